import type { Amendment, ContractTerms } from '../../agreements/contracts/amendment.ts'
import type { YearStake } from '../../agreements/contracts/contract-amounts.ts'
import { namedColumns, type WrittenTable, writeDollars } from '../../ground/platform/write-table.ts'

export const amendmentColumns = [
  'contract_number',
  'amendment',
  'kinds',
  'effective_on',
  'signed_on',
  'undone_on',
  'rationale',
  'term',
  'before',
  'after',
] as const

/** The amendments of a contract as a list: one line a term that changed, those that were undone included. */
export function amendmentsTable(number: string, amendments: readonly Amendment[]): WrittenTable {
  const rows = amendments.flatMap((one) =>
    (Object.keys(one.after) as (keyof ContractTerms)[]).map((term) => [
      number,
      one.number,
      one.kinds.join(' '),
      one.effectiveOn,
      one.signedOn,
      one.undoneAt?.slice(0, 10),
      one.rationale,
      columnOf[term],
      writeTerm(term, one.before),
      writeTerm(term, one.after),
    ]),
  )
  const kinds = { effective_on: 'day', signed_on: 'day', undone_on: 'day' } as const
  return { columns: namedColumns(amendmentColumns, kinds), rows }
}

const columnOf: Record<keyof ContractTerms, string> = {
  from: 'from',
  to: 'to',
  ceilingCents: 'ceiling',
  scope: 'scope',
  renewalsLeft: 'renewals_left',
  measuresNote: 'measures',
  stakes: 'at_stake',
}

function writeTerm(term: keyof ContractTerms, terms: Partial<ContractTerms>): string | number | null {
  const value = terms[term] ?? null
  if (term === 'ceilingCents') return value === null ? null : writeDollars(value as number)
  if (term === 'stakes')
    return ((value ?? []) as YearStake[])
      .map(({ fiscalYear, measure, amountCents }) => `${fiscalYear} ${measure} ${writeDollars(amountCents)}`)
      .join('; ')
  return value as string | number | null
}
