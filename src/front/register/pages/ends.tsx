import { asVisitor } from '../../../ground/people/session.server.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import {
  writeBriefMoney,
  writeCount,
  writeMonth,
  writeRoundMoney,
  writeShortMonth,
} from '../../../ground/words/write-value.ts'
import { findRegister } from '../../portfolio/find-register.ts'
import { countEnds, type EndCount, type Ends } from '../count-ends.ts'
import type { Route } from './+types/ends'
import { EndsChart } from './ends-chart.tsx'
import { RegisterLinks } from './register-links.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => {
    const { rows, today } = await findRegister(visit)
    return { ends: countEnds(rows, today), slug: visit.jurisdiction.slug, all: rows.length }
  })
}

/** What ends when, for two years: what has to be decided, and by when. */
export default function EndsPage({ loaderData }: Route.ComponentProps) {
  const { register } = useWords()
  const { ends, slug, all } = loaderData
  const isKnown = ends.none.contracts < ends.ofAll
  return (
    <>
      <title>{register.endsTitle}</title>
      <PageHeading title={register.endsTitle} lead={register.endsLead} />
      <RegisterLinks slug={slug} current="ends" />
      {isKnown ? (
        <>
          <Chart ends={ends} />
          <Months ends={ends} slug={slug} />
        </>
      ) : (
        <EmptyState sentence={all === 0 ? register.noContracts : register.noEnds}>
          <p>{register.noEndsHow}</p>
          <a className="usa-button" href={`/${slug}/data`}>
            {register.toData}
          </a>
        </EmptyState>
      )}
    </>
  )
}

function Chart({ ends }: { ends: Ends }) {
  const { register } = useWords()
  const language = useLanguage()
  const { months } = ends
  const hasMoney = months.some((one) => one.ceilingCents > 0)
  const size = (one: EndCount) => (hasMoney ? one.ceilingCents : one.contracts)
  const most = months.reduce((best, one) => (size(one) > size(best) ? one : best))
  const contracts = months.reduce((sum, one) => sum + one.contracts, 0)
  const cents = months.reduce((sum, one) => sum + one.ceilingCents, 0)
  const sentence =
    contracts === 0
      ? register.nothingEnds
      : hasMoney
        ? register.endsSentence(
            writeCount(contracts, language),
            writeRoundMoney(cents, language),
            writeMonth(most.month, language),
            writeCount(most.contracts, language),
            writeRoundMoney(most.ceilingCents, language),
          )
        : register.endsSentenceCounts(
            writeCount(contracts, language),
            writeMonth(most.month, language),
            writeCount(most.contracts, language),
          )
  if (contracts === 0) return <p className="steps-sentence">{sentence}</p>
  const chart = {
    title: register.endsTitle,
    description: sentence,
    formatTick: (value: number) => (hasMoney ? writeBriefMoney(value, language) : writeCount(value, language)),
    bars: months.map((one) => ({
      key: one.month,
      label: writeShortMonth(one.month, language),
      size: size(one),
      contracts: one.contracts,
      reading: `${writeMonth(one.month, language)}: ${register.contractCount(one.contracts, writeCount(one.contracts, language))}, ${writeBriefMoney(one.ceilingCents, language)}`,
    })),
  }
  return (
    <section className="chart-figure ends-figure">
      <h2>{sentence}</h2>
      <p className="explains">{hasMoney ? register.barsAre : register.barsAreCounts}</p>
      <div className="chart-wide">
        <EndsChart {...chart} width={1040} height={260} />
      </div>
      <div className="chart-narrow">
        <EndsChart {...chart} width={358} height={210} />
      </div>
    </section>
  )
}

function Months({ ends, slug }: { ends: Ends; slug: string }) {
  const { register } = useWords()
  const language = useLanguage()
  const { columns } = register
  const rows = [
    ...(ends.past.contracts > 0 ? [{ key: 'past', name: register.endedOpen, ...ends.past }] : []),
    ...ends.months
      .filter((one) => one.contracts > 0)
      .map((one) => ({ key: one.month, name: writeMonth(one.month, language), ...one })),
    ...(ends.later.contracts > 0 ? [{ key: 'later', name: register.endLater, ...ends.later }] : []),
    ...(ends.none.contracts > 0 ? [{ key: 'none', name: register.ends.none, ...ends.none }] : []),
  ]
  const count = (n: number) => writeCount(n, language)
  return (
    <section className="part">
      <h2>{register.endsByMonth}</h2>
      <p className="explains">{register.renewalsNote}</p>
      <DataTable
        caption={register.endsByMonth}
        isCaptionHidden
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'month',
            heading: columns.month,
            // What ends after these months has no filter of its own: "later" there begins a year from now.
            cell: (row) =>
              row.key === 'later' ? row.name : <a href={`/${slug}/contracts?ends=${row.key}`}>{row.name}</a>,
          },
          {
            key: 'contracts',
            heading: columns.contracts,
            phoneLabel: columns.contracts,
            isNumeric: true,
            cell: (row) => count(row.contracts),
          },
          {
            key: 'ceiling',
            heading: columns.ceiling,
            phoneLabel: columns.ceiling,
            isNumeric: true,
            cell: (row) => moneyOf(row, register, language),
          },
          {
            key: 'renewable',
            heading: columns.renewable,
            phoneLabel: columns.renewable,
            isNumeric: true,
            cell: (row) =>
              row.renewalsUnknown === row.contracts ? (
                <span className="explains">{register.unknown}</span>
              ) : (
                <>
                  {count(row.renewable)}
                  {row.renewalsUnknown > 0 && (
                    <span className="explains"> {register.andUnknown(count(row.renewalsUnknown))}</span>
                  )}
                </>
              ),
          },
        ]}
      />
    </section>
  )
}

function moneyOf(
  { contracts, ceilingCents, withoutCeiling }: EndCount,
  register: ReturnType<typeof useWords>['register'],
  language: ReturnType<typeof useLanguage>,
) {
  if (withoutCeiling === contracts) return <span className="explains">{register.unknown}</span>
  return (
    <>
      {writeBriefMoney(ceilingCents, language)}
      {withoutCeiling > 0 && (
        <span className="explains"> {register.andUnknown(writeCount(withoutCeiling, language))}</span>
      )}
    </>
  )
}
