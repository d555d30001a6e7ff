import { sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { gatherFindings } from '../../ground/platform/gather-findings.ts'
import type { ContractList } from './contract-list.ts'

/** Masters and predecessors that a list names and that stand neither in it nor in the register, beside their rows. */
export async function listUnknownReferences(
  db: Reads,
  { contracts, references }: Pick<ContractList, 'contracts' | 'references'>,
): Promise<Finding[]> {
  if (references.length === 0) return []
  const known = new Set(contracts.map(({ number }) => number))
  const others = [...new Set(references.map(({ number }) => number))].filter((number) => !known.has(number))
  const stored = await db.selectFrom('contract').select('number').where(sql<boolean>`number = any(${others})`).execute()
  for (const { number } of stored) known.add(number)
  const books = new Map<string, ReturnType<typeof gatherFindings>>()
  for (const { file, row, column, number } of references) {
    if (known.has(number)) continue
    if (!books.has(file)) books.set(file, gatherFindings(file))
    const found = number.length > 40 ? null : number
    books.get(file)!.note({ grade: 'warning', code: 'unknown-referred-contract', row, column, found, apart: number })
  }
  return [...books.values()].flatMap((book) => book.list())
}
