import { Sparkline } from '../../../ground/ui/sparkline.tsx'
import { type MarkedState, StateMark } from '../../../ground/ui/state-mark.tsx'
import type { Language, Words } from '../../../ground/words/words.ts'
import { writeBriefMoney, writeShortMonth, writeValue } from '../../../ground/words/write-value.ts'
import type { SortKey } from '../../portfolio/contract-index.ts'
import type { ContractRow, ListedStatus } from '../../portfolio/contract-row.ts'
import { readTrend } from '../../portfolio/trend-code.ts'

export type ContractColumn = {
  key: string
  /** by what the column is ordered; null: it cannot be */
  sort: SortKey | null
  isNumeric?: boolean
  heading: string
  phoneLabel?: string
  cell: (row: ContractRow) => React.ReactNode
}

/** The columns of the list: which contract, whose, until when, how much, where it stands, and how it goes. */
export function contractColumns(words: Words, language: Language, slug: string): ContractColumn[] {
  const { register, measures } = words
  const { columns } = register
  return [
    {
      key: 'number',
      sort: 'number',
      heading: columns.number,
      cell: (row) => (
        <>
          <a href={`/${slug}/contracts/${encodeURIComponent(row.number)}`}>{row.number}</a>
          <span className="row-title">{row.title}</span>
        </>
      ),
    },
    {
      key: 'provider',
      sort: 'provider',
      heading: columns.provider,
      cell: (row) => <a href={`/${slug}/providers/${row.providerId}`}>{row.provider}</a>,
    },
    {
      key: 'department',
      sort: 'department',
      heading: columns.department,
      cell: (row) => row.department ?? <span className="explains">{register.unknown}</span>,
    },
    {
      key: 'ends',
      sort: 'ends',
      heading: columns.term,
      phoneLabel: columns.term,
      cell: (row) => termOf(row, words, language),
    },
    {
      key: 'ceiling',
      sort: 'ceiling',
      isNumeric: true,
      heading: columns.ceiling,
      phoneLabel: columns.ceiling,
      cell: ({ ceilingCents }) =>
        ceilingCents === null ? (
          <span className="explains">{register.unknown}</span>
        ) : (
          writeBriefMoney(ceilingCents, language)
        ),
    },
    {
      key: 'paid',
      sort: 'paid',
      isNumeric: true,
      heading: columns.paid,
      phoneLabel: columns.paid,
      cell: (row) => paidOf(row, words, language),
    },
    {
      key: 'status',
      sort: 'status',
      heading: columns.status,
      cell: ({ status }) => <StateMark state={marks[status]} word={register.status[status]} />,
    },
    {
      key: 'trend',
      sort: null,
      heading: columns.trend,
      cell: ({ trend }) =>
        trend && (
          <Sparkline
            title={register.trendOf(measures.title[trend.measure] ?? trend.measure)}
            {...readTrend(trend.code)}
            width={96}
          />
        ),
    },
  ]
}

/** A state is a word and a shape: brown where somebody may be working without a contract. */
const marks: Record<ListedStatus, MarkedState> = {
  'running-unsigned': 'late',
  'awaiting-signature': 'immature',
  upcoming: 'immature',
  active: 'meets-target',
  expiring: 'between',
  expired: 'missing',
  suspended: 'not-computable',
  terminated: 'missing',
  'closed-out': 'missing',
  superseded: 'missing',
  'term-unknown': 'too-few-to-judge',
}

function termOf({ from, to }: ContractRow, { register }: Words, language: Language): React.ReactNode {
  if (from === null && to === null) return <span className="explains">{register.unknown}</span>
  const month = (day: string | null) => (day === null ? register.open : writeShortMonth(day.slice(0, 7), language))
  return `${month(from)} – ${month(to)}`
}

/** Paid, and its share of the ceiling where both are known. */
function paidOf({ ceilingCents, paidCents }: ContractRow, { register }: Words, language: Language): React.ReactNode {
  if (paidCents === null) return <span className="explains">{register.unknown}</span>
  const money = writeBriefMoney(paidCents, language)
  if (ceilingCents === null || ceilingCents <= 0) return money
  return (
    <>
      {money} <span className="explains">{writeValue(paidCents / ceilingCents, 'share', language)}</span>
    </>
  )
}
