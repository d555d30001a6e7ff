import { expect, test } from 'vitest'
import { writeTable } from '../../ground/platform/write-table.ts'
import { courseTable } from './course-table.ts'
import type { ShownCourse } from './shown-course.ts'

const point = (month: string, numerator: number | null): ShownCourse['points'][number] => ({
  month,
  state: numerator === null ? 'missing' : 'value',
  numerator,
  denominator: numerator === null ? null : 40,
  value: numerator === null ? null : numerator / 40,
  flag: null,
  resultId: numerator === null ? null : `id-${month}`,
  version: numerator === null ? null : 1,
  recordedAt: null,
  matureOn: null,
})
const course = (more: Partial<ShownCourse>): ShownCourse =>
  ({
    measure: 'exits-to-permanent-housing',
    unit: 'households',
    points: [
      point('2026-05', 20),
      point('2026-06', null),
      { ...point('2026-07', 8), rules: ['astronomical', 'shift'] },
    ],
    limits: [],
    minimum: 0.4,
    target: 0.5,
    ...more,
  }) as ShownCourse

test('each month has its counts, its limits, what held in it, and every rule that it hits', () => {
  const limits = [
    { from: '2026-05', to: '2026-07', lower: 0.2, centre: 0.4, upper: 0.6, lowerNear: 0.3, upperNear: 0.5 },
  ]
  const steps = [
    { from: '2026-05', minimum: 0.3, target: 0.4 },
    { from: '2026-07', minimum: 0.4, target: 0.5 },
  ]
  const expected = [
    { month: '2026-05', value: 0.3 },
    { month: '2026-07', value: 0.45 },
  ]
  const [, may, june, july] = writeTable(courseTable(course({ limits, steps, expected }))).split('\n')
  expect(may).toBe(
    'exits-to-permanent-housing,households,2026-05,value,20,40,0.5,0.4,0.2,0.6,0.3,0.5,0.3,0.4,0.3,,id-2026-05,1',
  )
  expect(june).toBe('exits-to-permanent-housing,households,2026-06,missing,,,,0.4,0.2,0.6,0.3,0.5,0.3,0.4,,,,')
  expect(july).toContain(',0.4,0.5,0.45,astronomical shift,id-2026-07,1')
})

test('a short series has its median as centre, and no limits', () => {
  const [first] = courseTable(course({ run: { median: 0.35, months: 9, isUnusual: null } })).rows
  expect(first!.slice(7, 12)).toEqual([0.35, null, null, null, null])
})
