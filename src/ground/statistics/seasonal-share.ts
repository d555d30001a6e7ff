/** Fewer months than this tell no season. */
export const monthsForSeason = 24
const yearsForFullTrust = 3

/**
 * Which share of a year falls in each of its months: the mean of each month's part of its year, drawn towards a twelfth
 * while there are fewer than three years.
 *
 * `years` holds twelve counts each, in the order of the contract year. Answers null with fewer than two whole years, or
 * with a year without any: compare with the same months of last year in its place. Never for payment.
 * Errors: RangeError for a year that has not twelve counts, or a count below 0.
 */
export function shareOfYear(years: readonly (readonly number[])[]): number[] | null {
  years.forEach((year, at) => {
    if (year.length !== 12) throw new RangeError(`Year ${at + 1} has ${year.length} months, not 12`)
    const wrong = year.findIndex((count) => !(count >= 0 && Number.isFinite(count)))
    if (wrong !== -1) throw new RangeError(`Year ${at + 1}, month ${wrong + 1}: ${year[wrong]} is no count`)
  })
  const totals = years.map((year) => year.reduce((sum, count) => sum + count, 0))
  if (years.length * 12 < monthsForSeason || totals.includes(0)) return null
  const trust = Math.min(1, years.length / yearsForFullTrust)
  return Array.from({ length: 12 }, (_, month) => {
    const mean = years.reduce((sum, year, at) => sum + year[month]! / totals[at]!, 0) / years.length
    return trust * mean + (1 - trust) / 12
  })
}
