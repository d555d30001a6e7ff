import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { listMeasures } from '../../../performance/measures/list-measures.ts'
import { findBacktest } from '../../../performance/results/find-backtest.ts'
import { readBacktestForm } from '../backtest-form.ts'
import { backtestTable } from '../backtest-table.ts'
import type { Route } from './+types/backtest-file'

/** A back-test as CSV or as a workbook: the question stands in the address, as on the page. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const found = await asVisitor(request, params, async (visit) => {
    const { asked } = readBacktestForm(searchParams, await listMeasures(visit.work))
    return asked && findBacktest(visit, asked)
  })
  if (!found) throw new Response(null, { status: 404 })
  return answerTable(request, backtestTable(found), 'backtest')
}
