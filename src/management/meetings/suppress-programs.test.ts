import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths } from '../../ground/platform/day.ts'
import { isSmall } from '../../ground/statistics/suppression.ts'
import type { MeasureKey } from '../../performance/measure-packs/homelessness/figure.ts'
import { builtInMeasure } from '../../performance/measures/built-in-measures.ts'
import type { Result } from '../../performance/results/result.ts'
import { courseOf } from '../../performance/signals/course.ts'
import type { PacketCourse, PacketProgram } from './packet.ts'
import { suppressPrograms } from './suppress-programs.ts'

type Counts = readonly [numerator: number, denominator: number]
const month = '2026-07'

function course(measure: MeasureKey, counts: readonly Counts[]): PacketCourse {
  const results = counts.map(([numerator, denominator], index): Result => {
    const at = addMonths(month, index + 1 - counts.length)
    return {
      id: at,
      programId: 'p',
      measure,
      unit: 'households',
      month: at,
      version: 1,
      numerator,
      denominator,
      state: 'value',
      matureOn: null,
      definitionVersion: 'v1',
      details: { definitionVersion: 'v1', exits: denominator, missingDestinations: 3 },
      note: null,
      submissionId: 's',
      recordedAt: '2026-08-03T09:00:00.000Z',
    }
  })
  return courseOf({
    measure: builtInMeasure(measure),
    unit: 'households',
    month,
    results,
    standard: { minimum: 0.4, target: 0.5, direction: 'increase' },
  })
}

function released(...courses: PacketCourse[]): PacketCourse[] {
  const program: PacketProgram = {
    programId: 'p',
    program: 'Shelter',
    programType: 'Shelter',
    population: null,
    hmisProjectIds: [],
    sharedWith: [],
    courses,
  }
  return suppressPrograms([program])[0]!.courses
}

const large: Counts[] = Array.from({ length: 24 }, (_, at) => [18 + (at % 3), 41])

test('a course of large counts is released whole, without its side counts', () => {
  const before = course('exits-to-permanent-housing', large)
  const [after] = released(before)
  expect(after).toEqual({ ...before, details: { definitionVersion: 'v1' } })
})

test('a small month hides value, percent, interval, judgment, signal and chart together', () => {
  const [after] = released(course('exits-to-permanent-housing', [...large.slice(1), [9, 41]]))
  expect(after).toMatchObject({
    state: 'suppressed',
    points: [],
    limits: [],
    window: null,
    interval: null,
    judgment: null,
    signal: null,
    chance: null,
  })
})

test('none of 41 may be shown, and nearly all of 41 may not', () => {
  expect(released(course('exits-to-permanent-housing', [[0, 41]]))[0]?.state).toBe('value')
  expect(released(course('exits-to-permanent-housing', [[38, 41]]))[0]?.state).toBe('suppressed')
})

test('a small month long ago cuts the chart after it, and the usual range goes with it', () => {
  const [after] = released(course('exits-to-permanent-housing', large.with(5, [9, 41])))
  expect(after?.state).toBe('value')
  expect(after?.points.map((point) => point.month)).toEqual(large.slice(6).map((_, at) => addMonths(month, at - 17)))
  expect(after?.limits).toEqual([])
})

test('a window is not released when one of its months is small: subtraction would tell it', () => {
  const counts = [...large.slice(0, 21), [0, 0], [5, 12], [12, 12]] as const
  expect(released(course('exits-to-permanent-housing', counts))[0]?.state).toBe('suppressed')
})

test('nights hide behind the number of their stays', () => {
  expect(released(course('length-of-stay', [[900, 9]]))[0]?.state).toBe('suppressed')
  expect(released(course('length-of-stay', [[1_200, 24]]))[0]?.state).toBe('value')
})

test('units in use hide when fewer than eleven households use them', () => {
  expect(released(course('utilization', [[8 * 31, 40 * 31]]))[0]?.state).toBe('suppressed')
  expect(released(course('utilization', [[30 * 31, 40 * 31]]))[0]?.state).toBe('value')
})

test('length of stay goes where its stays less the counted exits are few: those are the excluded destinations', () => {
  const exits = course('exits-to-permanent-housing', [[18, 38]])
  expect(released(exits, course('length-of-stay', [[1_200, 41]]))[1]?.state).toBe('suppressed')
  expect(released(exits, course('length-of-stay', [[1_200, 38]]))[1]?.state).toBe('value')
})

describe('whatever the counts', () => {
  const counts = fc.integer({ min: 0, max: 40 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
  const months = fc.array(counts, { minLength: 1, maxLength: 24 })

  test('no small count is among what is shown', () => {
    fc.assert(
      fc.property(months, (series) => {
        const [after] = released(course('exits-to-permanent-housing', series))
        for (const shown of [...after!.points, ...(after!.window ? [after!.window] : [])]) {
          if (shown.numerator !== null && shown.denominator !== null)
            expect(isSmall(shown.numerator, shown.denominator)).toBe(false)
        }
      }),
    )
  })

  test('every month of a shown window is shown, so nothing is left to subtract', () => {
    fc.assert(
      fc.property(months, (series) => {
        const [after] = released(course('exits-to-permanent-housing', series))
        if (!after!.window) return
        const inWindow = after!.points.filter((point) => point.month > addMonths(month, -after!.window!.months))
        const sum = inWindow.reduce((total, point) => total + (point.denominator ?? 0), 0)
        expect(sum).toBe(after!.window.denominator)
      }),
    )
  })
})
