import { expect, test } from 'vitest'
import type { ProviderRow } from './list-provider-rows.ts'
import { searchProviders, sortProviders } from './sort-providers.ts'

const row = (name: string, known: Partial<ProviderRow> = {}): ProviderRow => ({
  id: name,
  name,
  kind: 'provider',
  otherNames: [],
  uei: null,
  ein: null,
  contracts: 0,
  running: 0,
  ceilingCents: null,
  paidCents: null,
  withoutAmount: 0,
  nextEndOn: null,
  lastEndOn: null,
  ...known,
})
const rows = [
  row('Cedar Youth', {
    contracts: 2,
    ceilingCents: 0,
    nextEndOn: '2026-12-31',
    lastEndOn: '2026-12-31',
    ein: '123456789',
  }),
  row('Harbor House', { contracts: 9, ceilingCents: 500, otherNames: ['HH Shelter'], lastEndOn: '2020-06-30' }),
  row('Pier 9', { nextEndOn: '2026-08-31', lastEndOn: '2027-01-01' }),
]
const names = (found: ProviderRow[]) => found.map(({ name }) => name)

test('the largest stand first, the next to end first, and what is not known last', () => {
  expect(names(sortProviders(rows, 'contracts'))).toEqual(['Harbor House', 'Cedar Youth', 'Pier 9'])
  expect(names(sortProviders(rows, 'amount'))).toEqual(['Harbor House', 'Cedar Youth', 'Pier 9'])
  expect(names(sortProviders(rows, 'ends'))).toEqual(['Pier 9', 'Cedar Youth', 'Harbor House'])
  expect(names(sortProviders(rows, 'name'))).toEqual(names(rows))
})

test.each([
  ['house harbor', ['Harbor House']],
  ['hh shelt', ['Harbor House']],
  ['12-3456789', ['Cedar Youth']],
  ['harbour hose', ['Harbor House']],
  ['cedr', ['Cedar Youth']],
  ['zephyr', []],
  ['', ['Cedar Youth', 'Harbor House', 'Pier 9']],
])('"%s" finds %j', (search, found) => {
  expect(names(searchProviders(rows, search))).toEqual(found)
})
