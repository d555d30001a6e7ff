import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillRegister } from '../../../tests/fill-register.ts'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { addContact } from './add-contact.ts'
import { addProviderName } from './add-provider-name.ts'
import { addSite } from './add-site.ts'
import { changeProvider } from './change-provider.ts'
import { findProvider, listProviderNames } from './find-provider.ts'
import { keepApart } from './keep-apart.ts'
import { listLikelyMatches } from './list-likely-matches.ts'
import { listProviderAnswers } from './list-provider-answers.ts'
import { meetProviders } from './meet-providers.ts'
import { mergeProviders } from './merge-providers.ts'
import { belongings } from './provider-match.ts'
import { removeProviderName } from './remove-provider-name.ts'
import { splitProviders } from './split-providers.ts'
import { undoAnswer } from './undo-answer.ts'

let city: TestCity
let director: TestPerson
let person: TestPerson
let submissionId = ''
let [one, other, third] = ['', '', '']
const nobody = '00000000-0000-4000-8000-000000000000'

beforeAll(async () => {
  city = await openTestCity()
  director = city.director
  ;[one = '', other = '', third = ''] = await meet('Youth Services Inc', 'Youth Service, Inc', 'Pier 9 Outreach')
  person = await city.addProviderPerson(other)
  submissionId = await city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'contracts', fileName: 'contracts.csv' })
    if ('refused' in received) throw new Error(received.refused)
    return received.done.id
  })
  await city.asOwner(async (work) => {
    for (const [providerId, number, { personId }] of [
      [one, 'A-1', city.manager],
      [other, 'B-1', person],
    ] as const) {
      const contractId = crypto.randomUUID()
      await sql`insert into contract (id, number, provider_id, title, submission_id)
        values (${contractId}, ${number}, ${providerId}, ${number}, ${submissionId})`.execute(work)
      await sql`insert into program (id, provider_id, name, program_type)
        values (gen_random_uuid(), ${providerId}, 'Night Shelter', 'Shelter')`.execute(work)
      await fillRegister(work, { number, contractId, providerId, personId: personId! })
    }
    // fillRegister writes matches of its own, which are not asked about here
    await sql`delete from provider_match`.execute(work)
  })
})
afterAll(() => city.close())

async function meet(...names: string[]): Promise<string[]> {
  const met = await city.as(city.manager, (visit) => meetProviders(visit, names))
  if ('refused' in met) throw new Error(met.refused)
  return met.done.ids
}
const merge = (who: TestPerson, oneId = one, otherId = other) =>
  city.as(who, (visit) => mergeProviders(visit, { oneId, otherId }))
const undo = (who: TestPerson, matchId: string) => city.as(who, (visit) => undoAnswer(visit, { matchId }))
const likely = () =>
  city.as(director, async ({ work }) =>
    (await listLikelyMatches(work)).map((pair) => [pair.one.id, pair.other.id].toSorted()),
  )

async function merged(oneId = one, otherId = other): Promise<string> {
  const answer = await merge(city.manager, oneId, otherId)
  if ('refused' in answer) throw new Error(answer.refused)
  return answer.done.matchId
}

/** How many rows of each table stand under a provider. */
const holdings = (id: string) =>
  city.asOwner(async (work) => {
    const tables = ['contract', 'program', 'person', 'provider_name', 'provider_contact', 'provider_site', 'document']
    const counts: Record<string, number> = {}
    for (const table of tables) {
      const { rows } = await sql<{
        n: number
      }>`select count(*) as n from ${sql.table(table)} where provider_id = ${id}`.execute(work)
      counts[table] = rows[0]!.n
    }
    return counts
  })

test('whatever points to a provider moves with it, or is known to be moved by itself', async () => {
  // What these hold is said by the merge in words of its own; the history is never changed.
  const known = [
    'dataset_sender.provider_id',
    'provider.merged_into_id',
    'provider.parent_id',
    'provider_match.one_id',
    'provider_match.other_id',
  ]
  const moved = Object.entries(belongings).map(([table, column]) => `${table}.${column}`)
  const { rows } = await city.asOwner((work) =>
    sql<{ place: string }>`select distinct c.relname || '.' || a.attname as place
      from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
      left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f' and a.attnum = any (f.conkey)
        and f.confrelid = 'provider'::regclass
      where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
        and (f.oid is not null or a.attname = 'provider_id')`.execute(work),
  )
  const pointing = rows.map(({ place }) => place).filter((place) => place !== 'history.provider_id')
  expect(pointing.toSorted()).toEqual([...known, ...moved, 'provider_name.provider_id'].toSorted())
})

