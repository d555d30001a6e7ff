import { describe, expect, test } from 'vitest'
import { addMonths, type Month } from '../../ground/platform/day.ts'
import { builtInMeasures } from '../measures/built-in-measures.ts'
import type { NewestGroup } from '../results/list-newest-groups.ts'
import type { Result } from '../results/result.ts'
import { compareGroups } from './compare-groups.ts'
import { compareSimilar } from './compare-similar.ts'
import { courseOf } from './course.ts'
import type { ProgramCourses } from './list-courses.ts'

const month: Month = '2026-07'
const exits = builtInMeasures.find(({ key }) => key === 'exits-to-permanent-housing')!

/** A program that had `per` of ten households succeed in each of twelve months. */
function program(id: string, per: number, over: Partial<ProgramCourses> & { state?: Result['state'] } = {}) {
  const { state = 'value', ...rest } = over
  const results = Array.from({ length: 12 }, (_, back): Result => {
    const counts = { numerator: per, denominator: 10, state: back === 0 ? state : ('value' as const) }
    const place = { id: `${id}-${back}`, programId: id, measure: exits.key, unit: 'households', version: 1 }
    const from = { definitionVersion: 'test', submissionId: 's', recordedAt: '2026-08-01T00:00:00Z' }
    return { ...place, ...counts, ...from, month: addMonths(month, -back), matureOn: null, details: {}, note: null }
  })
  const course = courseOf({ measure: exits, unit: 'households', month, results, standard: null })
  const made: ProgramCourses = {
    ...{ contractId: `c-${id}`, contractNumber: `C-${id}`, programId: id, program: id, hmisProjectIds: [] },
    ...{ programType: 'Shelter', population: 'Adults', courses: [course], warnings: { signals: [], expected: {} } },
  }
  return { ...made, ...rest }
}
const usual = (n: number) => Array.from({ length: n }, (_, at) => program(`p${at}`, 5))
const raised = (programs: ProgramCourses[]) => compareSimilar(programs, [exits]).signals

describe('programs of one kind', () => {
  test('one that is far below the others is raised, in people and with the lines of chance', () => {
    const [signal, ...more] = raised([...usual(6), program('low', 2)])
    expect(more).toEqual([])
    expect(signal).toMatchObject({
      programId: 'low',
      signal: { numerator: 24, denominator: 120, months: 12, stage: 2 },
    })
    // 384 of 840 are 46%: of 120 that is 54.9, and 24 are 31 fewer
    expect(signal!.signal.short).toBe(31)
    expect(signal!.signal.evidence).toMatchObject({ rule: 'funnel', programs: 7, limits: 'exact' })
  })
  test('one that is better is not, nor one whose newest month is not yet mature', () => {
    expect(raised([...usual(6), program('high', 9)]).map(({ programId }) => programId)).toEqual([])
    expect(raised([...usual(6), program('low', 2, { state: 'immature' })])).toEqual([])
  })
  test('fewer than five, another type or another population are no company', () => {
    expect(raised([...usual(3), program('low', 2)])).toEqual([])
    expect(raised([...usual(6), program('low', 2, { programType: 'Outreach' })])).toEqual([])
    expect(raised([...usual(6), program('low', 2, { population: 'Youth' })])).toEqual([])
  })
  test('from twelve on the lines allow for the spread of the programs', () => {
    const spread = Array.from({ length: 14 }, (_, at) => program(`p${at}`, 3 + (at % 5)))
    const { signals, expected } = compareSimilar([...spread, program('low', 2)], [exits])
    // what would be for action among equals is for conversation among programs that differ
    expect(signals.map(({ programId, signal }) => [programId, signal.stage])).toEqual([['low', 1]])
    expect(expected.get('c-low low')).toBeCloseTo(0.001 + 0.05 / 15, 6)
  })
  test('a program under two contracts counts once, and is told of under both', () => {
    const low = program('low', 2)
    const signals = raised([...usual(6), low, { ...low, contractId: 'c-other' }])
    expect(signals.map(({ contractId }) => contractId)).toEqual(['c-low', 'c-other'])
    expect(signals[0]!.signal.evidence).toMatchObject({ programs: 7 })
  })
})

describe('groups of one program', () => {
  const group = (name: string, numerator: number, denominator: number): NewestGroup => ({
    ...{ programId: 'p', measure: exits.key, kind: 'age' as const, name, numerator, denominator },
  })
  const gaps = (groups: NewestGroup[], to = '2026-07-31') =>
    compareGroups([program('p', 5)], [exits], { from: '2025-08-01', to, groups })

  test('one that fares worse than all others together is raised with the gap in people', () => {
    const { signals, expected } = gaps([group('18-24', 8, 40), group('25-64', 60, 100), group('65-up', 12, 25)])
    expect(signals.map(({ signal }) => signal.part)).toEqual(['age 18-24'])
    // 72 of 125 are 58%: of 40 that is 23.04, and 8 are 16 fewer
    expect(signals[0]!.signal).toMatchObject({ numerator: 8, denominator: 40, short: 16, since: '2025-08' })
    expect(signals[0]!.signal.evidence).toMatchObject({ others: { numerator: 72, denominator: 125 }, level: 0.99 })
    expect(expected.get('c-p p')).toBeCloseTo(0.015, 9)
  })
  test('small groups, unknown ones, and what chance explains raise none', () => {
    expect(gaps([group('18-24', 1, 19), group('25-64', 60, 100)]).signals).toEqual([])
    expect(gaps([group('unknown', 2, 60), group('25-64', 60, 100)]).signals).toEqual([])
    expect(gaps([group('18-24', 18, 40), group('25-64', 60, 100)]).signals).toEqual([])
  })
  test('an old export says nothing of the month, and none is none', () => {
    expect(gaps([group('18-24', 8, 40), group('25-64', 60, 100)], '2026-03-31').signals).toEqual([])
    expect(compareGroups([program('p', 5)], [exits], null).signals).toEqual([])
  })
})
