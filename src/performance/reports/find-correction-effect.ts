import type { Reads } from '../../ground/platform/database.server.ts'
import { addMonths, lastDay, type Month, monthsBetween } from '../../ground/platform/day.ts'
import { heldTo } from '../goals/contract-terms.ts'
import { listContractTerms } from '../goals/list-contract-terms.ts'
import { findMeasure } from '../measures/list-measures.ts'
import { isCarriedIn, listCarriedPrograms } from '../results/list-carried-programs.ts'
import { findNewestMonth, listResults } from '../results/list-results.ts'
import type { Result } from '../results/result.ts'
import { type Course, courseOf, monthsShown } from '../signals/course.ts'
import type { Signal } from '../signals/signal.ts'
import type { FigureCorrection } from './correction.ts'

/** How a measure reads in a month: what was added up, how it is judged, and what it raises. */
export type Reading = Pick<Course, 'window' | 'judgment'> & { signal: Signal['kind'] | null }
export type ChangedReading = {
  contractNumber: string
  contractId: string
  month: Month
  before: Reading
  after: Reading
}

export type CorrectionEffect = {
  /** months whose window, judgment or signal would read otherwise, by contract */
  readings: ChangedReading[]
  judgmentsChanged: number
  signalsChanged: number
  /** the contracts that carry the program in a month that the correction reaches */
  contracts: { id: string; number: string }[]
  /** the last month that the correction can reach */
  toMonth: Month
}

/** What would read otherwise if the correction were accepted, before anybody accepts it; nothing is written. */
export async function findCorrectionEffect(
  db: Reads,
  correction: Pick<FigureCorrection, 'programId' | 'measure' | 'unit' | 'month' | 'numerator' | 'denominator'>,
): Promise<CorrectionEffect> {
  const { programId, unit, month } = correction
  const measure = await findMeasure(db, correction.measure)
  const newest = (await findNewestMonth(db)) ?? month
  const reach = addMonths(month, monthsShown - 1)
  const toMonth = newest > month ? (newest < reach ? newest : reach) : month
  const results = await listResults(db, {
    programIds: [programId],
    measure: correction.measure,
    unit,
    fromMonth: addMonths(month, 1 - monthsShown),
    toMonth,
  })
  const corrected = withCorrection(results, correction)
  const terms = await listContractTerms(db)
  const carried = (await listCarriedPrograms(db)).filter((one) => one.programId === programId)
  const months = monthsBetween(month, toMonth)
  // A measure that is no longer in the city's list is neither drawn nor judged.
  const readings = (measure ? carried : []).flatMap(
    ({ contractId, contractNumber, program, programType, population, spans }) =>
      months
        .filter((at) => isCarriedIn({ spans }, at))
        .flatMap((at) => {
          const on = lastDay(at)
          const { standard } = heldTo(terms, {
            programType,
            population,
            measure: correction.measure,
            on,
            contractNumber,
            program,
          })
          const read = (all: Result[]) =>
            readingOf(courseOf({ measure: measure!, unit, month: at, results: all, standard }))
          const [before, after] = [read(results), read(corrected)]
          return isSame(before, after) ? [] : [{ contractNumber, contractId, month: at, before, after }]
        }),
  )
  return {
    readings,
    judgmentsChanged: readings.filter(({ before, after }) => before.judgment !== after.judgment).length,
    signalsChanged: readings.filter(({ before, after }) => before.signal !== after.signal).length,
    contracts: carried
      .filter((one) => months.some((at) => isCarriedIn(one, at)))
      .map(({ contractId, contractNumber }) => ({ id: contractId, number: contractNumber })),
    toMonth,
  }
}

function withCorrection(
  results: Result[],
  { month, numerator, denominator }: Pick<FigureCorrection, 'month' | 'numerator' | 'denominator'>,
): Result[] {
  return results.map((one) => (one.month === month ? { ...one, state: 'value', numerator, denominator } : one))
}

const readingOf = ({ window, judgment, signal }: Course): Reading => ({
  window,
  judgment,
  signal: signal?.kind ?? null,
})

function isSame(one: Reading, other: Reading): boolean {
  const text = ({ window, judgment, signal }: Reading) =>
    JSON.stringify([window?.months, window?.numerator, window?.denominator, judgment, signal])
  return text(one) === text(other)
}
