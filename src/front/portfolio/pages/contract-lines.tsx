import { Form } from 'react-router'
import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { Sparkline } from '../../../ground/ui/sparkline.tsx'
import { type MarkedState, StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Language, Words } from '../../../ground/words/words.ts'
import { writeBriefMoney, writeCount, writeShortMonth, writeValue } from '../../../ground/words/write-value.ts'
import { isMeasureKey, type MeasureKey } from '../../../performance/measure-packs/homelessness/figure.ts'
import type { Mark, PortfolioRow } from '../portfolio-row.ts'
import { toSparkline } from './to-sparkline.ts'

type Props = { rows: PortfolioRow[]; allRows: number; search: string; isWhole: boolean; slug: string; month: string }

/** How many a phone shows at first; the others are hidden by the theme, and one click away. */
const shownOnPhone = 8

const headline: MeasureKey = 'exits-to-permanent-housing'
const others: MeasureKey[] = ['returns-within-six-months', 'length-of-stay', 'entries-from-homelessness', 'utilization']

/** Every program under every contract: how it stands on each measure, its course, and what is left of its money. */
export function ContractLines({ rows, allRows, search, isWhole, slug, month }: Props) {
  const words = useWords()
  const language = useLanguage()
  const { portfolio } = words
  const isFew = !search && !isWhole
  const first = (n: number) => `${portfolio.attentionFirst(writeCount(n, language))} `
  return (
    <section className={`part portfolio-lines${isFew ? ' is-few' : ''}`}>
      <h2>{portfolio.programs}</h2>
      <Form method="get" className="search-line" role="search">
        <label className="usa-label" htmlFor="q">
          {portfolio.search}
        </label>
        <input className="usa-input" type="search" id="q" name="q" defaultValue={search} />
        <button type="submit" className="usa-button usa-button--outline">
          {portfolio.find}
        </button>
        {search && <a href={`/${slug}`}>{portfolio.clear}</a>}
        <a href={`/${slug}/portfolio.csv?month=${month}`}>{portfolio.download}</a>{' '}
        <a href={`/${slug}/portfolio.xlsx?month=${month}`}>Excel</a>
      </Form>
      <p className="explains">
        {search && `${portfolio.found(writeCount(rows.length, language), writeCount(allRows, language))}. `}
        {isFew && rows.length < allRows && <span className="wide-only">{first(rows.length)}</span>}
        {isFew && allRows > shownOnPhone && <span className="narrow-only">{first(shownOnPhone)}</span>}
        {portfolio.sharedNote}
      </p>
      <DataTable
        caption={portfolio.programs}
        isCaptionHidden
        rows={rows}
        rowKey={(row) => row.key}
        columns={columnsOf(rows, words, language, slug, month)}
      />
      {isFew && allRows > shownOnPhone && (
        <p className={rows.length < allRows ? undefined : 'narrow-only'}>
          <a href="?lines">{portfolio.showLines(writeCount(allRows, language))}</a>
        </p>
      )}
    </section>
  )
}

/** Measures that no line on the page stands on have no column; those of other fields stand in the line itself. */
function columnsOf(
  rows: PortfolioRow[],
  words: Words,
  language: Language,
  slug: string,
  month: string,
): TableColumn<PortfolioRow>[] {
  const { portfolio, measures } = words
  const { columns } = portfolio
  const told = rows.some((row) => others.some((measure) => row.marks[measure]))
  const trendTitle = (row: PortfolioRow) => portfolio.trendTitle(measures.title[row.headline] ?? row.headline)
  return [
    {
      key: 'program',
      heading: columns.program,
      cell: (row) => (
        <>
          <a href={`/${slug}/contracts/${encodeURIComponent(row.number)}/reviews/${month}`}>{row.program}</a>
          <br />
          <span className="explains">
            {`${row.provider}, ${row.number}${row.lateActions > 0 ? `, ${portfolio.late(row.lateActions)}` : ''}`}
          </span>
          <OtherField row={row} words={words} language={language} />
        </>
      ),
    },
    {
      key: headline,
      heading: measures.short[headline],
      phoneLabel: measures.short[headline],
      cell: (row) => <Standing mark={row.marks[headline]} words={words} language={language} isShort />,
    },
    {
      key: 'trend',
      heading: columns.trend,
      cell: (row) =>
        row.trend.values.length > 0 ? (
          <Sparkline title={trendTitle(row)} {...toSparkline(row.trend, row.band)} />
        ) : null,
    },
    {
      key: 'counted',
      heading: columns.counted,
      isNumeric: true,
      phoneLabel: columns.counted,
      cell: ({ counts }) => (counts ? measures.of(...counts) : ''),
    },
    ...(told ? others : []).map((measure) => ({
      key: measure,
      heading: measures.short[measure],
      phoneLabel: measures.short[measure],
      cell: (row: PortfolioRow) => <Standing mark={row.marks[measure]} words={words} language={language} isShort />,
    })),
    {
      key: 'spent',
      heading: columns.spent,
      isNumeric: true,
      phoneLabel: columns.spent,
      cell: (row) => spentOf(row, words, language),
    },
    {
      key: 'ends',
      heading: columns.ends,
      isNumeric: true,
      phoneLabel: columns.ends,
      cell: ({ endsOn }) => (endsOn ? writeShortMonth(endsOn.slice(0, 7), language) : ''),
    },
  ]
}

/** How a program of another field stands on its own measures: named, for no column does. */
function OtherField({ row, words, language }: Pick<StandingProps, 'words' | 'language'> & { row: PortfolioRow }) {
  const { measures } = words
  const own = Object.entries(row.marks).filter(([key, mark]) => !isMeasureKey(key) && mark.state !== 'not-applicable')
  return own.map(([key, mark]) => (
    <span key={key} className="row-title">
      {measures.short[key] ?? key}: <Standing mark={mark} words={words} language={language} isShort />
    </span>
  ))
}

type StandingProps = { mark: Mark | undefined; words: Words; language: Language; isShort?: boolean }

function Standing({ mark, words, language, isShort }: StandingProps) {
  const { measures } = words
  if (!mark) return null
  if (mark.state !== 'value') {
    return <StateMark state={mark.state} word={(isShort ? measures.stateShort : measures.state)[mark.state]} />
  }
  if (!mark.judgment) return <>{mark.value === null ? '' : writeValue(mark.value, mark.valueFormat, language)}</>
  const state: MarkedState = mark.judgment === 'too-few' ? 'too-few-to-judge' : mark.judgment
  return <StateMark state={state} word={(isShort ? measures.judgmentShort : measures.judgment)[mark.judgment]} />
}

function spentOf({ ceilingCents, paidCents }: PortfolioRow, { portfolio }: Words, language: Language): string {
  if (ceilingCents === null) return ''
  const money = writeBriefMoney(ceilingCents, language)
  if (paidCents === null || ceilingCents <= 0) return money
  return portfolio.spentOf(writeValue(paidCents / ceilingCents, 'share', language), money)
}
