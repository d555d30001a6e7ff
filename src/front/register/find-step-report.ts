import type { Visit } from '../../ground/platform/visit.ts'
import { fiscalYearOf } from '../portfolio/find-register.ts'
import { keepWhileUnchanged } from '../portfolio/keep-while-unchanged.ts'
import { countSteps, type StepContract, type StepCount } from './step-days.ts'

/** Stands for contracts whose department or year is not known. */
export const unknownGroup = '-'

export type StepGroup = { name: string } & StepCount
export type StepReport = {
  whole: StepCount
  byDepartment: StepGroup[]
  byYear: StepGroup[]
  /** what can be chosen, and what was */
  departments: string[]
  years: string[]
  department: string | null
  year: string | null
  all: number
}

/** Days at each step of all contracts that the asker may see, or of a department and a fiscal year. */
export async function findStepReport(
  visit: Visit,
  asked: { department: string | null; year: string | null },
): Promise<StepReport> {
  const all = await keepWhileUnchanged(visit, 'steps', () => listStepContracts(visit))
  const departments = [...new Set(all.map(departmentOf))].sort()
  const years = [...new Set(all.map(yearOf))].sort().reverse()
  const department = departments.find((one) => one === asked.department) ?? null
  const year = years.find((one) => one === asked.year) ?? null
  return keepWhileUnchanged(visit, `steps ${JSON.stringify([department, year])}`, async () => {
    const chosen = all.filter(
      (one) => (department === null || departmentOf(one) === department) && (year === null || yearOf(one) === year),
    )
    const grouped = (key: (one: StepContract) => string): StepGroup[] =>
      [...Map.groupBy(chosen, key)].map(([name, ones]) => ({ name, ...countSteps(ones) }))
    return {
      whole: countSteps(chosen),
      byDepartment: grouped(departmentOf).sort((a, b) => b.contracts - a.contracts),
      byYear: grouped(yearOf).sort((a, b) => (a.name < b.name ? 1 : -1)),
      departments,
      years,
      department,
      year,
      all: all.length,
    }
  })
}

const departmentOf = (one: StepContract): string => one.department ?? unknownGroup
const yearOf = (one: StepContract): string => (one.year === null ? unknownGroup : String(one.year))

/** The days of every contract. A contract belongs to the fiscal year in which its term begins. */
async function listStepContracts({ work, jurisdiction }: Visit): Promise<StepContract[]> {
  const rows = await work
    .selectFrom('contract')
    .select([
      'department',
      'from_on as from',
      'needed_on as neededOn',
      'solicited_on as solicitedOn',
      'awarded_on as awardedOn',
      'signed_on as signedOn',
      'first_paid_on as firstPaidOn',
    ])
    .execute()
  return rows.map((row) => {
    const day = row.from ?? row.signedOn ?? row.awardedOn
    return { ...row, year: day === null ? null : fiscalYearOf(day, jurisdiction.fiscalYearStartsIn) }
  })
}
