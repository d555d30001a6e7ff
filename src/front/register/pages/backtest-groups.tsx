import { DataTable } from '../../../ground/ui/data-table.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeMonth } from '../../../ground/words/write-value.ts'
import type { BacktestTally, Counts, Missed } from '../../../performance/results/backtest.ts'
import type { FoundBacktest } from '../../../performance/results/find-backtest.ts'

/** What would have been missed by each program type and population, by name, with what holds today beneath. */
export function BacktestGroups({ found }: { found: FoundBacktest }) {
  const { backtest: text } = useWords()
  const language = useLanguage()
  const { columns } = text
  const rows = [
    ...found.groups.map(({ programType, population, tally }) => ({
      name: [programType, population].filter(Boolean).join(', '),
      tally,
    })),
    ...(found.groups.length > 1 ? [{ name: text.all, tally: found.total }] : []),
  ]
  const count = (n: number) => writeCount(n, language)
  const both = ({ programs, contracts }: Counts) =>
    programs === 0
      ? text.nobody
      : text.both(whole(text.programs(programs, count(programs))), whole(text.contracts(contracts, count(contracts))))
  const missed = (of: (one: Missed) => string) => (row: (typeof rows)[number]) =>
    // Where nothing could be judged, nothing was missed or met.
    row.tally.judged.programs === 0 ? (
      <span className="explains">{text.notJudged}</span>
    ) : (
      <>
        {of(row.tally.proposed)}
        <span className="explains beneath">{row.tally.today ? text.today(of(row.tally.today)) : text.todayNone}</span>
      </>
    )
  const column = (key: string, heading: string, cell: (row: (typeof rows)[number]) => React.ReactNode) => ({
    ...{ key, heading, cell },
    phoneLabel: `${heading}:`,
  })
  return (
    <DataTable
      caption={text.byType}
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        { key: 'type', heading: columns.type, cell: (row) => row.name },
        column('judged', columns.judged, (row) => both(row.tally.judged)),
        column(
          'ever',
          columns.ever,
          missed((one) => both(one.ever)),
        ),
        column(
          'three',
          columns.threeOrMore,
          missed((one) => both(one.threeOrMore)),
        ),
        column(
          'newest',
          columns.newest(writeMonth(found.to, language)),
          missed((one) => both(one.newest)),
        ),
        {
          key: 'months',
          heading: columns.months,
          phoneLabel: `${columns.months}:`,
          cell: (row) =>
            missed((one) => whole(text.ofMonths(count(one.programMonths), count(row.tally.programMonths.judged))))(row),
        },
        column('not', columns.not, (row) => <NeverJudged tally={row.tally} />),
      ]}
    />
  )
}

/** A number and its word stay on one line. */
const whole = (text: string) => text.replaceAll(' ', '\u00a0')

/** Too few, not yet mature, not computable and missing are four things, and each has its own number. */
function NeverJudged({ tally: { neverJudged } }: { tally: BacktestTally }) {
  const { backtest: text } = useWords()
  const language = useLanguage()
  const parts = (['tooFew', 'immature', 'notComputable', 'missing'] as const)
    .filter((key) => neverJudged[key] > 0)
    .map((key) => text[key](writeCount(neverJudged[key], language)))
  return <span className="explains">{parts.length === 0 ? text.nobody : parts.join(', ')}</span>
}
