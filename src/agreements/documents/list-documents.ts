import { type ExpressionBuilder, sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import { addDays, type Day } from '../../ground/platform/day.ts'
import type { Tables } from '../../ground/platform/tables.ts'
import { type DocumentFacts, type DocumentKind, type DocumentState, reminderDays } from './document.ts'

export type ListedDocument = DocumentFacts & {
  id: string
  providerId: string
  providerName: string
  contractId: string | null
  contractNumber: string | null
  kind: DocumentKind
  title: string
  fileName: string | null
  mediaType: string | null
  digest: string | null
  bytes: number | null
  addedBy: string | null
  /** how many people opened it, of those whom the asker may know */
  looks: number
}

export type DocumentFilter = {
  providerId?: string | undefined
  /** what belongs to this contract, and what its provider has on file for all its contracts */
  contractId?: string | undefined
  kind?: DocumentKind | undefined
  state?: DocumentState | undefined
}

/** What is and must be on file: what somebody must act on first comes first, then by provider. Of all states unless one is asked for. */
export async function listDocuments(
  db: Reads,
  { today, limit, offset, ...filter }: DocumentFilter & { today: Day; limit?: number; offset?: number },
): Promise<ListedDocument[]> {
  return documents(db)
    .where((cell) => narrowedTo(cell, filter, today))
    .orderBy((cell) => rank(cell, today))
    .orderBy(sql`case when received_on is null then due_on else expires_on end`, (order) => order.asc().nullsLast())
    .orderBy('provider.name')
    .orderBy('document.title')
    .orderBy('document.id')
    .$if(limit !== undefined, (query) => query.limit(limit!))
    .$if(offset !== undefined, (query) => query.offset(offset!))
    .execute()
}

type Cell = ExpressionBuilder<Tables, 'document'>

/** The conditions of a filter, the same for a list and for a count. */
export function narrowedTo(cell: Cell, { providerId, contractId, kind, state }: DocumentFilter, today: Day) {
  const asked = [
    ...(providerId ? [cell('document.provider_id', '=', providerId)] : []),
    ...(kind ? [cell('document.kind', '=', kind)] : []),
    ...(state ? [isIn(cell, state, today)] : []),
  ]
  if (contractId) {
    const itsProvider = cell.selectFrom('contract').where('contract.id', '=', contractId).select('contract.provider_id')
    asked.push(
      cell.or([
        cell('document.contract_id', '=', contractId),
        cell.and([cell('document.contract_id', 'is', null), cell('document.provider_id', '=', itsProvider)]),
      ]),
    )
  }
  return cell.and(asked)
}

/** The rule of `documentState` as the database asks it; a test holds the two together. */
export function isIn(cell: Cell, state: DocumentState, today: Day) {
  const stands = sql<boolean>`document.removed_at is null and document.replaced_by_id is null`
  const isThere = sql<boolean>`${stands} and document.received_on is not null`
  const lastDay = addDays(today, reminderDays)
  const rules: Record<DocumentState, ReturnType<typeof sql<boolean>>> = {
    removed: sql`document.removed_at is not null`,
    replaced: sql`document.removed_at is null and document.replaced_by_id is not null`,
    overdue: sql`${stands} and document.received_on is null and document.due_on < ${today}::date`,
    due: sql`${stands} and document.received_on is null and coalesce(document.due_on >= ${today}::date, true)`,
    expired: sql`${isThere} and document.expires_on < ${today}::date`,
    expiring: sql`${isThere} and document.expires_on between ${today}::date and ${lastDay}::date`,
    'on-file': sql`${isThere} and coalesce(document.expires_on > ${lastDay}::date, true)`,
  }
  return cell.and([sql<boolean>`(${rules[state]})`])
}

/** Late before soon, soon before settled, settled before over. */
function rank(cell: Cell, today: Day) {
  return cell
    .case()
    .when(cell.or([isIn(cell, 'overdue', today), isIn(cell, 'expired', today)]))
    .then(0)
    .when(cell.or([isIn(cell, 'due', today), isIn(cell, 'expiring', today)]))
    .then(1)
    .when(isIn(cell, 'on-file', today))
    .then(2)
    .else(3)
    .end()
}

/** Documents with the names that a reader knows them by, to be narrowed. */
export const documents = (db: Reads) =>
  db
    .selectFrom('document')
    .innerJoin('provider', 'provider.id', 'document.provider_id')
    .leftJoin('contract', 'contract.id', 'document.contract_id')
    .leftJoin('person', 'person.id', 'document.added_by')
    .select((cell) => [
      'document.id',
      'document.provider_id as providerId',
      'provider.name as providerName',
      'document.contract_id as contractId',
      'contract.number as contractNumber',
      cell.ref('document.kind').$castTo<DocumentKind>().as('kind'),
      'document.title',
      'document.due_on as dueOn',
      'document.received_on as receivedOn',
      'document.expires_on as expiresOn',
      'document.file_name as fileName',
      'document.media_type as mediaType',
      'document.digest',
      'document.bytes',
      'document.replaced_by_id as replacedById',
      'document.removed_at as removedAt',
      'person.name as addedBy',
      sql<number>`(select count(*)::int from document_look l where l.document_id = document.id)`.as('looks'),
    ])
