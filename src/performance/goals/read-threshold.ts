export type ReadThreshold =
  | { value: number }
  | { missing: true }
  | { refused: 'unreadable-share' | 'share-above-one' | 'unreadable-days' }

/**
 * A minimum or target as people write it. Shares: "40%" and "0.4" are both 0.4; a bare "40" is refused, because it may
 * be 40% or a slip. Days: "90", "90 days", "1,095".
 */
export function readThreshold(text: string, unit: 'share' | 'days'): ReadThreshold {
  const trimmed = text.trim()
  if (trimmed === '') return { missing: true }
  if (unit === 'days') {
    const days = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?: (?:days|nights|d[ií]as|noches))?$/i.exec(trimmed)
    return days ? { value: Number(`${days[1]!.replaceAll(',', '')}${days[2] ?? ''}`) } : { refused: 'unreadable-days' }
  }
  const share = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(trimmed)
  if (!share) return { refused: 'unreadable-share' }
  // The decimal point moves in the text: dividing by 100 would turn some percentages into long fractions.
  const value = Number(share[2] === '%' ? `${share[1]}e-2` : share[1])
  return value > 1 ? { refused: 'share-above-one' } : { value }
}
