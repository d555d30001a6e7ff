import { answerTable } from '../../../ground/platform/answer-table.ts'
import { systemKeys } from '../../../performance/measure-packs/homelessness/system/system-figures.ts'
import { asGovernment } from '../as-government.server.ts'
import { findSystem, findSystemMeasure, readSystemChoice } from '../find-system.ts'
import { systemTable } from '../system-table.ts'
import type { Route } from './+types/system-file'

/** The figures of the whole system as CSV or as a workbook; `by` adds the groups of the newest year. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const choice = readSystemChoice(query)
  const table = await asGovernment(request, params, async (visit) => {
    const shown = await findSystem(visit, choice)
    if (shown === null) throw new Response(null, { status: 404 })
    const groups = []
    if (query.has('by'))
      for (const measure of systemKeys) {
        const one = await findSystemMeasure(visit, measure, choice)
        groups.push({ measure, kind: choice.kind, lines: one?.groups ?? [] })
      }
    return systemTable(shown, groups)
  })
  return answerTable(request, table, 'system-measures')
}
