/** A contract mark is a month in which the contract itself changed: its money, its measures, or which contract it is. */
import type { Month } from '../../ground/platform/day.ts'
import type { Words } from '../../ground/words/words.ts'
import type { AgreedMark } from './shown-course.ts'

export type ContractMark = {
  month: Month
  kind: 'amendment' | 'took-over' | 'taken-over'
  /** of the amendment, or of the other contract */
  number: string
  /** what an amendment changed, of what a chart can show */
  changed: ('money' | 'measures')[]
}

/** The marks with their labels, one a month and kind: four contracts that became one are one change. */
export function labelContractMarks(
  marks: readonly ContractMark[],
  { review }: Words,
  /** the page of the contract, where marks may be opened */
  page?: string,
): AgreedMark[] {
  const together = Map.groupBy(marks, ({ month, kind }) => `${month} ${kind}`)
  return [...together.values()].map((same) => {
    const [{ month, kind }] = same as [ContractMark]
    const numbers = same.length > 2 ? String(same.length) : same.map((mark) => mark.number).join(', ')
    const changed = [...new Set(same.flatMap((mark) => mark.changed))].map((one) => review.marks.changed[one])
    const label = review.marks[kind](numbers, changed.join(', '), same.length)
    return {
      month,
      label,
      kind: 'contract',
      ...(page ? { href: `${page}#${kind === 'amendment' ? 'amendments' : 'line'}` } : {}),
    }
  })
}
