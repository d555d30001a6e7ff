import { asVisitor } from '../../../ground/people/session.server.ts'
import { isMonth } from '../../../ground/platform/day.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeMonth, writeRoundMoney } from '../../../ground/words/write-value.ts'
import { findPortfolio, type PortfolioLine } from '../find-portfolio.ts'
import { toPortfolioRow } from '../portfolio-row.ts'
import type { Route } from './+types/portfolio'
import { Attention } from './attention.tsx'
import { ContractLines } from './contract-lines.tsx'
import { Goals } from './goals.tsx'

const shownSignals = 8
/** The lines that need attention first; the others are one click or a search away. */
const shownLines = 60

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const month = query.get('month')
  const search = (query.get('q') ?? '').trim().slice(0, 100)
  const isAll = query.has('all')
  const isWhole = query.has('lines')
  return asVisitor(request, params, async (visit) => {
    const found = await findPortfolio(visit, month && isMonth(month) ? month : null)
    const { lines, signals, ...rest } = found
    return {
      ...rest,
      rows: (search
        ? lines.filter((line) => matches(line, search))
        : lines.slice(0, isWhole ? undefined : shownLines)
      ).map(toPortfolioRow),
      allRows: lines.length,
      signals: isAll ? signals : signals.slice(0, shownSignals),
      allSignals: signals.length,
      search,
      isAll,
      slug: visit.jurisdiction.slug,
      isGovernment: visit.asker.role !== 'provider',
    }
  })
}

/** Every word of the search stands somewhere in the line, in any order, without case and accents. */
function matches({ contract, program, programType, population }: PortfolioLine, search: string): boolean {
  const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const text = plain(`${contract.providerName} ${program} ${contract.number} ${programType} ${population ?? ''}`)
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word))
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
      {contracts > 0 && !month && loaderData.isGovernment && (
        <EmptyState sentence={portfolio.emptyResults}>
          <p>{portfolio.emptyResultsHow}</p>
          <a className="usa-button" href={`/${slug}/data`}>
            {portfolio.toData}
          </a>
        </EmptyState>
      )}
      <Goals goals={loaderData.goals} />
      {month && <Attention {...loaderData} month={month} />}
      {loaderData.allRows > 0 && <ContractLines {...loaderData} month={month!} />}
      {loaderData.unmapped.length > 0 && (
        <section className="part">
          <h2>{portfolio.unmapped}</h2>
          <p className="explains">{portfolio.unmappedText}</p>
          <ul className="plain-columns">
            {loaderData.unmapped.slice(0, 200).map((contract) => (
              <li key={contract.id}>
                {contract.number}, {contract.providerName}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
