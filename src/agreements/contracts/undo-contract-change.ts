import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { changeContract } from './change-contract.ts'
import type { YearAmount, YearStake } from './contract-amounts.ts'
import type { ContractFacts } from './contract-facts.ts'
import type { SetStatus } from './contract-status.ts'
import { findContractTerms, type KnownContract } from './find-contract-terms.ts'
import { mayKeepContracts } from './may.ts'
import { setContractAmounts } from './set-contract-amounts.ts'
import { setContractStakes } from './set-contract-stakes.ts'
import { setContractStatus } from './set-contract-status.ts'

type Refused = 'not-allowed' | 'contract-not-found' | 'change-not-found' | 'contract-changed-meanwhile'
type Change = { before: unknown; after: unknown }

const events = ['contract-facts-changed', 'contract-amounts-set', 'contract-stakes-set', 'contract-status-set'] as const
type Event = (typeof events)[number]

/**
 * Gives back what stood before a change that was made by hand. Only while nothing was built on it: where a value is
 * another one by now, undoing would overwrite somebody's later word.
 */
export async function undoContractChange(
  visit: Visit,
  input: { number: string; changeId: string },
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayKeepContracts(visit)) return { refused: 'not-allowed' }
  const contract = await findContractTerms(visit.work, input.number, { isLocked: true })
  if (!contract) return { refused: 'contract-not-found' }
  const found = await findChange(visit, contract.id, input.changeId)
  if (!found) return { refused: 'change-not-found' }
  const { event, change } = found
  if (!sameValues(standing(contract, event, change.after), change.after))
    return { refused: 'contract-changed-meanwhile' }
  const undone = await giveBack(visit, contract.number, event, change.before)
  // What stood once was accepted once; only a master agreement that is gone can refuse it now.
  if ('refused' in undone) return { refused: 'contract-changed-meanwhile' }
  const id = await recordHistory(visit, {
    event: 'contract-change-undone',
    subject: 'contract',
    subjectId: contract.id,
    providerId: contract.providerId,
    content: { number: contract.number, undone: input.changeId },
  })
  return { done: { id } }
}

async function findChange(
  visit: Visit,
  contractId: string,
  changeId: string,
): Promise<{ event: Event; change: Change } | null> {
  if (!/^[0-9a-f-]{36}$/.test(changeId)) return null
  const row = await visit.work
    .selectFrom('history')
    .innerJoin('history_content', 'history_content.history_id', 'history.id')
    .where('history.id', '=', changeId)
    .where('history.subject_id', '=', contractId)
    .where('history.event', 'in', [...events])
    .select((cell) => [
      cell.ref('history.event').$castTo<Event>().as('event'),
      // The content may have been removed under a retention schedule.
      cell.ref('history_content.content').$castTo<Change | null>().as('change'),
    ])
    .executeTakeFirst()
  return row?.change && 'before' in row.change ? { event: row.event, change: row.change } : null
}

/** The values of now that the change had set. */
function standing(contract: KnownContract, event: Event, after: unknown): unknown {
  switch (event) {
    case 'contract-status-set':
      return { status: contract.status, reason: contract.statusReason, on: contract.statusOn }
    case 'contract-amounts-set':
      return contract.amounts
    case 'contract-stakes-set':
      return contract.stakes
    case 'contract-facts-changed': {
      const facts = Object.keys(after as object) as (keyof ContractFacts)[]
      return Object.fromEntries(facts.map((fact) => [fact, contract.facts[fact]]))
    }
  }
}

function giveBack(
  visit: Visit,
  number: string,
  event: Event,
  before: unknown,
): Promise<{ done: unknown } | { refused: string }> {
  switch (event) {
    case 'contract-status-set': {
      const { status, reason, on } = before as { status: SetStatus | null; reason: string | null; on: string | null }
      return setContractStatus(visit, { number, status, reason: reason ?? '', on: on ?? visit.today })
    }
    case 'contract-amounts-set':
      return setContractAmounts(visit, { number, was: null, amounts: before as YearAmount[] })
    case 'contract-stakes-set':
      return setContractStakes(visit, { number, was: null, stakes: before as YearStake[] })
    case 'contract-facts-changed':
      return changeContract(visit, { number, was: null, facts: before as Partial<ContractFacts> })
  }
}

/** The database keeps keys in an order of its own, and lists come in the order of the table. */
function sameValues(one: unknown, other: unknown): boolean {
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((inner) => JSON.stringify(plain(inner))).sort()
    if (value && typeof value === 'object')
      return Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, plain(inner)])
    return value ?? null
  }
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other))
}
