import type { ReactNode } from 'react'
import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { StateMark } from '../../../ground/ui/state-mark.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { GroupLine } from '../../../performance/results/group-table.ts'
import { BalanceBar } from './balance-bar.tsx'

type Props = {
  caption: string
  lines: GroupLine[]
  /** what kind of group it is */
  heading: string
  nameOf: (name: string) => string
  counts: (line: { numerator: number; denominator: number }) => ReactNode
  /** null: the counts are all there is to tell */
  write: ((value: number) => string) | null
  isShare: boolean
}

/** Groups of people beside each other: counts, value, and how a share differs from that of the largest group. */
export function GroupLines({ caption, lines, heading, nameOf, counts, write, isShare }: Props) {
  const { groups: text, measures } = useWords()
  const longest = Math.max(...lines.map(({ value }) => value ?? 0), 1)
  const columns: TableColumn<GroupLine>[] = [
    { key: 'group', heading, cell: ({ name }) => nameOf(name) },
    {
      key: 'counts',
      heading: text.counts,
      cell: ({ numerator, denominator, isSuppressed }) =>
        isSuppressed ? (
          <StateMark state="suppressed" word={measures.state.suppressed} />
        ) : (
          counts({ numerator: numerator!, denominator: denominator! })
        ),
    },
  ]
  if (write)
    columns.push({
      key: 'value',
      heading: text.value,
      isNumeric: true,
      cell: ({ value }) =>
        value === null ? null : (
          <>
            {write(value)}
            <BalanceBar part={value} of={isShare ? 1 : longest} />
          </>
        ),
    })
  if (isShare)
    columns.push({
      key: 'difference',
      heading: text.difference,
      cell: (line) => {
        if (line.isLargest) return <span className="explains">{text.largest}</span>
        if (line.isTooFew) return <StateMark state="too-few-to-judge" word={measures.judgment['too-few']} />
        if (line.difference === null)
          return line.isSuppressed ? null : <span className="explains">{text.notCompared}</span>
        const { value, lower, upper } = line.difference
        const points = (part: number) => text.points(part * 100)
        return (
          <>
            {points(value)}
            <span className="explains beneath">{measures.interval(points(lower), points(upper))}</span>
          </>
        )
      },
    })
  return <DataTable caption={caption} isCaptionHidden rows={lines} rowKey={({ name }) => name} columns={columns} />
}
