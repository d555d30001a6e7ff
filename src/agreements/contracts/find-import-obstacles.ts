import { sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import { digestOfImage } from './contract-columns.ts'
import type { ContractImage } from './contract-image.ts'
import { listKnownContracts } from './list-known-contracts.ts'

/** What an import changed: contracts that it added, and those that it changed with what stood before. */
export type ImportChanges = {
  addedIds: string[]
  changed: { id: string; was: ContractImage & { submissionId: string; nowDigest: string } }[]
}

/** Something that was built on an import since, so that it cannot be taken back: what it is, and on how many contracts. */
export type Obstacle = {
  /** a table whose rows refer to the contracts, or 'changed-since' */
  kind: string
  contracts: number
  /** one of them, to look at */
  number: string
}

/** What hangs on a contract by the import's own doing is no obstacle. */
const ownTables = ['contract_item', 'contract_amount', 'contract', 'contract_succession']

/**
 * Everything that stands in the way of taking an import back. Which tables may refer to a contract is asked of the
 * database, so that a room that is added later is an obstacle without anybody remembering to say so.
 */
export async function findImportObstacles(
  db: Reads,
  submissionId: string,
  { addedIds, changed }: ImportChanges,
): Promise<Obstacle[]> {
  const allIds = [...addedIds, ...changed.map(({ id }) => id)]
  const found = new Map<string, Set<string>>()
  const note = (kind: string, numbers: string[]) => {
    if (numbers.length > 0) found.set(kind, new Set([...(found.get(kind) ?? []), ...numbers]))
  }
  for (const { table, column } of await listReferringColumns(db, 'contract')) {
    if (ownTables.includes(table)) continue
    const rows = await sql<{ number: string }>`select distinct contract.number from ${sql.table(table)} as other
      join contract on contract.id = other.${sql.ref(column)} where other.${sql.ref(column)} = any(${addedIds}::uuid[])`.execute(
      db,
    )
    note(
      table,
      rows.rows.map(({ number }) => number),
    )
  }
  note('contract', await listParts(db, addedIds, allIds))
  note('contract_succession', await listSuccessions(db, addedIds, allIds))
  note('changed-since', await listTouched(db, submissionId, allIds))
  const numbers = changed.map(({ was }) => was.number)
  const known = numbers.length === 0 ? new Map() : await listKnownContracts(db, numbers)
  note(
    'changed-since',
    changed
      .filter(({ was }) => !known.has(was.number) || digestOfImage(known.get(was.number)!.image) !== was.nowDigest)
      .map(({ was }) => was.number),
  )
  return [...found].map(([kind, set]) => ({ kind, contracts: set.size, number: [...set].toSorted()[0]! }))
}

/** Every column of the schema that refers to a table. */
export async function listReferringColumns(
  db: Reads,
  table: 'contract' | 'provider',
): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`select c.conrelid::regclass::text as table,
    a.attname::text as column from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'f' and c.confrelid = ${table}::regclass order by 1, 2`.execute(db)
  return rows
}

/** Contracts that came otherwise and have one of the added as their master. */
async function listParts(db: Reads, addedIds: string[], allIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`select number from contract
    where master_contract_id = any(${addedIds}::uuid[]) and not id = any(${allIds}::uuid[])`.execute(db)
  return rows.map(({ number }) => number)
}

/** Successions that somebody noted since: those of the import itself are as old as its contracts. */
async function listSuccessions(db: Reads, addedIds: string[], allIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`select later.number from contract_succession s
    join contract later on later.id = s.successor_id
    where (s.predecessor_id = any(${addedIds}::uuid[]) and not s.successor_id = any(${allIds}::uuid[]))
      or (s.successor_id = any(${addedIds}::uuid[]) and s.created_at <> later.created_at)`.execute(db)
  return rows.map(({ number }) => number)
}

/** Contracts of which the history tells a deed after the import, save what other imports did that were taken back. */
async function listTouched(db: Reads, submissionId: string, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`select distinct contract.number from history
    join contract on contract.id::text = history.subject_id
    left join history_content on history_content.history_id = history.id
    where history.subject = 'contract' and contract.id = any(${ids}::uuid[]) and history.id > (
      select max(id::text)::uuid from history
      where event = 'contracts-imported' and subject = 'submission' and subject_id = ${submissionId})
    and not exists (select from submission where submission.undone_at is not null
      and submission.id::text = history_content.content ->> 'submissionId')`.execute(db)
  return rows.map(({ number }) => number)
}
