import { asVisitor } from '../../../ground/people/session.server.ts'
import { isMonth } from '../../../ground/platform/day.ts'
import { findPortfolio } from '../find-portfolio.ts'
import { writePortfolioTable } from '../write-portfolio-table.ts'
import type { Route } from './+types/portfolio-file'

/** The portfolio as CSV, one line a program, contract and measure. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const month = new URL(request.url).searchParams.get('month')
  const found = await asVisitor(request, params, (visit) =>
    findPortfolio(visit, { month: month && isMonth(month) ? month : null }),
  )
  return new Response(writePortfolioTable(found), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="portfolio-${found.month ?? 'empty'}.csv"`,
    },
  })
}
