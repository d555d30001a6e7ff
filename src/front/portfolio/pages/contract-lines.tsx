import { Form } from 'react-router'
import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { Sparkline } from '../../../ground/ui/sparkline.tsx'
import { type MarkedState, StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Language, Words } from '../../../ground/words/words.ts'
import { writeCount, writeRoundMoney, writeShortMonth, writeValue } from '../../../ground/words/write-value.ts'
import type { MeasureKey } from '../../../performance/measure-packs/homelessness/figure.ts'
import type { Standing } from '../../../performance/signals/judge-month.ts'
import type { PortfolioLine } from '../find-portfolio.ts'
import { toSparkline } from './to-sparkline.ts'

type Props = { lines: PortfolioLine[]; allLines: number; search: string; slug: string; month: string }

const headline: MeasureKey = 'exits-to-permanent-housing'
const others: MeasureKey[] = ['returns-within-six-months', 'length-of-stay', 'entries-from-homelessness', 'utilization']

/** Every program under every contract: how it stands on each measure, its course, and what is left of its money. */
export function ContractLines({ lines, allLines, search, slug, month }: Props) {
  const words = useWords()
  const language = useLanguage()
  const { portfolio } = words
  return (
    <section className="part">
      <h2>{portfolio.contracts}</h2>
      <Form method="get" className="search-line" role="search">
        <label className="usa-label" htmlFor="q">
          {portfolio.search}
        </label>
        <input className="usa-input" type="search" id="q" name="q" defaultValue={search} />
        <button type="submit" className="usa-button usa-button--outline">
          {portfolio.find}
        </button>
        {search && <a href={`/${slug}`}>{portfolio.clear}</a>}
        <a href={`/${slug}/portfolio.csv?month=${month}`}>{portfolio.download}</a>
      </Form>
      <p className="explains">
        {search && `${portfolio.found(writeCount(lines.length, language), writeCount(allLines, language))}. `}
        {portfolio.sharedNote}
      </p>
      <DataTable
        caption={portfolio.contracts}
        isCaptionHidden
        rows={lines}
        rowKey={(line) => `${line.contract.id} ${line.programId}`}
        columns={columnsOf(words, language, slug, month)}
      />
    </section>
  )
}

function columnsOf(words: Words, language: Language, slug: string, month: string): TableColumn<PortfolioLine>[] {
  const { portfolio, measures } = words
  const reviewOf = (line: PortfolioLine) =>
    `/${slug}/contracts/${encodeURIComponent(line.contract.number)}/reviews/${month}`
  return [
    {
      key: 'program',
      heading: portfolio.columns.program,
      cell: (line) => (
        <>
          <a href={reviewOf(line)}>{line.program}</a>
          <br />
          <span className="explains">
            {line.contract.providerName}, {line.contract.number}
            {line.lateActions > 0 && `, ${portfolio.late(line.lateActions)}`}
          </span>
        </>
      ),
    },
    {
      key: headline,
      heading: measures.title[headline],
      cell: (line) => <Mark standing={line.standings[headline]} words={words} />,
      phoneLabel: measures.short[headline],
    },
    {
      key: 'trend',
      heading: portfolio.columns.trend,
      cell: (line) => {
        const standing = line.standings[headline]
        return standing ? (
          <Sparkline
            title={portfolio.trendTitle(measures.title[headline]!)}
            {...toSparkline(standing.trend, standing.band)}
          />
        ) : null
      },
    },
    {
      key: 'counted',
      heading: portfolio.columns.counted,
      isNumeric: true,
      cell: (line) => countsOf(line.standings[headline], words),
      phoneLabel: portfolio.columns.counted,
    },
    ...others.map((measure) => ({
      key: measure,
      heading: measures.short[measure],
      cell: (line: PortfolioLine) => (
        <Mark standing={line.standings[measure]} words={words} isShort language={language} />
      ),
      phoneLabel: measures.short[measure],
    })),
    {
      key: 'spent',
      heading: portfolio.columns.spent,
      isNumeric: true,
      cell: ({ contract }) => spentOf(contract, words, language),
      phoneLabel: portfolio.columns.spent,
    },
    {
      key: 'ends',
      heading: portfolio.columns.ends,
      isNumeric: true,
      cell: ({ contract }) => (contract.to ? writeShortMonth(contract.to.slice(0, 7), language) : ''),
      phoneLabel: portfolio.columns.ends,
    },
  ]
}

function Mark({
  standing,
  words,
  isShort,
  language,
}: {
  standing: Standing | undefined
  words: Words
  isShort?: boolean
  language?: Language
}) {
  const { measures } = words
  if (!standing) return null
  if (standing.state !== 'value')
    return (
      <StateMark
        state={standing.state}
        word={isShort ? measures.stateShort[standing.state] : measures.state[standing.state]}
      />
    )
  const { judgment, window } = standing
  if (!judgment)
    return (
      <>
        {window?.value != null && language
          ? writeValue(window.value, standing.valueFormat, language)
          : measures.noStandard}
      </>
    )
  const state: MarkedState = judgment === 'too-few' ? 'too-few-to-judge' : judgment
  return <StateMark state={state} word={isShort ? measures.judgmentShort[judgment] : measures.judgment[judgment]} />
}

function countsOf(standing: Standing | undefined, { measures }: Words): string {
  return standing?.window ? measures.of(standing.window.numerator, standing.window.denominator) : ''
}

function spentOf(
  { ceilingCents, paidCents }: PortfolioLine['contract'],
  { portfolio }: Words,
  language: Language,
): string {
  if (ceilingCents === null) return ''
  const money = writeRoundMoney(ceilingCents, language)
  if (paidCents === null || ceilingCents <= 0) return money
  return portfolio.spentOf(writeValue(paidCents / ceilingCents, 'share', language), money)
}
