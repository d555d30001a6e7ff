import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { findBacktest } from '../../../performance/results/find-backtest.ts'
import { readBacktestForm } from '../backtest-form.ts'
import { backtestTable } from '../backtest-table.ts'
import type { Route } from './+types/backtest-file'

/** A back-test as CSV or as a workbook: the question stands in the address, as on the page. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { asked } = readBacktestForm(new URL(request.url).searchParams)
  if (!asked) throw new Response(null, { status: 404 })
  const found = await asVisitor(request, params, (visit) => findBacktest(visit, asked))
  if (!found) throw new Response(null, { status: 404 })
  return answerTable(request, backtestTable(found), 'backtest')
}
