import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filterRows, noFilter, readFilter, writeFilter } from './contract-filter.ts'
import { dimensions, sortKeys } from './contract-index.ts'
import { type ContractRow, endDays, endKindOf, endKinds, listedStatuses } from './contract-row.ts'
import { contractSearch } from './contract-search.ts'
import { packRows, unpackRows } from './pack-rows.ts'

const today = '2026-11-04'
const row = (change: Partial<ContractRow>): ContractRow => ({
  number: 'HS-1',
  title: 'Enhanced shelter',
  provider: 'Harbor House',
  providerId: 'a-provider',
  department: 'Human Services',
  policy: null,
  from: '2025-01-01',
  to: '2027-06-30',
  ceilingCents: 100_00,
  paidCents: null,
  renewalsLeft: null,
  status: 'active',
  programs: [],
  types: [],
  funding: [],
  trend: null,
  ...change,
})

const rows = [
  row({}),
  row({ number: 'HS-2', to: '2026-12-31', status: 'expiring', ceilingCents: null, types: ['Shelter', 'Outreach'] }),
  row({
    number: 'HS-3',
    department: null,
    to: null,
    status: 'term-unknown',
    ceilingCents: 300_00,
    types: ['Outreach'],
  }),
  row({ number: 'HS-4', provider: 'Pier 9', to: '2026-12-31', status: 'terminated', ceilingCents: 200_00 }),
  row({ number: 'HS-5', provider: 'Centro Díaz', to: '2026-11-03', status: 'expired', paidCents: 5 }),
]

const filtered = (query: string) => {
  const filter = readFilter(new URLSearchParams(query))
  return filterRows(rows, filter, today, contractSearch(rows)(filter.q))
}
const numbers = (query: string) => filtered(query).rows.map(({ number }) => number)

describe('what a filter leaves', () => {
  test.each([
    ['', ['HS-1', 'HS-2', 'HS-3', 'HS-4', 'HS-5']],
    ['department=Human+Services&provider=Harbor+House', ['HS-1', 'HS-2']],
    ['department=-', ['HS-3']],
    ['type=Outreach', ['HS-2', 'HS-3']],
    ['type=-', ['HS-1', 'HS-4', 'HS-5']],
    ['status=expiring', ['HS-2']],
    ['ends=soon', ['HS-2']],
    ['ends=2026-12', ['HS-2']],
    ['ends=closed', ['HS-4']],
    ['ends=past', ['HS-5']],
    ['ends=none', ['HS-3']],
    ['status=nonsense&ends=never&sort=mood', ['HS-1', 'HS-2', 'HS-3', 'HS-4', 'HS-5']],
    ['sort=-ceiling', ['HS-3', 'HS-4', 'HS-1', 'HS-5', 'HS-2']],
    ['sort=ceiling', ['HS-1', 'HS-5', 'HS-4', 'HS-3', 'HS-2']],
    ['sort=ends', ['HS-5', 'HS-2', 'HS-4', 'HS-1', 'HS-3']],
  ])('%s', (query, expected) => {
    expect(numbers(query)).toEqual(expected)
  })

  test('a missing ceiling is counted and not summed as nothing', () => {
    expect(filtered('')).toMatchObject({ ceilingCents: 700_00, withoutCeiling: 1 })
  })

  test('beside each choice stands what it would leave while the others stand', () => {
    const { facets } = filtered('type=Outreach&status=expiring')
    expect([...facets.status]).toEqual([
      ['expiring', 1],
      ['term-unknown', 1],
    ])
    expect([...facets.type]).toEqual([
      ['Shelter', 1],
      ['Outreach', 1],
    ])
  })
})

describe('the search', () => {
  test.each([
    ['harbour hause', 'HS-1'],
    ['diaz', 'HS-5'],
    ['HS-4', 'HS-4'],
    ['pier enhan', 'HS-4'],
  ])('"%s" finds %s', (q, first) => {
    expect(numbers(`q=${encodeURIComponent(q)}`)[0]).toBe(first)
  })

  test('a number is not another number', () => {
    expect(numbers('q=HS-8')).toEqual([])
  })
})

describe('laws', () => {
  const day = fc.constantFrom('2026-01-01', '2026-11-03', '2026-11-04', '2027-01-31', '2029-05-05')
  const text = fc.constantFrom('Harbor', 'Pier', 'Centro Díaz', 'Aging', '-', '')
  const anyRow = fc.record<ContractRow>({
    number: fc.uuid(),
    title: text,
    provider: text,
    providerId: fc.constantFrom('a-provider', 'another'),
    department: fc.option(text),
    policy: fc.option(text),
    from: fc.option(day),
    to: fc.option(day),
    ceilingCents: fc.option(fc.integer()),
    paidCents: fc.option(fc.integer()),
    renewalsLeft: fc.option(fc.nat(9)),
    status: fc.constantFrom(...listedStatuses),
    programs: fc.array(text, { maxLength: 3 }),
    types: fc.uniqueArray(text, { maxLength: 3 }),
    funding: fc.uniqueArray(text, { maxLength: 2 }),
    trend: fc.option(fc.record({ measure: text, code: fc.string() })),
  })
  const many = fc.array(anyRow, { maxLength: 30 })

  test('what is packed comes out the same', () => {
    fc.assert(
      fc.property(many, (some) => {
        expect(unpackRows(JSON.parse(JSON.stringify(packRows(some))))).toEqual(some)
      }),
    )
  })

  test('an order keeps every row, and the ends of contracts part them', () => {
    fc.assert(
      fc.property(many, fc.constantFrom(...sortKeys), fc.boolean(), (some, key, isDown) => {
        const whole = filterRows(some, { ...noFilter, sort: { key, isDown } }, today, null)
        expect(new Set(whole.rows)).toEqual(new Set(some))
        const parts = endKinds.map((ends) => filterRows(some, { ...noFilter, ends }, today, null).rows.length)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(some.length)
        const days = endDays(today)
        for (const [kind, count] of whole.facets.ends) {
          expect(some.filter((one) => endKindOf(one, days) === kind)).toHaveLength(count)
        }
      }),
    )
  })

  test('a filter is the same after the way through the address', () => {
    const value = fc.option(fc.string({ minLength: 1, maxLength: 20 }).map((one) => one.trim() || 'x'))
    const filter = fc.record({
      q: fc.string({ maxLength: 20 }).map((one) => one.trim()),
      provider: value,
      department: value,
      policy: value,
      type: value,
      funding: value,
      status: fc.option(fc.constantFrom(...listedStatuses)),
      ends: fc.option(fc.constantFrom(...endKinds, '2027-03')),
      sort: fc.option(fc.record({ key: fc.constantFrom(...sortKeys), isDown: fc.boolean() })),
    })
    fc.assert(
      fc.property(filter, (one) => {
        expect(readFilter(new URLSearchParams(writeFilter(one)))).toEqual(one)
      }),
    )
    expect(dimensions.every((dimension) => dimension in noFilter)).toBe(true)
  })
})
