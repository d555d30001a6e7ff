import { describe, expect, test } from 'vitest'
import type { ContractRow } from '../portfolio/contract-row.ts'
import { countEnds, monthsAhead } from './count-ends.ts'

const today = '2026-11-04'
const row = (change: Partial<ContractRow>) =>
  ({ to: null, status: 'active', ceilingCents: 100, renewalsLeft: null, ...change }) as ContractRow

describe('what ends when', () => {
  test('each contract ends once: in a month, before, after, or nobody knows', () => {
    const ends = countEnds(
      [
        row({ to: '2026-11-03', status: 'expired' }),
        row({ to: today }),
        row({ to: '2026-11-30', ceilingCents: null, renewalsLeft: 0 }),
        row({ to: '2028-10-31', renewalsLeft: 2 }),
        row({ to: '2028-11-01' }),
        row({}),
        row({ to: '2027-01-31', status: 'terminated' }),
      ],
      today,
    )
    expect(ends.months).toHaveLength(monthsAhead)
    expect(ends.months[0]).toEqual({
      month: '2026-11',
      contracts: 2,
      ceilingCents: 100,
      withoutCeiling: 1,
      renewable: 0,
      renewalsUnknown: 1,
    })
    expect(ends.months.at(-1)).toMatchObject({ month: '2028-10', contracts: 1, renewable: 1 })
    expect([ends.past, ends.later, ends.none].map(({ contracts }) => contracts)).toEqual([1, 1, 1])
    expect(ends.ofAll).toBe(6)
  })
})
