import { countDocuments } from '../../../agreements/documents/count-documents.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { isMonth } from '../../../ground/platform/day.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeMonth, writeRoundMoney } from '../../../ground/words/write-value.ts'
import type { GoalCourse } from '../find-goals.ts'
import { findPortfolio } from '../find-portfolio.ts'
import { toPortfolioRow, toTrend } from '../portfolio-row.ts'
import type { Route } from './+types/portfolio'
import { Attention } from './attention.tsx'
import { ContractLines } from './contract-lines.tsx'
import { Goals, type ShownGoal } from './goals.tsx'
import { Summary } from './summary.tsx'

const shownSignals = 8
/** The lines that need attention first; the others are one click or a search away. */
const shownLines = 20

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const month = query.get('month')
  const search = (query.get('q') ?? '').trim().slice(0, 100)
  const isAll = query.has('all')
  const isWhole = query.has('lines')
  return asVisitor(request, params, async (visit) => {
    const found = await findPortfolio(visit, {
      month: month && isMonth(month) ? month : null,
      search,
      lines: search || isWhole ? undefined : shownLines,
      signals: isAll ? undefined : shownSignals,
    })
    const { lines, goals, unmapped, allLines, ...rest } = found
    const { overdue, expired } = await countDocuments(visit.work, { today: visit.today })
    return {
      ...rest,
      // What the page draws, and no more: the rest would travel twice, drawn and as data.
      goals: goals.map(slimGoal),
      rows: lines.map(toPortfolioRow),
      allRows: allLines,
      unmapped: unmapped.length,
      lateFiles: overdue + expired,
      search,
      isAll,
      isWhole,
      slug: visit.jurisdiction.slug,
      isGovernment: visit.asker.role !== 'provider',
    }
  })
}

function slimGoal({ course, ...goal }: GoalCourse): ShownGoal {
  const { measure, valueFormat, points, limits } = course
  const last = points.findLast((point) => point.resultId !== null)
  return {
    ...goal,
    measure,
    valueFormat,
    figureId: last?.resultId || null,
    isFlagged: points.at(-1)?.flag != null,
    trend: toTrend(points),
    band: limits.at(-1) ?? null,
  }
}

export default function Portfolio({ loaderData }: Route.ComponentProps) {
  const { portfolio } = useWords()
  const language = useLanguage()
  const { providers, contracts, ceilingCents, month, slug } = loaderData
  const counts = portfolio.lead(
    writeCount(providers, language),
    writeCount(contracts, language),
    writeRoundMoney(ceilingCents, language),
  )
  return (
    <>
      <title>{portfolio.title}</title>
      <PageHeading
        title={portfolio.title}
        lead={contracts > 0 ? `${counts} ${month ? portfolio.monthLead(writeMonth(month, language)) : ''}` : undefined}
      />
      {contracts === 0 && (
        <EmptyState sentence={portfolio.emptyContracts}>
          <p>{portfolio.emptyContractsHow}</p>
          <a className="usa-button" href={`/${slug}/data`}>
            {portfolio.toData}
          </a>
        </EmptyState>
      )}
      <Goals goals={loaderData.goals} slug={slug} isGovernment={loaderData.isGovernment} />
      {month && <Attention {...loaderData} month={month} />}
      {contracts > 0 && loaderData.isGovernment && <Summary {...loaderData} lateFiles={loaderData.lateFiles} />}
      {contracts > 0 && !month && loaderData.isGovernment && (
        <EmptyState sentence={portfolio.emptyResults}>
          <p>{portfolio.emptyResultsHow}</p>
          <a className="usa-button" href={`/${slug}/data`}>
            {portfolio.toData}
          </a>
        </EmptyState>
      )}
      {loaderData.allRows > 0 && <ContractLines {...loaderData} month={month!} />}
    </>
  )
}
