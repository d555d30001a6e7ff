import type { Finding } from '../../platform/finding.ts'
import { writeDay, writeMoney } from '../write-value.ts'

type FindingSentence = (finding: Finding) => string

const money = (cents: string | null) => (Number.isFinite(Number(cents)) ? writeMoney(Number(cents), 'en') : cents)
const day = (text: string | null) => (text && /^\d{4}-\d\d-\d\d$/.test(text) ? writeDay(text, 'en') : text)
const above =
  (what: string, advice = 'Look for an amendment that is missing here.'): FindingSentence =>
  ({ column, found, expected }) =>
    `Fiscal year ${column}: ${money(found)} ${what}, above the ceiling of ${money(expected)}. ${advice}`

/** One sentence for each code of what looks wrong in a contract's own record. */
const sentences = {
  'obligated-above-ceiling': above('obligated'),
  'invoiced-above-ceiling': above('invoiced'),
  'paid-above-ceiling': above('paid'),
  'stakes-above-ceiling': above('at stake', 'No more can depend on results than may be paid.'),
  'steps-out-of-order': ({ found, expected }) =>
    `A step is dated ${day(found)}, before the step that it follows (${day(expected)}). Check both days.`,
} satisfies Record<string, FindingSentence>

export const findingsContract: Record<keyof typeof sentences, FindingSentence> = sentences
