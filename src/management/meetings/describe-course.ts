import { addMonths } from '../../ground/platform/day.ts'
import type { ProcessChartProps } from '../../ground/ui/process-chart.tsx'
import type { MarkedState } from '../../ground/ui/state-mark.tsx'
import type { Language, Words } from '../../ground/words/words.ts'
import { writeDay, writeMonth, writeShortMonth, writeThreshold, writeValue } from '../../ground/words/write-value.ts'
import { isMeasureKey } from '../../performance/measure-packs/homelessness/figure.ts'
import { bindingText, unjudgedWord } from './course-binding.ts'
import { drawCourse, type FigureAddress } from './draw-course.ts'
import {
  type AgreedMark,
  askedOf,
  countedOf,
  type Said,
  type ShownCourse,
  writeCounts,
  writeLine,
} from './shown-course.ts'

/** Everything that a page and a packet say of one measure of one program, in one language. */
export type DescribedCourse = {
  title: string
  /** what the chart shows, in a sentence that could stand in minutes */
  sentence: string
  signalSentence: string | null
  why: string | null
  question: string | null
  judgmentWord: string
  markedState: MarkedState
  valueText: string
  countsText: string
  windowText: string
  intervalText: string | null
  minimumText: string | null
  targetText: string | null
  chanceText: string | null
  /** what stands beside the figure so that it is not misread: unknown destinations, the median stay */
  sideText: string | null
  /** why there is no figure */
  reasonText: string | null
  figures: { figure: string; explanation: string }[]
  chart: ProcessChartProps | null
}

/** Says one course in words and gives its chart. Every word comes from `words`; nothing is computed anew. */
export function describeCourse(
  course: ShownCourse,
  words: Words,
  language: Language,
  agreed: AgreedMark[] = [],
  figureOf?: FigureAddress,
): DescribedCourse {
  const said = { course, words, language }
  const signal = signalTexts(said)
  const described = {
    title: words.measures.title[course.measure] ?? course.measure,
    sentence: sentenceOf(said),
    ...signal,
    judgmentWord: judgmentWord(said),
    markedState: markedState(course),
    valueText: valueText(said),
    countsText: countsText(said),
    windowText: windowText(said),
    intervalText: course.interval
      ? words.measures.interval(
          writeValue(course.interval.lower, course.valueFormat, language),
          writeValue(course.interval.upper, course.valueFormat, language),
        )
      : null,
    minimumText: course.minimum === null ? null : words.measures.minimum(writeLine(said, course.minimum)),
    targetText: course.target === null ? null : words.measures.target(writeLine(said, course.target)),
    chanceText: isOfChart(course) && course.signal?.chance ? words.review.byChance(oneIn(course.signal.chance)) : null,
    sideText: [sideText(said), bindingText(course, words)].filter(Boolean).join('. ') || null,
    reasonText: course.window ? null : reasonText(said),
  }
  const chart = drawCourse(said, described, [...agreed, ...definitionMarks(said)], figureOf)
  return { ...described, figures: figuresOf(said, described), chart }
}

/** A comparison with the minimum tells its chance with its reason; the others are about the chart's own range. */
const isOfChart = ({ signal }: ShownCourse): boolean =>
  signal?.kind === 'special-cause' || signal?.kind === 'improvement'

/** How a chart is read, where it says less than others, or where its target lies. */
export function explainChart({ run, assurance }: ShownCourse, { charts }: Words): string | null {
  if (run) return charts.whyShort
  return assurance ? charts.assurance[assurance] : null
}

function definitionMarks({ course, words }: Said): AgreedMark[] {
  return (course.definitions ?? []).map(({ month }) => ({
    month,
    label: words.charts.marks.definition,
    kind: 'definition',
  }))
}

const oneIn = (chance: number): number => Math.round(1 / chance)

function sentenceOf(said: Said): string {
  const { course, words, language } = said
  const { chartSentence } = words.review
  const title = words.measures.title[course.measure] ?? course.measure
  if (!course.window) return chartSentence.none(title, words.measures.state[course.state])
  if (course.window.denominator === 0) return chartSentence.none(title, nothing(said))
  const { signal } = course
  if (signal?.kind === 'special-cause' || signal?.kind === 'improvement') {
    return chartSentence[signal.kind](title, writeMonth(signal.since, language))
  }
  if (signal?.kind === 'below-minimum') return chartSentence['below-minimum'](title)
  if (course.limits.length > 0 && course.isAutocorrelated) return chartSentence.slow(title)
  if (course.run) {
    const { isUnusual, months } = course.run
    return words.charts.short[isUnusual === null ? 'open' : isUnusual ? 'unusual' : 'usual'](title, months)
  }
  return course.limits.length === 0 ? chartSentence.few(title) : chartSentence.usual(title)
}

function signalTexts(said: Said): Pick<DescribedCourse, 'signalSentence' | 'why' | 'question'> {
  const { course, words, language } = said
  const { signal, window } = course
  if (!signal || !window) return { signalSentence: null, why: null, question: null }
  const since = writeMonth(signal.since, language)
  const signalSentence = words.signals.sentence[signal.kind]({
    measure: course.measure,
    title: words.measures.title[course.measure] ?? course.measure,
    counts: writeCounts(said, window.numerator, window.denominator),
    numerator: window.numerator,
    denominator: window.denominator,
    value: valueText(said),
    minimum: course.minimum === null ? '' : writeLine(said, course.minimum),
    window: windowText(said),
    since,
  })
  const why = [words.signals.why[signal.kind](signal.chance ? oneIn(signal.chance) : 0)]
  if (signal.kind === 'below-minimum' && signal.short) why.push(words.signals.short(signal.short, shortOf(course)))
  const title = words.measures.title[course.measure] ?? course.measure
  const question = words.signals.question[signal.kind](title, since, askedOf(course.measure, words))
  return { signalSentence, why: why.join(' ').trim(), question }
}

