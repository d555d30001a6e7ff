import { programTerm } from '../../agreements/programs/program.ts'
import { addMonths } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { ValueFormat } from '../../ground/words/write-value.ts'
import { listStandards } from '../goals/list-standards.ts'
import { type Direction, standardFor } from '../goals/standard.ts'
import { findMeasure } from '../measures/list-measures.ts'
import { smallestOf } from '../measures/measure.ts'
import { type Backtest, type BacktestProgram, backtest } from './backtest.ts'
import { isCarriedIn, listCarriedPrograms } from './list-carried-programs.ts'
import { listCounted } from './list-counted.ts'
import { findNewestMonth } from './list-results.ts'

export const backtestLengths = [12, 24] as const

export type BacktestQuestion = {
  measure: string
  minimum: number
  /** null: nothing is proposed beyond the minimum */
  target: number | null
  programType: string | null
  population: string | null
  months: (typeof backtestLengths)[number]
}

export type FoundBacktest = Backtest & { measure: string; valueFormat: ValueFormat; direction: Direction }

/**
 * How many contracts and programs would have missed a proposed minimum in the last mature months of a measure; null
 * where the measure has no mature month yet. A provider's person sees its own programs alone.
 */
export async function findBacktest({ work, today }: Visit, asked: BacktestQuestion): Promise<FoundBacktest | null> {
  const { measure } = asked
  const card = await findMeasure(work, measure)
  const newest = await findNewestMonth(work, measure)
  if (!card || !newest) return null
  const isAsked = (one: { programType: string; population: string | null }) =>
    (asked.programType === null || programTerm(one.programType) === programTerm(asked.programType)) &&
    (asked.population === null || programTerm(one.population ?? '') === programTerm(asked.population))
  const carried = (await listCarriedPrograms(work)).filter(isAsked)
  const standards = await listStandards(work)
  const series = await listCounted(work, {
    measure,
    unit: card.units[0]!,
    // Eleven more than are asked about: the first of them may be judged on the year before.
    fromMonth: addMonths(newest, 1 - asked.months - 11),
    toMonth: newest,
  })
  const programs = [...Map.groupBy(carried, (one) => one.programId).values()].map((ones): BacktestProgram => {
    const { programId, program, programType, population } = ones[0]!
    return {
      ...{ programId, program, programType, population },
      series: series.get(programId) ?? [],
      under: ones.map((one) => ({
        contractId: one.contractId,
        isCarriedIn: (month) => isCarriedIn(one, month),
        today: standardFor(standards, { ...one, measure, on: today }),
      })),
    }
  })
  const { direction, valueFormat } = card
  const proposed = { minimum: asked.minimum, target: asked.target ?? asked.minimum, direction }
  const groupOf = (one: BacktestProgram) => `${programTerm(one.programType)} ${programTerm(one.population ?? '')}`
  const tested = backtest(programs, { proposed, newest, months: asked.months, groupOf, smallest: smallestOf(card) })
  return { ...tested, measure, valueFormat, direction }
}
