import { sql } from 'kysely'
import { findProvider, listProviderNames } from '../../agreements/providers/find-provider.ts'
import type { Reads } from '../../ground/platform/database.server.ts'

/** One of two organizations that may be one, with what helps a person to tell. */
export type MatchSide = {
  id: string
  name: string
  otherNames: string[]
  uei: string | null
  ein: string | null
  parentName: string | null
  contracts: number
  ceilingCents: number | null
  departments: string[]
  from: string | null
  to: string | null
  /** the newest contracts, a few */
  newest: { number: string; title: string; from: string | null; to: string | null }[]
  programs: string[]
  /** people of it who sign in: after a merge they see all that is the one's */
  people: number
}

export async function findMatchSide(db: Reads, id: string): Promise<MatchSide> {
  const provider = (await findProvider(db, id))!
  const names = await listProviderNames(db, id)
  const { rows } = await sql<Pick<MatchSide, 'contracts' | 'ceilingCents' | 'departments' | 'from' | 'to'>>`
    select count(*) as contracts, sum(ceiling_cents)::bigint as "ceilingCents", min(from_on) as "from", max(to_on) as "to",
      coalesce(jsonb_agg(distinct department) filter (where department is not null), '[]') as departments
    from contract where provider_id = ${id}`.execute(db)
  const newest = await db
    .selectFrom('contract')
    .where('provider_id', '=', id)
    .select(['number', 'title', 'from_on as from', 'to_on as to'])
    .orderBy(sql`from_on desc nulls last`)
    .orderBy('number', 'desc')
    .limit(3)
    .execute()
  const programs = await db.selectFrom('program').where('provider_id', '=', id).select('name').orderBy('name').execute()
  const people = await db
    .selectFrom('person')
    .where('provider_id', '=', id)
    .where('is_active', '=', true)
    .select((cell) => cell.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const { name, uei, ein, parentName } = provider
  return {
    id,
    name,
    uei,
    ein,
    parentName,
    otherNames: names.map((one) => one.name),
    ...rows[0]!,
    newest,
    programs: programs.map((program) => program.name),
    people: Number(people.count),
  }
}
