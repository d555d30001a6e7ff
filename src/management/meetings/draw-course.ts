import type { ChartLine, ProcessChartProps } from '../../ground/ui/process-chart.tsx'
import { writeShortMonth, writeThreshold, writeValue } from '../../ground/words/write-value.ts'
import { type AgreedMark, type Said, type ShownPoint, withUnit, writeCounts, writeLine } from './shown-course.ts'

/** Where a month's figure is explained. */
export type FigureAddress = (month: string) => string

/** The chart of a course as the ui draws it, or null when no month has a value to draw. */
export function drawCourse(
  said: Said,
  { title, sentence }: { title: string; sentence: string },
  agreed: AgreedMark[],
  figureOf?: FigureAddress,
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
  const lines = [...linesOf(said, 'target'), ...linesOf(said, 'minimum')]
  return {
    title,
    description: [
      sentence,
      words.measures.chartDescription(writeShortMonth(first.month, language), writeShortMonth(last.month, language)),
      ...(range ? [words.measures.chartRange(range[0]!, range[1]!)] : []),
      readingOf(said, last),
      ...lines
        .filter(({ from = 0 }) => from > 0)
        .map(({ kind, value, from = 0 }) =>
          words.review.markRead(
            writeShortMonth(points[from]!.month, language),
            words.measures[kind](writeLine(said, value)),
          ),
        ),
      ...agreed
        .filter(({ month }) => place(month) >= 0)
        .map(({ month, label }) => words.review.markRead(writeShortMonth(month, language), label)),
    ].join(' '),
    points: points.map((point) => ({
      label: writeShortMonth(point.month, language),
      value: point.value,
      reading: withRules(said, point),
      ...(figureOf && point.value !== null && !point.underContract ? { href: figureOf(point.month) } : {}),
      isProvisional: point.state === 'immature',
      flag: point.flag === 'concern' ? 'worse' : point.flag === 'improvement' ? 'better' : null,
    })),
    segments: course.run
      ? [{ from: 0, to: points.length - 1, centre: course.run.median }]
      : course.limits.map(({ from, to, ...limits }) => ({
          ...limits,
          from: Math.max(0, place(from)),
          to: place(to) < 0 ? points.length - 1 : place(to),
        })),
    lines,
    ...expectedOf(said),
    marks: agreed.flatMap(({ month, ...mark }) => (place(month) < 0 ? [] : [{ index: place(month), ...mark }])),
    usualLabel: course.run ? words.charts.median : words.measures.usual,
    formatTick: (value) => writeThreshold(value, valueFormat, language),
    lowest: 0,
    ...(hasHighest(said) ? { highest: 1 } : {}),
  }
}

/** The way that was agreed to the target, at each month that is drawn. */
function expectedOf({ course, words }: Said): Pick<ProcessChartProps, 'expected'> {
  if (!course.expected) return {}
  const inMonth = new Map(course.expected.map(({ month, value }) => [month, value]))
  const values = course.points.map(({ month }) => inMonth.get(month) ?? null)
  return values.every((value) => value === null) ? {} : { expected: { values, label: words.charts.expected } }
}

/** A line as far as it held; only the one that holds in the last month is named. */
function linesOf({ course, words, language }: Said, kind: 'minimum' | 'target'): ChartLine[] {
  const { points, valueFormat } = course
  const [first, last] = [points[0]!, points.length - 1]
  const steps = course.steps ?? [{ from: first.month, minimum: course.minimum, target: course.target }]
  const lines: ChartLine[] = []
  for (const [at, step] of steps.entries()) {
    const value = step[kind]
    const until = steps[at + 1]?.from
    const to = until === undefined ? last : points.findIndex(({ month }) => month >= until) - 1
    const from = Math.max(
      0,
      points.findIndex(({ month }) => month >= step.from),
    )
    if (value === null || to < from) continue
    const before = lines.at(-1)
    // The other line stepped here, and this one went on.
    if (before?.value === value && before.to === from - 1) before.to = to
    else lines.push({ kind, value, from, to, label: '' })
  }
  const named = lines.at(-1)
  if (named?.to === last) named.label = words.measures[kind](writeThreshold(named.value, valueFormat, language))
  return lines
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

/** With every rule that the month hits. */
function withRules(said: Said, point: ShownPoint): string {
  const { charts } = said.words
  const rules = (point.rules ?? []).map((rule) => charts.rules[rule])
  return rules.length === 0 ? readingOf(said, point) : charts.reading(readingOf(said, point), rules.join(', '))
}

/** Nights as they are read: whole, and with one decimal under ten. */
const round = (nights: number): number => (nights < 10 ? Math.round(nights * 10) / 10 : Math.round(nights))
