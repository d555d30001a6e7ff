import type { Reads } from '../../ground/platform/database.server.ts'
import { addMonths, type Month } from '../../ground/platform/day.ts'
import { type Measure, typedCount } from '../../performance/measures/measure.ts'
import type { KnownCount } from '../../performance/reports/typed-counts.ts'
import type { UsualRange } from '../../performance/reports/unusual-count.ts'
import { usualRangeOf } from '../../performance/reports/usual-range.ts'
import { listResults } from '../../performance/results/list-results.ts'
import { listProgramMeasures } from './list-program-measures.ts'

export type MonthKnown = { month: Month; counts: Record<string, KnownCount>; note: string }
export type KnownCounts = {
  /** the month, then the two before it; money in dollars, as it is typed */
  known: MonthKnown[]
  /** by measure, as it is kept */
  usual: Record<string, UsualRange>
  /** the measures that the program has counted before or is held to: they stand first */
  asked: Measure[]
  /** every other measure of the city: a click away */
  others: Measure[]
  /** the figures of the month by measure, where they are known */
  figures: Record<string, string>
}

const monthsLookedAt = 24

/** What is known of a program: the month and the two before it, and what is usual by the two years before it. */
export async function listKnownCounts(db: Reads, programId: string, month: Month): Promise<KnownCounts> {
  const all = await listProgramMeasures(db, programId, true)
  const measures = new Map(all.map((measure) => [measure.key, measure]))
  const found = await listResults(db, {
    programIds: [programId],
    unit: [...new Set(all.map((measure) => measure.units[0]!))],
    fromMonth: addMonths(month, -monthsLookedAt),
    toMonth: month,
  })
  const results = found.filter((one) => one.unit === measures.get(one.measure)?.units[0])
  const earlier = results.filter((one) => one.month < month)
  const known = [month, addMonths(month, -1), addMonths(month, -2)].map((one) => {
    const ofMonth = results.filter((result) => result.month === one)
    return {
      month: one,
      counts: Object.fromEntries(
        ofMonth.map(({ measure, numerator, denominator }) => [
          measure,
          { numerator: typedCount(measures.get(measure)!, numerator), denominator },
        ]),
      ),
      note: ofMonth.find((result) => result.note)?.note ?? '',
    }
  })
  const held = await listProgramMeasures(db, programId, false)
  const isCounted = ({ key }: Measure) => results.some((one) => one.measure === key)
  // A pack's standards hold for a whole program type; what this program has never counted waits folded away.
  const asked = held.some(isCounted) ? held.filter((one) => !one.isBuiltIn || isCounted(one)) : held
  const isAsked = new Set(asked.map(({ key }) => key))
  return {
    known,
    figures: Object.fromEntries(results.filter((one) => one.month === month).map(({ measure, id }) => [measure, id])),
    asked,
    others: all.filter(({ key }) => !isAsked.has(key)),
    usual: Object.fromEntries(asked.map((measure) => [measure.key, usualRangeOf(measure, earlier)])),
  }
}
