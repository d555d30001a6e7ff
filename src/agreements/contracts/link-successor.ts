import { sql } from 'kysely'
import { recordHistory } from '../../ground/history/record-history.ts'
import { type Day, isDay } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepContracts } from './may.ts'

type Refused =
  | 'not-allowed'
  | 'wrong-form'
  | 'contract-not-found'
  | 'succeeds-itself'
  | 'succession-exists'
  | 'succession-in-circle'

/** Says that one contract took over from another on a day. One may take over from many, and many from one; never in a circle. */
export async function linkSuccessor(
  visit: Visit,
  input: { predecessorNumber: string; successorNumber: string; fromOn: Day; note?: string },
): Promise<{ done: { predecessorId: string; successorId: string } } | { refused: Refused }> {
  if (!mayKeepContracts(visit)) return { refused: 'not-allowed' }
  const note = (input.note ?? '').trim().slice(0, 2000)
  if (!isDay(input.fromOn)) return { refused: 'wrong-form' }
  // Two links made at once could close a circle that neither sees.
  await sql`select pg_advisory_xact_lock(hashtext('contract-succession'))`.execute(visit.work)
  const find = (number: string) =>
    visit.work.selectFrom('contract').select(['id', 'number', 'provider_id']).where('number', '=', number.trim())
  const predecessor = await find(input.predecessorNumber).executeTakeFirst()
  const successor = await find(input.successorNumber).executeTakeFirst()
  if (!predecessor || !successor) return { refused: 'contract-not-found' }
  if (predecessor.id === successor.id) return { refused: 'succeeds-itself' }
  const links = await visit.work.selectFrom('contract_succession').select(['predecessor_id', 'successor_id']).execute()
  if (links.some((link) => link.predecessor_id === predecessor.id && link.successor_id === successor.id))
    return { refused: 'succession-exists' }
  if (leadsTo(links, successor.id, predecessor.id)) return { refused: 'succession-in-circle' }
  await visit.work
    .insertInto('contract_succession')
    .values({ predecessor_id: predecessor.id, successor_id: successor.id, from_on: input.fromOn, note: note || null })
    .execute()
  await recordHistory(visit, {
    event: 'successor-linked',
    subject: 'contract',
    subjectId: successor.id,
    providerId: successor.provider_id,
    content: { predecessor: predecessor.number, successor: successor.number, fromOn: input.fromOn, note },
  })
  return { done: { predecessorId: predecessor.id, successorId: successor.id } }
}

/** Whether one goes from a contract by its successors, and theirs, to another. */
function leadsTo(links: { predecessor_id: string; successor_id: string }[], from: string, to: string): boolean {
  const after = Map.groupBy(links, (link) => link.predecessor_id)
  const seen = new Set<string>()
  let ends = [from]
  while (ends.length > 0) {
    if (ends.includes(to)) return true
    for (const id of ends) seen.add(id)
    ends = ends.flatMap((id) => (after.get(id) ?? []).map((link) => link.successor_id)).filter((id) => !seen.has(id))
  }
  return false
}
