import type { Reads } from '../../ground/platform/database.server.ts'
import { addMonths, type Month } from '../../ground/platform/day.ts'
import { type MeasureKey, measureKeys } from '../../performance/measure-packs/homelessness/figure.ts'
import type { KnownCount } from '../../performance/reports/typed-counts.ts'
import type { UsualRange } from '../../performance/reports/unusual-count.ts'
import { usualRangeOf } from '../../performance/reports/usual-range.ts'
import { listResults } from '../../performance/results/list-results.ts'

export type MonthKnown = { month: Month; counts: Partial<Record<MeasureKey, KnownCount>>; note: string }
export type KnownCounts = {
  /** the month, then the two before it */
  known: MonthKnown[]
  usual: Partial<Record<MeasureKey, UsualRange>>
  /** the measures that the program has counted before: they stand first, the others are a click away */
  asked: MeasureKey[]
  /** the figures of the month, where they are known */
  figures: Partial<Record<MeasureKey, string>>
}

const monthsLookedAt = 24

/** What is known of a program: the month and the two before it, and what is usual by the two years before it. */
export async function listKnownCounts(db: Reads, programId: string, month: Month): Promise<KnownCounts> {
  const results = await listResults(db, {
    programIds: [programId],
    unit: 'households',
    fromMonth: addMonths(month, -monthsLookedAt),
    toMonth: month,
  })
  const earlier = results.filter((one) => one.month < month)
  const known = [month, addMonths(month, -1), addMonths(month, -2)].map((one) => {
    const ofMonth = results.filter((result) => result.month === one)
    return {
      month: one,
      counts: Object.fromEntries(
        ofMonth.map(({ measure, numerator, denominator }) => [measure, { numerator, denominator }]),
      ),
      note: ofMonth.find((result) => result.note)?.note ?? '',
    }
  })
  const counted = measureKeys.filter((measure) => results.some((one) => one.measure === measure))
  return {
    known,
    figures: Object.fromEntries(results.filter((one) => one.month === month).map(({ measure, id }) => [measure, id])),
    asked: counted.length > 0 ? counted : [...measureKeys],
    usual: Object.fromEntries(measureKeys.map((measure) => [measure, usualRangeOf(measure, earlier)])),
  }
}
