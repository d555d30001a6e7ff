export type ReadAmount =
  | { amountCents: number | null }
  | { refused: 'unreadable-amount' | 'ambiguous-amount' | 'amount-too-large' | 'fraction-of-a-cent' }

/**
 * Money as people write it in the United States, in whole cents: "$1,234.50" is 123450, "(500.00)" and "-500" are
 * -50000. Blank, "N/A" and "TBD" are null (missing); 0 stays 0. "1.234,50" and "1,23" are refused, because they mean
 * different sums in different countries. Cents come from the digits, never by multiplying a fraction.
 */
export function readAmount(text: string): ReadAmount {
  const trimmed = text.replace(/[\u00a0\u202f]/g, ' ').trim()
  if (trimmed === '' || /^(n\/a|tbd|null)$/i.test(trimmed)) return { amountCents: null }
  // The accounting format of spreadsheets shows zero as a dollar sign and a dash.
  if (/^\$\s*-$/.test(trimmed)) return { amountCents: 0 }

  const parenthesized = /^\((.*)\)$/.exec(trimmed)
  let rest = (parenthesized?.[1] ?? trimmed)
    .trim()
    .replace(/^usd\b|\busd$/i, '')
    .trim()
  const signs = /^([-\u2212]?)\s*\$?\s*([-\u2212]?)\s*(.*?)\s*(-?)$/.exec(rest)
  const minuses = [parenthesized ? '-' : '', signs?.[1], signs?.[2], signs?.[4]].filter(Boolean).length
  if (!signs || minuses > 1) return { refused: 'unreadable-amount' }
  rest = signs[3] ?? ''

  const plain = /^(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?$/.exec(rest)
  if (!plain || !/\d/.test(rest))
    return {
      refused:
        /^\d[\d.,]*$/.test(rest) && /,\d{1,2}$|^\d+(\.\d{3})+$/.test(rest) ? 'ambiguous-amount' : 'unreadable-amount',
    }
  const decimals = plain[2] ?? ''
  // Databases write four decimals; what stands behind the cents must then be nothing.
  if (/[1-9]/.test(decimals.slice(2))) return { refused: 'fraction-of-a-cent' }
  const cents = Number(`${(plain[1] ?? '').replaceAll(',', '')}${decimals.slice(0, 2).padEnd(2, '0')}`)
  if (!Number.isSafeInteger(cents)) return { refused: 'amount-too-large' }
  return { amountCents: minuses === 1 && cents !== 0 ? -cents : cents }
}
