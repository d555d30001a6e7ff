import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'

/** A contract that comes before or after another one, and the day on which the later took over. */
export type LinkedContract = {
  id: string
  number: string
  title: string
  providerId: string
  providerName: string
  from: Day | null
  to: Day | null
  ceilingCents: number | null
  paidCents: number | null
  takenOverOn: Day
  note: string | null
}

export type Successions = { predecessors: LinkedContract[]; successors: LinkedContract[] }

/** Which contracts this one took over from, and which took over from it, as far as the asker may see both. */
export async function listSuccessions(db: Reads, contractId: string): Promise<Successions> {
  const linked = (mine: 'successor_id' | 'predecessor_id', other: 'successor_id' | 'predecessor_id') =>
    db
      .selectFrom('contract_succession as succession')
      .innerJoin('contract', 'contract.id', `succession.${other}`)
      .innerJoin('provider', 'provider.id', 'contract.provider_id')
      .where(`succession.${mine}`, '=', contractId)
      .select([
        'contract.id',
        'contract.number',
        'contract.title',
        'contract.provider_id as providerId',
        'provider.name as providerName',
        'contract.from_on as from',
        'contract.to_on as to',
        'contract.ceiling_cents as ceilingCents',
        'contract.paid_cents as paidCents',
        'succession.from_on as takenOverOn',
        'succession.note as note',
      ])
      .orderBy('succession.from_on')
      .orderBy('contract.number')
      .execute()
  return {
    predecessors: await linked('successor_id', 'predecessor_id'),
    successors: await linked('predecessor_id', 'successor_id'),
  }
}
