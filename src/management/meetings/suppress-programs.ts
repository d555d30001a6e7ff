import { addMonths, daysBetween, firstDay, type Month } from '../../ground/platform/day.ts'
import { isSmall, isSmallCount } from '../../ground/statistics/suppression.ts'
import type { PacketCourse, PacketProgram } from './packet.ts'

/**
 * The programs as anybody may see them. A course shows the unbroken run of months, up to the reviewed one, of which
 * every month passes; its figure stands only when the run holds the whole window. So no hidden month can be found by
 * subtracting the shown ones from the window. Whatever says something of a hidden count (value, interval, judgment,
 * signal, usual range) is hidden with it.
 */
export function suppressPrograms(programs: PacketProgram[]): PacketProgram[] {
  return programs.map((program) => ({ ...program, courses: withoutDifferences(program.courses.map(suppressCourse)) }))
}

function suppressCourse(course: PacketCourse): PacketCourse {
  const plain = { ...course, details: publicDetails(course) }
  const start = course.points.findLastIndex((point) => isHidden(course, point, 1, point.month)) + 1
  const { window } = course
  const isCut = start > 0
  const holdsWindow = window === null || !isCut || course.points.length - start >= window.months
  const hidesWindow = window !== null && isHidden(course, window, window.months, course.month)
  if (start >= course.points.length && course.points.length > 0) return suppressed(plain)
  if (!holdsWindow || hidesWindow) return suppressed(plain)
  // The usual range was computed over all months: beside a cut chart it would tell of the hidden ones.
  return isCut
    ? {
        ...plain,
        points: course.points.slice(start),
        limits: [],
        run: null,
        assurance: undefined,
        ...withoutChance(course),
      }
    : plain
}

/** A signal that rests on the usual range is not told where the range is hidden; a comparison with the minimum is. */
function withoutChance({ signal }: PacketCourse): Pick<PacketCourse, 'chance' | 'signal'> {
  return { chance: null, signal: signal?.kind === 'below-minimum' ? signal : null }
}

type Counts = { numerator: number | null; denominator: number | null }

/** Nights are no households: a stay's nights hide behind the number of stays, a unit's behind how many were in use. */
function isHidden(course: PacketCourse, { numerator, denominator }: Counts, months: number, last: Month): boolean {
  if (numerator === null || denominator === null) return false
  if (course.measure === 'length-of-stay') return isSmallCount(denominator)
  if (course.valueFormat === 'count') return isSmallCount(numerator)
  if (course.valueFormat !== 'share' && !course.valueFormat.startsWith('rate')) return isSmallCount(denominator)
  if (course.measure !== 'utilization') return isSmall(numerator, denominator)
  const days = daysBetween(firstDay(addMonths(last, 1 - months)), firstDay(addMonths(last, 1)))
  return isSmallCount(numerator / days)
}

function suppressed(course: PacketCourse): PacketCourse {
  return {
    ...course,
    points: [],
    limits: [],
    run: null,
    assurance: undefined,
    state: 'suppressed',
    reason: null,
    window: null,
    interval: null,
    judgment: null,
    signal: null,
    chance: null,
    details: publicDetails({ ...course, reason: null }),
  }
}

function publicDetails({ details }: PacketCourse): PacketCourse['details'] {
  const { definitionVersion = null } = details
  return { definitionVersion }
}

/**
 * Stays that ended less exits that count are the exits to excluded destinations, deaths among them: where a month of both
 * is shown and the difference is small, length of stay is hidden.
 */
function withoutDifferences(courses: PacketCourse[]): PacketCourse[] {
  const exits = courses.find((course) => course.measure === 'exits-to-permanent-housing')
  const denominators = new Map(exits?.points.map((point) => [point.month, point.denominator]))
  return courses.map((course) => {
    if (course.measure !== 'length-of-stay') return course
    const tells = course.points.some((point) => {
      const other = denominators.get(point.month)
      return other != null && point.denominator !== null && isSmallCount(Math.abs(point.denominator - other))
    })
    return tells ? suppressed(course) : course
  })
}
