import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { mergeProviders } from './merge-providers.ts'
import { splitProviders } from './split-providers.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
})
afterAll(() => city.close())

const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const provider = fc.record({
  uei: some(fc.constantFrom('ZQGGHJH74DW7', 'ZQGGHJH74DW8')),
  ein: some(fc.constantFrom('123456789', '987654321')),
  parent: some(fc.nat(4)),
  programs: fc.uniqueArray(fc.constantFrom('Shelter', 'shelter', 'Outreach', 'Shelter (P1)', 'Shelter (P2)'), {
    maxLength: 4,
  }),
  contracts: fc.nat(3),
  names: fc.nat(2),
  contacts: fc.nat(2),
  isFunder: fc.boolean(),
})
type MadeProvider = typeof provider extends fc.Arbitrary<infer One> ? One : never
const city5 = fc.record({
  providers: fc.array(provider, { minLength: 5, maxLength: 5 }),
  merges: fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 5 }),
  order: fc.infiniteStream(fc.nat(9)),
})

async function fill(visit: Visit, providers: MadeProvider[]): Promise<string[]> {
  const { work } = visit
  const received = await receiveSubmission(visit, { kind: 'contracts', fileName: 'contracts.csv' })
  if ('refused' in received) throw new Error(received.refused)
  const ids = providers.map(() => crypto.randomUUID())
  for (const [i, { uei, ein }] of providers.entries())
    await work
      .insertInto('provider')
      .values({ id: ids[i]!, name: `P${i}`, normal_name: `p${i}`, uei, ein })
      .execute()
  for (const [i, one] of providers.entries()) {
    const id = ids[i]!
    // A parent that stands later in the list: no circle.
    if (one.parent !== null && one.parent > i)
      await work.updateTable('provider').set({ parent_id: ids[one.parent]! }).where('id', '=', id).execute()
    for (const [k, name] of one.programs.entries())
      await sql`insert into program (id, provider_id, name, program_type) values (gen_random_uuid(), ${id}, ${name}, ${`type ${k}`})`.execute(
        work,
      )
    for (let k = 0; k < one.contracts; k += 1)
      await sql`with made as (insert into contract (id, number, provider_id, title, submission_id)
          values (gen_random_uuid(), ${`${i}-${k}`}, ${id}, 'Title', ${received.done.id}) returning id)
        insert into contract_item (contract_id, item, vendor_name) select id, '1', ${`P${(i + k) % 5}`} from made`.execute(
        work,
      )
    for (let k = 0; k < one.names; k += 1)
      await work
        .insertInto('provider_name')
        .values({ normal_name: `alias ${i} ${k}`, provider_id: id, name: `Alias ${i} ${k}` })
        .execute()
    for (let k = 0; k < one.contacts; k += 1) {
      await sql`insert into provider_contact (id, provider_id, name) values (gen_random_uuid(), ${id}, 'Dana')`.execute(
        work,
      )
      await sql`insert into provider_site (id, provider_id, name) values (gen_random_uuid(), ${id}, 'Site')`.execute(
        work,
      )
      await sql`insert into document (id, provider_id, kind, title) values (gen_random_uuid(), ${id}, 'audit', 'Audit')`.execute(
        work,
      )
      await sql`insert into person (id, name, role, provider_id) values (gen_random_uuid(), 'Dana', 'provider', ${id})`.execute(
        work,
      )
    }
    if (one.isFunder)
      await sql`insert into funding_source (id, name, kind, funder_id) values (gen_random_uuid(), ${`Fund ${i}`}, 'other', ${id})`.execute(
        work,
      )
  }
  return ids
}

/** Every row of every table but the history and the answers themselves. */
async function everything({ work }: Visit): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = current_schema() and tablename not in ('history', 'history_content', 'provider_match', 'migration')`.execute(
    work,
  )
  const all: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: unknown }>`select to_jsonb(t) as row from ${sql.table(name)} t`.execute(work)
    all.push(...rows.map(({ row }) => `${name} ${JSON.stringify(row)}`))
  }
  return all.toSorted()
}

test('splitting what was merged gives back the old providers, in whatever order it may be done', async () => {
  let [merges, refusals] = [0, 0]
  await fc.assert(
    fc.asyncProperty(city5, async ({ providers, merges: pairs, order }) => {
      const undo = new Error('undo')
      const run = city.as(city.manager, async (visit) => {
        const ids = await fill(visit, providers)
        const before = await everything(visit)
        const open: string[] = []
        for (const [one, other] of pairs) {
          const answer = await mergeProviders(visit, { oneId: ids[one]!, otherId: ids[other]! })
          if ('done' in answer) open.push(answer.done.matchId)
        }
        merges += open.length
        if (open.length > 0) expect(await everything(visit)).not.toEqual(before)
        while (open.length > 0) {
          // Any of them: one that was merged further is refused, and waits until that step is taken back.
          const [chosen = ''] = open.splice(order.next().value % open.length, 1)
          const answer = await splitProviders(visit, { matchId: chosen })
          if ('refused' in answer) {
            expect(answer.refused).toBe('merged-further')
            refusals += 1
            open.push(chosen)
          }
        }
        expect(await everything(visit)).toEqual(before)
        throw undo
      })
      await run.catch((error: unknown) => {
        if (error !== undo) throw error
      })
    }),
    // the same draws each time: the counts below are part of what is tested
    { numRuns: 40, seed: 11 },
  )
  // Else the property would have looked at nothing.
  expect(merges).toBeGreaterThan(20)
  expect(refusals).toBeGreaterThan(0)
})
