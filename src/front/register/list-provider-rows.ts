import { sql } from 'kysely'
import type { ProviderKind } from '../../agreements/providers/provider.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'

/** An organization in the list: who it is, and what runs with it. */
export type ProviderRow = {
  id: string
  name: string
  kind: ProviderKind
  otherNames: string[]
  uei: string | null
  ein: string | null
  contracts: number
  /** contracts whose term holds the day */
  running: number
  /** null: no contract states an amount */
  ceilingCents: number | null
  paidCents: number | null
  /** contracts whose amount is not known, so that a sum is not taken for the whole */
  withoutAmount: number
  /** the next end of a contract that runs; null: none runs, or it has no end */
  nextEndOn: Day | null
  /** the last end of all */
  lastEndOn: Day | null
}

/** Every organization that stands by itself, with its contracts, in the order of names. */
export async function listProviderRows(db: Reads, today: Day): Promise<ProviderRow[]> {
  const { rows } = await sql<ProviderRow>`
    with total as (
      select provider_id, count(*) as contracts,
        count(*) filter (where from_on <= ${today}::date and (to_on is null or to_on >= ${today}::date)) as running,
        sum(ceiling_cents)::bigint as ceiling, sum(paid_cents)::bigint as paid,
        count(*) filter (where ceiling_cents is null) as without_amount,
        min(to_on) filter (where to_on >= ${today}::date and (from_on is null or from_on <= ${today}::date)) as next_end,
        max(to_on) as last_end
      from contract group by provider_id),
    spelling as (select provider_id, jsonb_agg(name order by name) as names from provider_name group by provider_id)
    select provider.id, provider.name, provider.kind, provider.uei, provider.ein,
      coalesce(spelling.names, '[]') as "otherNames", coalesce(total.contracts, 0) as contracts,
      coalesce(total.running, 0) as running, total.ceiling as "ceilingCents", total.paid as "paidCents",
      coalesce(total.without_amount, 0) as "withoutAmount", total.next_end as "nextEndOn", total.last_end as "lastEndOn"
    from provider left join total on total.provider_id = provider.id left join spelling on spelling.provider_id = provider.id
    where provider.merged_into_id is null order by lower(provider.name), provider.id`.execute(db)
  return rows
}
