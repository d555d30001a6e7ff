/** Counts from one up to one below this are not released. Source: the cell size rule of CMS (no cell of 1 to 10). */
export const suppressionThreshold = 11

/**
 * Whether a count of people is too small to be released.
 *
 * @param count whole number of people or households, 0 or more. Zero is nobody and may be shown.
 * @param threshold smallest count, above zero, that may be shown
 */
export function isSmallCount(count: number, threshold = suppressionThreshold): boolean {
  return count > 0 && count < threshold
}

/**
 * Whether a part of a whole may not be released: the part itself, the rest of the whole (which a reader finds by
 * subtraction), or the whole is a count from 1 to 10. "None of 41" and "41 of 41" may be shown; "3 of 41", "38 of 41" and
 * "0 of 7" may not.
 *
 * @param numerator people counted, 0 to `denominator`
 * @param denominator all of them
 * @param threshold smallest count, above zero, that may be shown
 */
export function isSmall(numerator: number, denominator: number, threshold = suppressionThreshold): boolean {
  return [numerator, denominator - numerator, denominator].some((count) => isSmallCount(count, threshold))
}
