import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAmount } from './read-amount.ts'

test.each([
  ['$1,234.50', 123_450],
  ['1,234.5', 123_450],
  ['20000.00', 2_000_000],
  ['0', 0],
  ['-0.00', 0],
  ['$ -', 0],
  ['.5', 50],
  ['1.1', 110],
  ['4.35', 435],
  ['2809364.7200', 280_936_472],
  ['(500.00)', -50_000],
  ['($1,500)', -150_000],
  ['-500', -50_000],
  ['-$500.25', -50_025],
  ['$-500', -50_000],
  ['500.00-', -50_000],
  ['USD 12', 1_200],
  ['90,071,992,547,409.91', Number.MAX_SAFE_INTEGER],
])('%s is %i cents', (text, amountCents) => {
  expect(readAmount(text)).toEqual({ amountCents })
})

test.each(['', '  ', '\u00a0', 'N/A', 'TBD'])('"%s" is missing, not zero', (text) => {
  expect(readAmount(text)).toEqual({ amountCents: null })
})

test.each([
  ['1.234,50', 'ambiguous-amount'],
  ['1,23', 'ambiguous-amount'],
  ['1.234.567', 'ambiguous-amount'],
  ['0.00548726.77', 'unreadable-amount'],
  ['12 thousand', 'unreadable-amount'],
  ['1.5E+06', 'unreadable-amount'],
  ['--5', 'unreadable-amount'],
  ['(-5)', 'unreadable-amount'],
  ['-', 'unreadable-amount'],
  ['1,2345', 'unreadable-amount'],
  ['0.005', 'fraction-of-a-cent'],
  ['90071992547409.92', 'amount-too-large'],
])('%s is refused: %s', (text, refused) => {
  expect(readAmount(text)).toEqual({ refused })
})

/** 123450 cents as "$1,234.50", the way a finance system prints it. */
function printed(cents: number, isPlain: boolean, isParenthesized: boolean): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  const whole = digits.slice(0, -2)
  const sum = `${isPlain ? whole : `$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}`}.${digits.slice(-2)}`
  if (cents >= 0) return sum
  return isParenthesized ? `(${sum})` : `-${sum}`
}

test('every amount that can be kept comes back to the cent', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.boolean(), fc.boolean(), (cents, isPlain, isParenthesized) => {
      expect(readAmount(printed(cents, isPlain, isParenthesized))).toEqual({ amountCents: cents })
    }),
  )
})
