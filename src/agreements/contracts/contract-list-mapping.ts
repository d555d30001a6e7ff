import type { Finding } from '../../ground/platform/finding.ts'
import { gatherFindings } from '../../ground/platform/gather-findings.ts'
import { type ColumnGuess, type Columns, guessColumns } from '../../ground/platform/guess-columns.ts'
import { contractColumnNames as names } from './contract-column-names.ts'

export type ContractField = keyof typeof names
export const contractFields = Object.keys(names) as ContractField[]
export type ContractMapping = Columns<ContractField>
export type ContractMappingGuess = ColumnGuess<ContractField> & { findings: Finding[] }

/** Without these two a row is no contract; without the others it is one that tells less. */
const essential = ['number', 'provider'] as const
const useful = ['from', 'to', 'amount'] as const

/**
 * Guesses which header of a contract list means what, with the reason for each, for a person to confirm or correct.
 * A list without a contract number or a provider is stopped here.
 */
export function guessMapping(header: readonly string[], file = ''): ContractMappingGuess {
  const guess = guessColumns<ContractField>(header, names)
  return { ...guess, findings: checkMapping(header, guess.columns, file) }
}

/** What a mapping lacks, or names although the file does not have it. */
export function checkMapping(header: readonly string[], mapping: ContractMapping, file = ''): Finding[] {
  const book = gatherFindings(file)
  const isFound = (field: ContractField) => mapping[field] !== undefined && header.includes(mapping[field])
  for (const field of essential)
    if (!isFound(field))
      book.note({
        grade: 'stops',
        code: `no-contract-${field}-column`,
        found: header.slice(0, 12).join(', '),
        expected: names[field].slice(0, 4).join(', '),
      })
  for (const field of useful)
    if (!isFound(field))
      book.note({
        grade: 'warning',
        code: 'column-not-found',
        column: field,
        expected: names[field].slice(0, 4).join(', '),
      })
  return book.list()
}
