import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
import type { ShownCourse } from './shown-course.ts'

const numbers = ['numerator', 'denominator', 'value', 'centre', 'lower', 'upper', 'lower_near', 'upper_near']
const agreed = ['minimum', 'target', 'expected']
const names = ['measure', 'unit', 'month', 'state', ...numbers, ...agreed, 'rules', 'result', 'version']

/** A chart's figures as a list: each month with its counts, its usual range, what was agreed, and the rules that it hits. */
export function courseTable(course: ShownCourse): WrittenTable {
  const steps = course.steps ?? [{ from: '', minimum: course.minimum, target: course.target }]
  return {
    columns: namedColumns(names, Object.fromEntries([...numbers, ...agreed].map((name) => [name, 'number']))),
    rows: course.points.map((point) => {
      const limits = course.limits.find(({ from, to }) => from <= point.month && point.month <= to)
      const step = steps.findLast(({ from }) => from <= point.month)
      return [
        course.measure,
        course.unit,
        point.month,
        point.state,
        point.numerator,
        point.denominator,
        point.value,
        limits?.centre ?? course.run?.median ?? null,
        limits?.lower ?? null,
        limits?.upper ?? null,
        limits?.lowerNear ?? null,
        limits?.upperNear ?? null,
        step?.minimum ?? null,
        step?.target ?? null,
        course.expected?.find(({ month }) => month === point.month)?.value ?? null,
        (point.rules ?? []).join(' '),
        point.resultId,
        point.version,
      ]
    }),
  }
}
