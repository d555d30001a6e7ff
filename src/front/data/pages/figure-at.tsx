import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { isMonth } from '../../../ground/platform/day.ts'
import { listResults } from '../../../performance/results/list-results.ts'
import type { Route } from './+types/figure-at'

/** The newest figure of a program, a measure and a month: a chart's point knows no more than these. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { month, measure } = params
  if (!isMonth(month) || !/^[0-9a-f-]{36}$/.test(params.id)) throw new Response(null, { status: 404 })
  const unit = new URL(request.url).searchParams.get('unit') ?? 'households'
  const results = await asVisitor(request, params, (visit) =>
    listResults(visit.work, { programIds: [params.id], unit: [unit], fromMonth: month, toMonth: month }),
  )
  const found = results.find((one) => one.measure === measure)
  if (!found) throw new Response(null, { status: 404 })
  return redirect(`/${params.jurisdiction}/figures/${found.id}`)
}
