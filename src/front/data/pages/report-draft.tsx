import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { isMonth } from '../../../ground/platform/day.ts'
import { listMeasures } from '../../../performance/measures/list-measures.ts'
import { saveDraft } from '../../../performance/reports/save-draft.ts'
import { readTyped } from '../../../performance/reports/typed-counts.ts'
import type { Route } from './+types/report-draft'

/** Keeps what is typed, while one types: the form sends it here in the background. */
export async function action({ request, params }: Route.ActionArgs) {
  if (!isMonth(params.month)) throw new Response(null, { status: 404 })
  const form = await request.formData()
  const note = String(form.get('note') ?? '')
  const saved = await asVisitor(request, params, async (visit) => {
    const typed = readTyped(form, await listMeasures(visit.work))
    return saveDraft(visit, { programId: params.program, month: params.month, typed, note })
  })
  return new Response(null, { status: 'refused' in saved ? 409 : 204 })
}

/** Who opens the address by hand is shown the report. */
export function loader({ params }: Route.LoaderArgs) {
  return redirect(`/${params.jurisdiction}/data/reports/${params.program}/${params.month}`)
}