function shortOf({ valueFormat, measure, direction }: ShownCourse) {
  if (valueFormat === 'nights') return 'nights'
  if (measure === 'utilization') return 'unit-nights'
  if (!isMeasureKey(measure)) return 'untold'
  return direction === 'increase' ? 'more' : 'fewer'
}

function judgmentWord({ course, words }: Said): string {
  if (course.state !== 'value') return words.measures.state[course.state]
  return course.judgment ? words.measures.judgment[course.judgment] : unjudgedWord(course, words)
}

function markedState({ state, judgment }: ShownCourse): MarkedState {
  if (state !== 'value') return state
  if (judgment === 'too-few') return 'too-few-to-judge'
  return judgment ?? 'not-applicable'
}

const nothing = ({ course, words }: Said): string =>
  words.measures.nothingCounted[course.measure] ?? words.measures.nothing

function valueText(said: Said): string {
  const { course, words, language } = said
  if (!course.window) return words.measures.state[course.state]
  const { value } = course.window
  if (value === null) return nothing(said)
  const text = writeValue(value, course.valueFormat, language)
  // '25%, below the minimum of 25%' would contradict itself: where rounding hides the gap, decimals show it.
  const isHidden = [course.minimum, course.target].some(
    (line) => line !== null && line !== value && writeValue(line, course.valueFormat, language) === text,
  )
  return isHidden ? writeThreshold(value, course.valueFormat, language) : text
}

/** '9 of 41 households'; where nothing is judged, what is known so far. */
function countsText(said: Said): string {
  const { course, words } = said
  if (course.window) return writeCounts(said, course.window.numerator, course.window.denominator)
  const last = course.state === 'immature' ? course.points.at(-1) : undefined
  if (last?.numerator != null && last.denominator != null) return writeCounts(said, last.numerator, last.denominator)
  return words.measures.state[course.state]
}

const followUpMonths = 6

function windowText({ course, words, language }: Said): string {
  const { measures } = words
  if (!course.window) {
    const matureOn = course.points.at(-1)?.matureOn
    return course.state === 'immature' && matureOn
      ? measures.matureOn(writeDay(matureOn, language))
      : measures.window(1)
  }
  const { months, monthsWithout } = course.window
  const last = addMonths(course.month, -followUpMonths)
  const text =
    course.measure === 'returns-within-six-months'
      ? measures.windowOfExits(writeShortMonth(addMonths(last, 1 - months), language), writeShortMonth(last, language))
      : measures.window(months)
  return monthsWithout > 0 ? `${text}; ${measures.monthsWithout(monthsWithout)}` : text
}

function sideText({ course, words, language }: Said): string | null {
  const { details, measure } = course
  const { measures } = words
  const number = (name: string) => (typeof details[name] === 'number' ? details[name] : null)
  const [missing, exits, prior, median] = [
    number('missingDestinations'),
    number('exits'),
    number('missingPriorSituations'),
    number('medianNights'),
  ]
  const entries = course.points.at(-1)?.denominator
  if (measure === 'exits-to-permanent-housing' && missing && exits)
    return measures.thisMonth(measures.missingShare(missing, exits))
  if (measure === 'entries-from-homelessness' && prior && entries)
    return measures.thisMonth(measures.missingPrior(prior, entries))
  if (measure !== 'length-of-stay') return null
  const [open, openNights] = [number('openStays'), number('openStaysMeanAge')]
  const parts = [
    ...(median === null ? [] : [measures.median(measures.nights(writeValue(median, 'nights', language)))]),
    ...(open && openNights !== null ? [measures.openStays(open, writeValue(openNights, 'nights', language))] : []),
  ]
  return parts.length === 0 ? null : measures.thisMonth(parts.join('; '))
}

function reasonText({ course, words }: Said): string | null {
  return (course.reason && words.measures.reason[course.reason]) || null
}

function figuresOf(said: Said, described: Omit<DescribedCourse, 'figures' | 'chart'>): DescribedCourse['figures'] {
  const { course, words, language } = said
  const { measures } = words
  if (!course.window) {
    const counts = described.countsText === described.judgmentWord ? [] : [described.countsText]
    return [
      {
        figure: described.judgmentWord,
        explanation: described.reasonText ?? [...counts, described.windowText].join(', '),
      },
    ]
  }
  const { numerator, denominator, value } = course.window
  const isShare = course.valueFormat === 'share'
  const counted = countedOf(course, words)
  const lines = [described.minimumText, described.targetText].filter((text) => text !== null)
  const figures = [
    isShare
      ? { figure: measures.of(numerator, denominator), explanation: `${counted}, ${described.windowText}` }
      : { figure: described.countsText, explanation: described.windowText },
  ]
  if (value !== null) {
    const explanation =
      described.intervalText ?? (isShare ? described.windowText : measures.readsAs[course.valueFormat]!)
    figures.push({ figure: described.valueText, explanation })
  }
  figures.push({ figure: described.judgmentWord, explanation: lines.join(', ') || words.review.programs })
  if (described.chanceText) figures.push({ figure: described.chanceText, explanation: words.review.byChanceText })
  if (course.signal && course.signal.kind !== 'below-minimum') {
    const since = words.review.since(writeShortMonth(course.signal.since, language))
    figures.push({ figure: since, explanation: words.signals.kind[course.signal.kind] })
  }
  return figures
}
