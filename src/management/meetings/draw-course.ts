import type { ProcessChartProps } from '../../ground/ui/process-chart.tsx'
import { writeShortMonth, writeThreshold, writeValue } from '../../ground/words/write-value.ts'
import { type AgreedMark, type Said, type ShownPoint, withUnit, writeCounts, writeLine } from './shown-course.ts'

/** The chart of a course as the ui draws it, or null when no month has a value to draw. */
export function drawCourse(
  said: Said,
  title: string,
  sentence: string,
  agreed: AgreedMark[],
): ProcessChartProps | null {
  const { course, words, language } = said
  const { points, valueFormat } = course
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.every((point) => point.value === null)) return null
  const place = (month: string) => points.findIndex((point) => point.month === month)
  const band = course.limits.at(-1)
  const range = band
    ? [band.lower, band.upper].map((value) => writeValue(clip(said, value), valueFormat, language))
    : null
  return {
    title,
    description: [
      sentence,
      words.measures.chartDescription(writeShortMonth(first.month, language), writeShortMonth(last.month, language)),
      ...(range ? [words.measures.chartRange(range[0]!, range[1]!)] : []),
      readingOf(said, last),
      ...agreed
        .filter(({ month }) => place(month) >= 0)
        .map(({ month, label }) => words.review.markRead(writeShortMonth(month, language), label)),
    ].join(' '),
    points: points.map((point) => ({
      label: writeShortMonth(point.month, language),
      value: point.value,
      reading: readingOf(said, point),
      isProvisional: point.state === 'immature',
      flag: point.flag === 'concern' ? 'worse' : point.flag === 'improvement' ? 'better' : null,
    })),
    segments: course.limits.map(({ from, to, ...limits }) => ({
      ...limits,
      from: Math.max(0, place(from)),
      to: place(to) < 0 ? points.length - 1 : place(to),
    })),
    lines: [
      ...(course.target === null
        ? []
        : [
            {
              kind: 'target' as const,
              value: course.target,
              label: words.measures.target(writeThreshold(course.target, valueFormat, language)),
            },
          ]),
      ...(course.minimum === null
        ? []
        : [
            {
              kind: 'minimum' as const,
              value: course.minimum,
              label: words.measures.minimum(writeThreshold(course.minimum, valueFormat, language)),
            },
          ]),
    ],
    marks: agreed.flatMap(({ month, label }) => (place(month) < 0 ? [] : [{ index: place(month), label }])),
    usualLabel: words.measures.usual,
    formatTick: (value) => writeThreshold(value, valueFormat, language),
    lowest: 0,
    ...(hasHighest(said) ? { highest: 1 } : {}),
  }
}

/** A share ends at one; the use of units does not, where more stay than there are units. */
const hasHighest = ({ course }: Said) => course.valueFormat === 'share' && course.measure !== 'utilization'

const clip = (said: Said, value: number) => Math.min(Math.max(0, value), hasHighest(said) ? 1 : Infinity)

function readingOf(said: Said, point: ShownPoint): string {
  const { course, words, language } = said
  const month = writeShortMonth(point.month, language)
  const { measures } = words
  if (point.value === null || point.numerator === null || point.denominator === null) {
    const isEmpty = point.state === 'value' && point.denominator === 0
    const state = isEmpty ? (measures.nothingCounted[course.measure] ?? measures.nothing) : measures.state[point.state]
    return measures.readingWithout(month, state ?? measures.noUnits)
  }
  const value =
    course.valueFormat === 'nights'
      ? writeLine(said, round(point.value))
      : withUnit(writeValue(point.value, course.valueFormat, language), course.valueFormat, words)
  const reading = measures.reading(month, value, writeCounts(said, point.numerator, point.denominator))
  if (point.underContract) return `${reading}, ${words.review.underContract(point.underContract)}`
  return point.state === 'immature' ? measures.readingImmature(reading) : reading
}

/** Nights as they are read: whole, and with one decimal under ten. */
const round = (nights: number): number => (nights < 10 ? Math.round(nights * 10) / 10 : Math.round(nights))
