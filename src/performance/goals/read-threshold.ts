import { perOf, type ValueFormat } from '../../ground/words/write-value.ts'

export type ReadThreshold =
  | { value: number }
  | { missing: true }
  | { refused: 'unreadable-share' | 'share-above-one' | 'unreadable-days' | 'unreadable-number' }

const number = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?$/

/**
 * A minimum or target as people write it. Shares: "40%" and "0.4" are both 0.4; a bare "40" is refused, because it may
 * be 40% or a slip. Days: "90", "90 days", "1,095". Money: "$14.50" is 1,450 cents. Rates: "4.5" of a thousand is 0.0045.
 */
export function readThreshold(text: string, format: ValueFormat): ReadThreshold {
  const trimmed = text.trim()
  if (trimmed === '') return { missing: true }
  if (format === 'nights' || format === 'days') {
    const days = number.exec(trimmed.replace(/ (?:days|nights|d[ií]as|noches)$/i, ''))
    return days ? { value: Number(plain(days)) } : { refused: 'unreadable-days' }
  }
  if (format !== 'share') {
    const read = number.exec(format === 'money' ? trimmed.replace(/^\$ ?/, '') : trimmed)
    if (!read) return { refused: 'unreadable-number' }
    if (format === 'money') return { value: Math.round(Number(`${plain(read)}e2`)) }
    const places = String(perOf(format)).length - 1
    return { value: Number(`${plain(read)}e-${places}`) }
  }
  const share = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(trimmed)
  if (!share) return { refused: 'unreadable-share' }
  // The decimal point moves in the text: dividing by 100 would turn some percentages into long fractions.
  const value = Number(share[2] === '%' ? `${share[1]}e-2` : share[1])
  return value > 1 ? { refused: 'share-above-one' } : { value }
}

const plain = ([, whole, part]: RegExpExecArray): string => `${whole!.replaceAll(',', '')}${part ?? ''}`