test('what was the other’s moves to the one, its people see it, and its name leads there', async () => {
  expect(await likely()).toContainEqual([one, other].toSorted())
  const [before, theirs] = [await holdings(one), await holdings(other)]
  const matchId = await merged()
  const sum = Object.fromEntries(Object.entries(before).map(([table, count]) => [table, count + theirs[table]!]))
  // The other's own name is one more spelling of the one.
  expect(await holdings(one)).toEqual({ ...sum, provider_name: sum.provider_name! + 1 })
  expect(Object.values(await holdings(other))).toEqual(Object.values(theirs).map(() => 0))
  const names = await city.asOwner((work) =>
    work.selectFrom('program').where('provider_id', '=', one).select('name').orderBy('name').execute(),
  )
  expect(names.map(({ name }) => name)).toEqual(['Night Shelter', 'Night Shelter (Youth Service, Inc)'])
  expect(await meet('YOUTH SERVICE', 'Youth Services')).toEqual([one, one])
  const contracts = await city.as({ ...person, providerId: one }, ({ work }) =>
    work.selectFrom('contract').select('number').orderBy('number').execute(),
  )
  expect(contracts.map(({ number }) => number)).toEqual(['A-1', 'A-1-before', 'B-1', 'B-1-before'])
  expect((await city.events()).at(-1)).toBe('providers-merged')
  expect(await likely()).not.toContainEqual([one, other].toSorted())

  expect(await undo(city.manager, matchId)).toEqual({ done: { oneId: one, otherId: other } })
  expect((await city.events()).at(-1)).toBe('providers-split')
  expect([await holdings(one), await holdings(other)]).toEqual([before, theirs])
  expect(await meet('YOUTH SERVICE', 'Youth Services')).toEqual([other, one])
  expect(await likely()).toContainEqual([one, other].toSorted())
})

test('a contract that came since goes with the name that it carries', async () => {
  const matchId = await merged()
  await city.asOwner(async (work) => {
    for (const [number, vendor] of [
      ['C-1', 'YOUTH SERVICE INC.'],
      ['C-2', 'Youth Services Inc'],
    ]) {
      await sql`with fresh as (insert into contract (id, number, provider_id, title, submission_id)
          values (gen_random_uuid(), ${number}, ${one}, ${number}, ${submissionId}) returning id)
        insert into contract_item (contract_id, item, vendor_name) select id, '1', ${vendor} from fresh`.execute(work)
    }
    await sql`with fresh as (insert into program (id, provider_id, name, program_type)
        values (gen_random_uuid(), ${one}, 'Day Center', 'Shelter') returning id)
      insert into program_map (id, contract_id, program_id, submission_id)
      select gen_random_uuid(), c.id, fresh.id, ${submissionId} from contract c, fresh where c.number = 'C-1'`.execute(
      work,
    )
  })
  await city.as(city.manager, (visit) => splitProviders(visit, { matchId }))
  const owners = await city.asOwner((work) =>
    work
      .selectFrom('contract')
      .where('number', 'like', 'C-%')
      .select(['number', 'provider_id'])
      .orderBy('number')
      .execute(),
  )
  expect(owners.map((row) => row.provider_id)).toEqual([other, one])
  const program = await city.asOwner((work) =>
    work.selectFrom('program').where('name', '=', 'Day Center').select('provider_id').executeTakeFirstOrThrow(),
  )
  expect(program.provider_id).toBe(other)
})

test('the one learns an identifier that only the other had, and forgets it with the split', async () => {
  const named = { id: other, name: 'Youth Service, Inc', uei: 'ZQGGHJH74DW7' }
  expect(await city.as(city.manager, (visit) => changeProvider(visit, named))).toHaveProperty('done')
  const matchId = await merged()
  const find = () => city.as(director, ({ work }) => findProvider(work, one))
  expect(await find()).toMatchObject({ uei: 'ZQGGHJH74DW7' })
  const met = await city.as(city.manager, (visit) =>
    meetProviders(visit, [{ name: 'Somebody Else', uei: 'ZQGGHJH74DW7' }]),
  )
  expect(met).toMatchObject({ done: { ids: [one], added: 0 } })
  await undo(city.manager, matchId)
  expect(await find()).toMatchObject({ uei: null })
})

