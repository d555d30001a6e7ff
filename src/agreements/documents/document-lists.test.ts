import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import { addDays } from '../../ground/platform/day.ts'
import { countDocuments } from './count-documents.ts'
import { type DocumentFacts, documentState, documentStates } from './document.ts'
import { listDocuments } from './list-documents.ts'
import { listDocumentsDue } from './list-documents-due.ts'

const today = '2026-08-10'
const soon = [-400, -1, 0, 1, 59, 60, 61, 400].map((days) => addDays(today, days))
let city: ReviewedCity
let facts: (DocumentFacts & { id: string })[]

/** Every mixture of days and ends that can occur, so that the rule in SQL meets the rule in TypeScript at each edge. */
beforeAll(async () => {
  city = await openReviewedCity(1)
  const [replacing] = [crypto.randomUUID()]
  facts = [...soon, null].flatMap((dueOn) =>
    [...soon, null].flatMap((expiresOn) =>
      [null, '2026-01-01'].flatMap((receivedOn) =>
        [null, replacing].flatMap((replacedById) =>
          [null, '2026-02-01T00:00:00.000Z'].map((removedAt) => ({
            id: crypto.randomUUID(),
            dueOn,
            expiresOn,
            receivedOn,
            replacedById,
            removedAt,
          })),
        ),
      ),
    ),
  )
  await city.asOwner(async (work) => {
    const insert = (one: DocumentFacts & { id: string }, contractId: string | null) => sql`
      insert into document (id, provider_id, contract_id, kind, title, due_on, received_on, expires_on, replaced_by_id, removed_at)
      values (${one.id}, ${city.providerId}, ${contractId}, 'insurance', 'One', ${one.dueOn}, ${one.receivedOn}, ${one.expiresOn}, ${one.replacedById}, ${one.removedAt})`
    const last = { dueOn: null, receivedOn: today, expiresOn: null, replacedById: null, removedAt: null }
    facts.push({ id: replacing!, ...last })
    await insert(facts.at(-1)!, null).execute(work)
    for (const [index, one] of facts.slice(0, -1).entries()) {
      await insert(one, index % 2 === 0 ? city.contractId : null).execute(work)
    }
  })
})
afterAll(() => city.close())

const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id).toSorted()

test.each(documentStates)('the database and the rule agree which are %s', async (state) => {
  const listed = await city.as(city.manager, ({ work }) => listDocuments(work, { today, state }))
  const wanted = facts.filter((one) => documentState(one, today) === state)
  expect(wanted.length).toBeGreaterThan(0)
  expect(idsOf(listed)).toEqual(idsOf(wanted))
})

test('the counts add up to everything, each once', async () => {
  const counts = await city.as(city.manager, ({ work }) => countDocuments(work, { today }))
  expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(facts.length)
})

describe('what somebody must act on', () => {
  const listDue = (until: string) => city.as(city.manager, ({ work }) => listDocumentsDue(work, { today, until }))

  test('is what is late or expired, and what is due or ends within the days; nothing settled, nothing over', async () => {
    const until = addDays(today, 60)
    const wanted = facts.filter((one) => {
      const state = documentState(one, today)
      return (
        ['overdue', 'expired', 'expiring'].includes(state) ||
        (state === 'due' && one.dueOn !== null && one.dueOn <= until)
      )
    })
    expect(idsOf(await listDue(until))).toEqual(idsOf(wanted))
  })
  test('comes with the oldest day first', async () => {
    const days = (await listDue(addDays(today, 60))).map((one) =>
      one.receivedOn === null ? one.dueOn! : one.expiresOn!,
    )
    expect(days).toEqual(days.toSorted())
  })
})

test('the list begins with what is late, and a contract’s list has what its provider has for all contracts', async () => {
  const all = await city.as(city.manager, ({ work }) => listDocuments(work, { today, limit: 5 }))
  expect(all.map((one) => documentState(one, today)).every((state) => state === 'overdue' || state === 'expired')).toBe(
    true,
  )
  const ofContract = { today, contractId: city.contractId }
  expect(await city.as(city.manager, ({ work }) => listDocuments(work, ofContract))).toHaveLength(facts.length)
  const ofOther = { today, contractId: city.otherContractId }
  expect(await city.as(city.manager, ({ work }) => listDocuments(work, ofOther))).toEqual([])
})
