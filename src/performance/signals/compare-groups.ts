import { addMonths, type Day, monthOf } from '../../ground/platform/day.ts'
import { newcombeInterval } from '../../ground/statistics/newcombe.ts'
import type { Measure } from '../measures/measure.ts'
import { smallestDenominator } from '../results/judgment.ts'
import type { NewestGroup } from '../results/list-newest-groups.ts'
import type { Compared } from './compare-similar.ts'
import type { ProgramCourses } from './list-courses.ts'

/** Many groups are looked at: each interval is one of 99%, and half of what lies outside it is on the worse side. */
const level = 0.99
/** An export that is older than this says nothing of the judged month. */
const freshMonths = 3

/**
 * Compares each group of a program's people with all others of the same program: where the interval of the gap (Newcombe)
 * leaves no room for none, and the group is worse off, it is raised. It says where to look, not why.
 */
export function compareGroups(
  programs: readonly ProgramCourses[],
  measures: readonly Measure[],
  reading: { from: Day; to: Day; groups: readonly NewestGroup[] } | null,
): Compared {
  const found: Compared = { signals: [], expected: new Map() }
  if (!reading) return found
  const byProgram = Map.groupBy(reading.groups, (one) => one.programId)
  for (const { contractId, programId, courses } of programs) {
    const place = `${contractId} ${programId}`
    const kinds = Map.groupBy(byProgram.get(programId) ?? [], ({ measure, kind }) => `${measure} ${kind}`)
    for (const groups of kinds.values()) {
      const measure = measures.find(({ key }) => key === groups[0]!.measure)
      const course = courses.find((one) => one.measure === measure?.key)
      if (!measure || course?.state !== 'value' || measure.valueFormat !== 'share') continue
      if (monthOf(reading.to) < addMonths(course.month, -freshMonths) || monthOf(reading.to) > course.month) continue
      for (const gap of gapsOf(groups, course.direction)) {
        found.expected.set(place, (found.expected.get(place) ?? 0) + (1 - level) / 2)
        if (!gap.isWorse) continue
        found.signals.push({
          contractId,
          programId,
          signal: {
            kind: 'subgroup-gap',
            measure: measure.key,
            part: `${gap.kind} ${gap.name}`,
            valueFormat: measure.valueFormat,
            weight: measure.weight,
            month: course.month,
            since: monthOf(reading.from),
            ...{ numerator: gap.x, denominator: gap.n, months: 12 },
            minimum: course.minimum,
            short: gap.short,
            chance: (1 - level) / 2,
            rule: null,
            judgment: course.judgment,
            stage: 1,
            evidence: {
              rule: 'gap',
              ...{ kind: gap.kind, group: gap.name },
              others: { numerator: gap.otherX, denominator: gap.otherN },
              ...{ lower: gap.lower, upper: gap.upper, level },
              to: monthOf(reading.to),
            },
          },
        })
      }
    }
  }
  return found
}

/** Each known group against all others together, where both are large enough to be judged. */
function gapsOf(groups: readonly NewestGroup[], direction: 'increase' | 'decrease') {
  const known = groups.filter(({ name }) => name !== 'unknown')
  const sum = (part: 'numerator' | 'denominator') => known.reduce((total, one) => total + one[part], 0)
  const [allX, allN] = [sum('numerator'), sum('denominator')]
  return known.flatMap(({ kind, name, numerator: x, denominator: n }) => {
    const [otherX, otherN] = [allX - x, allN - n]
    if (Math.min(n, otherN) < smallestDenominator) return []
    const interval = newcombeInterval({ x: otherX, n: otherN }, { x, n }, level)
    if (!interval) return []
    const isWorse = direction === 'increase' ? interval.upper < 0 : interval.lower > 0
    const short = Math.ceil(Math.abs(otherX / otherN - x / n) * n - 1e-9)
    return [{ kind, name, x, n, otherX, otherN, short, isWorse, ...interval }]
  })
}
