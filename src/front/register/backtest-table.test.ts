import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import { listProgramTypes } from '../../agreements/programs/list-program-types.ts'
import { findBacktest } from '../../performance/results/find-backtest.ts'
import { backtestTable } from './backtest-table.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(2)
})
afterAll(() => city.close())

const tableOf = async () => {
  const question = {
    ...({ measure: 'exits-to-permanent-housing', minimum: 0.99, target: null } as const),
    ...({ programType: null, population: null, months: 12 } as const),
  }
  const found = await city.as(city.manager, (visit) => findBacktest(visit, question))
  const { columns, rows } = backtestTable(found!)
  return rows.map((cells) => Object.fromEntries(columns.map(({ name }, at) => [name, cells[at]])))
}

test('a line a program type, then one for all; numbers under their own names', async () => {
  const [first, all] = await tableOf()
  expect(first).toMatchObject({
    ...{ program_type: 'Enhanced shelter', population: 'Single adults', from: '2025-08', to: '2026-07' },
    ...{ programs: 2, contracts: 1, judged_programs: 2, judged_program_months: 24 },
    ...{ proposed_missed_program_months: 24, proposed_missed_programs: 2, proposed_missed_contracts: 1 },
    ...{ today_missed_program_months: 1, today_missed_in_newest_month_programs: 1 },
    today_missed_three_months_or_more_programs: 0,
  })
  expect(all).toMatchObject({ program_type: 'all', population: null, programs: 2 })
})

test('where no minimum holds today the cells are blank, and never zero', async () => {
  await city.asOwner((trx) => trx.deleteFrom('standard').execute())
  const [first] = await tableOf()
  expect(first).toMatchObject({ today_missed_programs: null, programs_without_a_minimum_today: 2 })
})

test('the types and populations to choose from are those of the programs, each once', async () => {
  const listed = (person: typeof city.manager) => city.as(person, (visit) => listProgramTypes(visit.work))
  expect(await listed(city.manager)).toEqual({ types: ['Enhanced shelter'], populations: ['Single adults'] })
  expect(await listed(city.otherProvider)).toEqual({ types: [], populations: [] })
})