test('what was merged further is split step by step', async () => {
  const first = await merged()
  const second = await merged(third, one)
  expect(await merge(city.manager)).toEqual({ refused: 'provider-merged' })
  expect(await undo(city.manager, first)).toEqual({ refused: 'merged-further' })
  expect(await meet('Youth Service')).toEqual([third])
  const answers = await city.as(director, ({ work }) => listProviderAnswers(work, { limit: 10 }))
  expect(
    answers
      .map(({ id }) => id)
      .slice(0, 2)
      .toSorted(),
  ).toEqual([first, second].toSorted())
  expect(answers[0]).toMatchObject({ answer: 'same', answeredBy: 'Ana Ruiz' })
  expect(await undo(city.manager, second)).toHaveProperty('done')
  expect(await undo(city.manager, first)).toHaveProperty('done')
  expect(await undo(city.manager, first)).toEqual({ refused: 'already-undone' })
})

test('two that are different are not asked about again, until that is taken back', async () => {
  const apart = (who: TestPerson, otherId = other) =>
    city.as(who, (visit) => keepApart(visit, { oneId: one, otherId, score: 0.98, reasons: [{ kind: 'order' }] }))
  const answer = await apart(city.manager)
  if ('refused' in answer) throw new Error(answer.refused)
  expect((await city.events()).at(-1)).toBe('providers-kept-apart')
  expect(await likely()).not.toContainEqual([one, other].toSorted())
  expect(await undo(city.manager, answer.done.matchId)).toHaveProperty('done')
  expect((await city.events()).at(-1)).toBe('provider-answer-undone')
  expect(await likely()).toContainEqual([one, other].toSorted())
  expect(await undo(city.manager, answer.done.matchId)).toEqual({ refused: 'already-undone' })
  expect(await apart(city.manager, one)).toEqual({ refused: 'same-provider' })
  expect(await apart(city.manager, nobody)).toEqual({ refused: 'provider-not-found' })
  for (const who of [director, person]) expect(await apart(who)).toEqual({ refused: 'not-allowed' })
})

test('two UEIs are two; nobody is merged with itself, with nobody, or twice', async () => {
  const change = (id: string, name: string, uei: string | null) =>
    city.as(city.manager, (visit) => changeProvider(visit, { id, name, uei }))
  await change(one, 'Youth Services Inc', 'ABCDEFGH1234')
  expect(await merge(city.manager)).toEqual({ refused: 'different-uei' })
  await change(one, 'Youth Services Inc', null)
  await change(other, 'Youth Service, Inc', null)
  expect(await merge(city.manager, one, one)).toEqual({ refused: 'same-provider' })
  expect(await merge(city.manager, one, nobody)).toEqual({ refused: 'provider-not-found' })
  expect(await merge(city.manager, one, 'no id')).toEqual({ refused: 'provider-not-found' })
  const matchId = await merged()
  expect(await change(other, 'Renamed', null)).toEqual({ refused: 'provider-merged' })
  const add = { providerId: other, name: 'Pier 9' }
  expect(await city.as(city.manager, (visit) => addContact(visit, add))).toEqual({ refused: 'provider-merged' })
  expect(await city.as(city.manager, (visit) => addSite(visit, add))).toEqual({ refused: 'provider-merged' })
  expect(await city.as(city.manager, (visit) => keepApart(visit, { oneId: third, otherId: other }))).toEqual({
    refused: 'provider-merged',
  })
  expect(await city.as(city.manager, (visit) => addProviderName(visit, { providerId: other, name: 'X' }))).toEqual({
    refused: 'provider-merged',
  })
  expect(
    await city.as(city.manager, (visit) => removeProviderName(visit, { providerId: one, normalName: 'youth service' })),
  ).toEqual({ refused: 'name-of-merged' })
  expect(await city.as(director, ({ work }) => listProviderNames(work, one))).toContainEqual({
    name: 'Youth Service, Inc',
    normalName: 'youth service',
  })
  await undo(city.manager, matchId)
})

test('answers are for those who keep the register', async () => {
  const matchId = await merged()
  const before = await city.events()
  for (const who of [director, { ...person, providerId: one }]) {
    expect(await merge(who)).toEqual({ refused: 'not-allowed' })
    expect(await undo(who, matchId)).toEqual({ refused: 'not-allowed' })
    expect(await city.as(who, (visit) => splitProviders(visit, { matchId }))).toEqual({ refused: 'not-allowed' })
  }
  expect(await city.events()).toEqual(before)
  expect(await undo(city.terminal, nobody)).toEqual({ refused: 'match-not-found' })
  expect(await undo(city.terminal, matchId)).toHaveProperty('done')
})
