import { type HeldToOutcomes, heldToOutcomes } from '../../agreements/contracts/contract-amounts.ts'
import type { Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { Goal } from '../../performance/goals/goal.ts'
import { listGoals } from '../../performance/goals/list-goals.ts'
import { type CarryingContract, findCarriedMeasures, runsOn } from '../portfolio/find-carried-measures.ts'
import { dollarsOf, findMeasureCourses, type GoalDollars, type MeasureCourse } from '../portfolio/find-goals.ts'
import { findRegister } from '../portfolio/find-register.ts'

export type MeasureBranch = {
  measure: string
  /** null: no figure of the whole jurisdiction is known */
  course: MeasureCourse | null
  contracts: CarryingContract[]
}

export type GoalBranch = {
  goal: Goal
  measures: MeasureBranch[]
  /** contracts that carry any of its measures, each once */
  contracts: number
  providers: number
  dollars: GoalDollars
  /** of this fiscal year's dollars of these contracts, what depends on the goal's own measures */
  held: HeldToOutcomes
}

export type GoalTree = {
  month: Month | null
  fiscalYear: number
  areas: { policyArea: string; goals: GoalBranch[] }[]
  retired: Goal[]
  /** measures that contracts carry and no goal names */
  withoutGoal: { measure: string; contracts: number }[]
  /** contracts whose term is not over */
  contracts: number
  /** of them, those that carry no measure at all */
  contractsWithoutMeasure: number
}

/** The goals by policy area, with their measures, the contracts that carry each, and the dollars behind them. */
export async function findGoalTree(visit: Visit): Promise<GoalTree> {
  const { work } = visit
  const register = await findRegister(visit)
  const all = await listGoals(work, { withRetired: true })
  const goals = all.filter((goal) => goal.retiredOn === null)
  const courses = register.month ? await findMeasureCourses(work, register.month) : new Map<string, MeasureCourse>()
  const carried = await findCarriedMeasures(visit, register)
  const stakes = await work
    .selectFrom('contract_stake')
    .where('fiscal_year', '=', register.fiscalYear)
    .select(['contract_id as contractId', 'measure', 'amount_cents as amountCents'])
    .execute()
  const stakesOf = Map.groupBy(stakes, (one) => one.contractId)
  const branchOf = (goal: Goal): GoalBranch => {
    const measures = goal.measures.map((measure) => ({
      measure,
      course: courses.get(measure) ?? null,
      contracts: carried.get(measure) ?? [],
    }))
    const ids = [...new Set(measures.flatMap((one) => one.contracts.map(({ id }) => id)))]
    const rows = ids.map((id) => register.rows[register.placeOf.get(id)!]!)
    return {
      goal,
      measures,
      contracts: ids.length,
      providers: new Set(rows.map((row) => row.provider)).size,
      dollars: dollarsOf(ids, register),
      held: heldToOutcomes(
        ids.map((id) => {
          const own = (stakesOf.get(id) ?? []).filter((one) => goal.measures.includes(one.measure))
          const atStakeCents = own.length === 0 ? null : own.reduce((sum, one) => sum + one.amountCents, 0)
          return { ceilingCents: register.yearCeilings.get(id) ?? null, atStakeCents }
        }),
      ),
    }
  }
  const named = new Set(goals.flatMap((goal) => goal.measures))
  const running = register.contracts.filter((contract) => runsOn(contract, visit.today))
  const withMeasure = new Set([...carried.values()].flat().map((one) => one.id))
  return {
    month: register.month,
    fiscalYear: register.fiscalYear,
    areas: [...Map.groupBy(goals, (goal) => goal.policyArea)].map(([policyArea, own]) => ({
      policyArea,
      goals: own.map(branchOf),
    })),
    retired: all.filter((goal) => goal.retiredOn !== null),
    withoutGoal: [...carried]
      .filter(([measure, contracts]) => !named.has(measure) && contracts.length > 0)
      .map(([measure, contracts]) => ({ measure, contracts: contracts.length })),
    contracts: running.length,
    contractsWithoutMeasure: running.filter(({ id }) => !withMeasure.has(id)).length,
  }
}
