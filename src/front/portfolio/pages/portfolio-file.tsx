import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { isMonth } from '../../../ground/platform/day.ts'
import { listMeasures } from '../../../performance/measures/list-measures.ts'
import { findPortfolio } from '../find-portfolio.ts'
import { portfolioTable } from '../portfolio-table.ts'
import type { Route } from './+types/portfolio-file'

/** The portfolio as CSV or as a workbook, one line a program, contract and measure. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const month = new URL(request.url).searchParams.get('month')
  const { found, measures } = await asVisitor(request, params, async (visit) => ({
    found: await findPortfolio(visit, { month: month && isMonth(month) ? month : null }),
    measures: await listMeasures(visit.work),
  }))
  return answerTable(request, portfolioTable(found, measures), `portfolio-${found.month ?? 'empty'}`)
}
