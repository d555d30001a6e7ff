import { sql } from 'kysely'
import { programTerm } from '../../agreements/programs/program.ts'
import { worksForTheGovernment } from '../../ground/people/may.ts'
import { addMonths, firstDay, lastDay, type Month, monthsBetween } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import {
  type CostContract,
  type CostGroup,
  type CostPerResult,
  type CostProgram,
  type CostRange,
  costMonths,
  costOf,
  groupForCost,
  rangeOfCosts,
} from './cost-per-result.ts'
import { isCarriedIn, listCarriedPrograms } from './list-carried-programs.ts'
import { listCounted } from './list-counted.ts'
import { findNewestMonth } from './list-results.ts'
import { spendingOf } from './spending.ts'

/** The measure whose numerator is a success. */
export const costMeasure = 'exits-to-permanent-housing'

export type FoundCost = CostPerResult & {
  /** what all its programs are; null: they differ, and there is nothing to hold the figure beside */
  alike: { programType: string; population: string | null } | null
  /** null where fewer than five figures are alike, and for providers, who do not see the others */
  range: CostRange | null
}

/** What one result cost under each contract that the asker may see, in the last twelve mature months. */
export async function listCosts(visit: Visit): Promise<CostPerResult[]> {
  const newest = await findNewestMonth(visit.work, costMeasure)
  if (!newest) return []
  const months = monthsBetween(addMonths(newest, 1 - costMonths), newest)
  return groupForCost(await findAll(visit, months), months).map((group) => costOf(group, newest))
}

/** What one result cost under a contract in the last twelve mature months; null where it carries no program in them. */
export async function findCostPerResult(visit: Visit, contractId: string): Promise<FoundCost | null> {
  const newest = await findNewestMonth(visit.work, costMeasure)
  if (!newest) return null
  const months = monthsBetween(addMonths(newest, 1 - costMonths), newest)
  const groups = groupForCost(await findAll(visit, months), months)
  const own = groups.find((group) => group.contracts.some((one) => one.contractId === contractId))
  if (!own) return null
  const likeness = likenessOf(own)
  const alike = groups.filter((group) => likeness !== null && likenessOf(group) === likeness)
  const [first] = own.programs
  return {
    ...costOf(own, newest),
    alike: likeness && first ? { programType: first.programType, population: first.population } : null,
    range: worksForTheGovernment(visit) ? rangeOfCosts(alike.map((group) => costOf(group, newest))) : null,
  }
}

/** The same for every program of the group, or null: only like is held beside like. */
function likenessOf({ programs }: CostGroup): string | null {
  const kinds = new Set(
    programs.map((one) =>
      JSON.stringify([programTerm(one.programType), programTerm(one.population ?? ''), one.keepsHoused]),
    ),
  )
  return kinds.size === 1 ? [...kinds][0]! : null
}

async function findAll(visit: Visit, months: Month[]): Promise<CostGroup> {
  const { work, jurisdiction, today } = visit
  const [fromMonth, toMonth] = [months[0]!, months.at(-1)!]
  const carried = await listCarriedPrograms(work)
  const counted = await listCounted(work, { measure: costMeasure, unit: 'households', fromMonth, toMonth })
  const housed = await listKeepsHoused(visit, fromMonth, toMonth)
  const programs = [...Map.groupBy(carried, (one) => one.programId).values()].map((ones): CostProgram => {
    const { programId, program, programType, population } = ones[0]!
    const series = counted.get(programId) ?? []
    return { programId, program, programType, population, series, keepsHoused: housed.has(programId) }
  })
  const paid = await work
    .selectFrom('contract_amount')
    .where('kind', '=', 'paid')
    .select(['contract_id as contractId', 'fiscal_year as fiscalYear', 'amount_cents as amountCents'])
    .execute()
  const paidOf = Map.groupBy(paid, (one) => one.contractId)
  const rows = await work
    .selectFrom('contract')
    .select(['id', 'number', 'from_on as from', 'to_on as to', 'paid_cents as paidCents'])
    .execute()
  const contracts = rows.map(({ id, number, ...terms }): CostContract => {
    const spending = spendingOf(
      { ...terms, paidByYear: paidOf.get(id) ?? [] },
      { today, fiscalYearStartsIn: jurisdiction.fiscalYearStartsIn },
    )
    return { contractId: id, contractNumber: number, spending }
  })
  const carriages = carried.map((one) => ({
    ...{ contractId: one.contractId, programId: one.programId },
    isCarriedIn: (month: Month) => isCarriedIn(one, month),
  }))
  return { contracts, programs, carriages }
}

/** In permanent housing a long stay is the purpose: that its length does not apply is how its results say so. */
async function listKeepsHoused({ work }: Visit, fromMonth: Month, toMonth: Month): Promise<Set<string | null>> {
  const rows = await work
    .selectFrom('result')
    .where('replaced_at', 'is', null)
    .where('measure', '=', 'length-of-stay')
    .where('state', '=', 'not-applicable')
    .where(sql<boolean>`details ->> 'reason' = 'permanent-housing'`)
    .where('from_on', '>=', firstDay(fromMonth))
    .where('to_on', '<=', lastDay(toMonth))
    .select('program_id')
    .distinct()
    .execute()
  return new Set(rows.map((row) => row.program_id))
}
