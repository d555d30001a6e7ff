import type { AmountKind, YearAmount, YearStake } from '../../agreements/contracts/contract-amounts.ts'
import { amountKinds } from '../../agreements/contracts/contract-amounts.ts'
import { isDay } from '../../ground/platform/day.ts'
import { readAmount } from '../../ground/platform/read-amount.ts'

/** What a person typed into a form of a contract, by the name of its field. */
export type Sent = Record<string, string>
/** A field that does not say what it should: which, of what kind, and what it says. */
export type FieldFault = { field: string; kind: 'amount' | 'number' | 'day'; text: string }

/** Reads the fields of a form one by one, and gathers those that cannot be read. An empty field is null: not known. */
export function openForm(sent: Sent) {
  const faults: FieldFault[] = []
  const fault = (field: string, kind: FieldFault['kind']) => {
    faults.push({ field, kind, text: text(field) })
    return null
  }
  const text = (field: string) => (sent[field] ?? '').trim()
  return {
    faults,
    text,
    textOrNull: (field: string) => text(field) || null,
    day(field: string): string | null {
      if (text(field) === '') return null
      return isDay(text(field)) ? text(field) : fault(field, 'day')
    },
    cents(field: string): number | null {
      const read = readAmount(text(field))
      return 'refused' in read ? fault(field, 'amount') : read.amountCents
    },
    wholeNumber(field: string): number | null {
      if (text(field) === '') return null
      return /^\d{1,2}$/.test(text(field)) ? Number(text(field)) : fault(field, 'number')
    },
    /** '15' and '15%' are 0.15 */
    percent(field: string): number | null {
      const written = text(field).replace(/\s*%$/, '').replace(',', '.')
      if (written === '') return null
      const value = Number(written)
      const isPercent = /^\d{1,3}(\.\d{1,4})?$/.test(written) && value <= 100
      return isPercent ? Number((value / 100).toFixed(6)) : fault(field, 'number')
    },
  }
}

type Form = ReturnType<typeof openForm>

export const amountField = (kind: AmountKind, fiscalYear: number) => `${kind}-${fiscalYear}`

/** The amounts of a form whose fields are named by kind and fiscal year; an empty field is no amount. */
export function readYearAmounts(form: Form, years: readonly number[]): YearAmount[] {
  return years.flatMap((fiscalYear) =>
    amountKinds.flatMap((kind) => {
      const amountCents = form.cents(amountField(kind, fiscalYear))
      return amountCents === null ? [] : [{ fiscalYear, kind, amountCents }]
    }),
  )
}

export const stakeLines = 12

/** The amounts at stake of a form, line by line; a line without an amount is none. */
export function readStakes(form: Form): YearStake[] {
  return Array.from({ length: stakeLines }, (_, line) => line).flatMap((line) => {
    const amountCents = form.cents(`stake-amount-${line}`)
    const fiscalYear = Number(form.text(`stake-year-${line}`))
    const measure = form.text(`stake-measure-${line}`)
    return amountCents === null || measure === '' ? [] : [{ fiscalYear, measure, amountCents }]
  })
}

/** The fiscal years that the form of amounts shows: those of the term and those of which something is known. */
export function yearsOfForm(known: readonly number[], term: { first: number | null; last: number | null }): number[] {
  const [first, last] = [term.first ?? term.last, term.last ?? term.first]
  const ofTerm =
    first === null || last === null || last < first
      ? []
      : Array.from({ length: Math.min(15, last - first + 1) }, (_, index) => first + index)
  return [...new Set([...known, ...ofTerm])].sort((a, b) => a - b)
}

/** '1,234.50' as a field shows it and as it is read again; '' for what is not known. */
export function writeCentsField(cents: number | null): string {
  if (cents === null) return ''
  const whole = Math.trunc(Math.abs(cents) / 100).toLocaleString('en-US')
  const rest = Math.abs(cents) % 100
  return `${cents < 0 ? '-' : ''}${whole}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`
}
