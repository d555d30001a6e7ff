import { redirect } from 'react-router'
import { addMapLine } from '../../../agreements/programs/add-map-line.ts'
import { endMapLine } from '../../../agreements/programs/end-map-line.ts'
import { removeMapLine } from '../../../agreements/programs/remove-map-line.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { asGovernment } from '../as-government.server.ts'
import { followMap } from '../follow-map.ts'

export type MapProblem = { do: string; refused: string; sent: Record<string, string> }

/** The forms of the map: a line is added, ended or removed, and the figures follow. */
export async function answerMapForm(
  request: Request,
  params: { jurisdiction?: string | undefined },
): Promise<Response | MapProblem> {
  const form = await request.formData()
  const sent = Object.fromEntries([...form.entries()].map(([name, value]) => [name, String(value).trim()]))
  const asked = sent.do ?? ''
  const came = await asGovernment(request, params, async (visit) => {
    const { asker, askerName, jurisdiction } = visit
    return { outcome: await answer(visit, asked, sent), visit: { asker, askerName, jurisdiction } }
  })
  const { refused } = came.outcome
  if (refused !== undefined) {
    if (refused === 'not-allowed') throw new Response(refused, { status: 403 })
    return { do: asked, refused, sent }
  }
  const { db, settings } = theProgram()
  const followed = await followMap(db, settings.dataFolder, came.visit)
  const find = sent.q ? `&q=${encodeURIComponent(sent.q)}` : ''
  return redirect(`/${came.visit.jurisdiction.slug}/data/map?done=${asked}&figures=${followed}${find}`)
}

async function answer(
  visit: Visit,
  asked: string,
  sent: Record<string, string>,
): Promise<{ done?: unknown; refused?: string }> {
  const text = (name: string) => sent[name] ?? ''
  switch (asked) {
    case 'added':
      return addMapLine(visit, {
        contractNumber: text('contract'),
        program: text('program'),
        programType: text('type'),
        population: text('population'),
        hmisProjectId: text('project') || null,
        from: text('from') || null,
        to: text('to') || null,
      })
    case 'ended':
      return endMapLine(visit, { id: text('line'), endOn: text('endOn') })
    case 'removed':
      return removeMapLine(visit, { id: text('line') })
    default:
      return { refused: 'wrong-form' }
  }
}
