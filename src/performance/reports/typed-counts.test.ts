import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtInMeasures } from '../measures/built-in-measures.ts'
import { type CountProblem, findFaults, linesOf, readTyped } from './typed-counts.ts'

const form = (fields: Record<string, string>) => readTyped(new Map(Object.entries(fields)), builtInMeasures)
const problems = (fields: Record<string, string>): [string, CountProblem][] =>
  findFaults(form(fields), builtInMeasures).map(({ fieldId, problem }) => [fieldId, problem])
const exits = (numerator: string, denominator: string) => ({
  'exits-to-permanent-housing.numerator': numerator,
  'exits-to-permanent-housing.denominator': denominator,
})
const at = { programId: 'p', month: '2026-07', note: '', known: new Map() }

test('a blank form is no fault and says nothing', () => {
  expect(problems({})).toEqual([])
  expect(linesOf(form({}), at)).toEqual([])
})

test('0 of 0 is a count; blank is none', () => {
  expect(problems(exits('0', '0'))).toEqual([])
  expect(linesOf(form(exits('0', '0')), at)).toMatchObject([
    { numerator: 0, denominator: 0, measure: 'exits-to-permanent-housing' },
  ])
})

test('what cannot be is said at its field', () => {
  expect(problems(exits('three', '5'))).toEqual([['exits-to-permanent-housing.numerator', 'not-a-count']])
  expect(problems(exits('-1', '2.5'))).toHaveLength(2)
  expect(problems(exits('', '5'))).toEqual([['exits-to-permanent-housing.numerator', 'half']])
  expect(problems(exits('5', ''))).toEqual([['exits-to-permanent-housing.denominator', 'half']])
  expect(problems(exits('6', '5'))).toEqual([['exits-to-permanent-housing.numerator', 'more-than-all']])
  expect(problems(exits('1', '1000001'))).toEqual([['exits-to-permanent-housing.denominator', 'too-large']])
})

test('nights are more than stays, and a shelter may be more than full', () => {
  expect(problems({ 'length-of-stay.numerator': '1,204', 'length-of-stay.denominator': '31' })).toEqual([])
  expect(problems({ 'utilization.numerator': '310', 'utilization.denominator': '300' })).toEqual([])
})

test('what is known already is not said again; a blank takes a known count back', () => {
  const known = new Map([['exits-to-permanent-housing' as const, { numerator: 3, denominator: 9 }]])
  expect(linesOf(form(exits('3', '9')), { ...at, known })).toEqual([])
  expect(linesOf(form(exits('', '')), { ...at, known })).toMatchObject([{ numerator: null, denominator: null }])
})

test('every pair of whole numbers that can be is kept as it was typed', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (a, b) => {
      const [part, whole] = [Math.min(a, b), Math.max(a, b)]
      const typed = form(exits(String(part), whole.toLocaleString('en-US')))
      expect(findFaults(typed, builtInMeasures)).toEqual([])
      expect(linesOf(typed, at)).toMatchObject([{ numerator: part, denominator: whole }])
    }),
  )
})
