import { expect, test } from 'vitest'
import { reportYearOf, rulesFor, rulesYears, systemRules } from './rules.ts'

test('a report year ends on 30 September; its rules are those in force when it is made', () => {
  expect([reportYearOf('2024-09-30'), reportYearOf('2024-10-01'), reportYearOf('2025-12-31')]).toEqual([
    2024, 2025, 2026,
  ])
  expect([rulesFor('2019-12-31'), rulesFor('2024-09-30')]).toEqual(['FY2024', 'FY2024'])
  expect([rulesFor('2024-10-01'), rulesFor('2025-09-30'), rulesFor('2030-01-01')]).toEqual([
    'FY2026',
    'FY2026',
    'FY2026',
  ])
})

test('each year’s rules name themselves; FY2024 and FY2026 differ in funder 56 (CoC Builds) and in nothing else', () => {
  for (const year of rulesYears) expect(systemRules[year].version).toBe(year)
  const { version: _, source: __, fromReportYear: ___, incomeFunders: before, ...fy2024 } = systemRules.FY2024
  const { version: ____, source: _____, fromReportYear: ______, incomeFunders: after, ...fy2026 } = systemRules.FY2026
  expect(fy2026).toEqual(fy2024)
  expect(after.filter((code) => !before.includes(code))).toEqual([56])
  expect(before.filter((code) => !after.includes(code))).toEqual([])
})
