import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { monthlyResult, openReviewedCity, type ReviewedCity, reviewedMonth } from '../../../tests/reviewed-city.ts'
import { findProvider } from '../../agreements/providers/find-provider.ts'
import { writeTable } from '../../ground/platform/write-table.ts'
import { judgeMonth } from '../../performance/signals/judge-month.ts'
import { findMatchSide } from './find-match-side.ts'
import { findProviderPage } from './find-provider-page.ts'
import { listProviderRows } from './list-provider-rows.ts'
import { providersListTable } from './providers-list-table.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
  const measured = { measure: 'exits-to-permanent-housing', month: reviewedMonth } as const
  await city.record([monthlyResult({ programId: city.programs[0]!.id, ...measured, numerator: 9, denominator: 41 })])
  await city.as(city.manager, (visit) => judgeMonth(visit, reviewedMonth))
  await city.asOwner(async (work) => {
    const theirs = sql`where provider_id = ${city.otherProvider.providerId}`
    await sql`update contract set ceiling_cents = null, paid_cents = null, from_on = '2020-01-01', to_on = '2020-12-31' ${theirs}`.execute(
      work,
    )
    await sql`update contract set ceiling_cents = 5000, paid_cents = 0, from_on = '2026-01-01', to_on = '2026-12-31'
      where id = ${city.contractId}`.execute(work)
  })
})
afterAll(() => city.close())

const today = '2026-08-01'
const rowsFor = (person = city.manager) => city.as(person, ({ work }) => listProviderRows(work, today))

test('a row says what runs, what it comes to, and what is not known; nothing known is not zero', async () => {
  const rows = await rowsFor()
  const mine = rows.find((row) => row.id === city.providerId)!
  expect(mine).toMatchObject({ contracts: 1, running: 1, ceilingCents: 5000, paidCents: 0, nextEndOn: '2026-12-31' })
  const other = rows.find((row) => row.id === city.otherProvider.providerId)!
  expect(other).toMatchObject({
    running: 0,
    ceilingCents: null,
    paidCents: null,
    nextEndOn: null,
    lastEndOn: '2020-12-31',
  })
  expect(other.withoutAmount).toBe(other.contracts)
  expect((await rowsFor(city.director)).length).toBe(rows.length)
})

test('a provider’s person finds its own organization in the list and no other', async () => {
  expect((await rowsFor(city.provider)).map((row) => row.id)).toEqual([city.providerId])
  const other = city.otherProvider.providerId!
  expect(await city.as(city.provider, ({ work }) => findProvider(work, other))).toBeNull()
})

test('the CSV leaves blank what is not known, and a name that starts a formula is no formula', async () => {
  const [row] = await rowsFor()
  const [, line] = writeTable(providersListTable([{ ...row!, name: '=1+1', ceilingCents: null, paidCents: 0 }])).split(
    '\n',
  )
  expect(line).toMatch(/^'=1\+1,/)
  expect(line).toContain(',,0.00,')
})

test('the page of an organization holds its contracts, and how its programs stand', async () => {
  for (const person of [city.manager, city.provider]) {
    const page = await city.as(person, async (visit) =>
      findProviderPage(visit, (await findProvider(visit.work, city.providerId))!),
    )
    expect(page.contracts.map(({ id }) => id)).toEqual([city.contractId])
    expect(page.programs.length).toBeGreaterThan(0)
    expect(page.month).toBe(reviewedMonth)
    const mark = page.programs[0]!.marks['exits-to-permanent-housing']
    expect(mark).toMatchObject({ state: 'value', counts: [9, 41], value: 9 / 41 })
  }
})

test('one side of a pair shows what helps to tell: contracts, programs, and who would see more', async () => {
  const side = await city.as(city.manager, ({ work }) => findMatchSide(work, city.providerId))
  expect(side).toMatchObject({ contracts: 1, ceilingCents: 5000, from: '2026-01-01', to: '2026-12-31', people: 1 })
  expect(side.newest).toHaveLength(1)
  expect(side.programs.length).toBeGreaterThan(0)
})
