import { describe, expect, test } from 'vitest'
import { addMonths } from '../../ground/platform/day.ts'
import { wordsOf } from '../../ground/words/words.ts'
import type { MeasureKey } from '../../performance/measure-packs/homelessness/figure.ts'
import { builtInMeasure } from '../../performance/measures/built-in-measures.ts'
import type { Result } from '../../performance/results/result.ts'
import { courseOf } from '../../performance/signals/course.ts'
import { describeCourse } from './describe-course.ts'

type Counts = [numerator: number, denominator: number]
const month = '2026-07'

/** Results of the months up to July 2026, the last one last; null leaves a month out. */
function results(measure: MeasureKey, counts: (Counts | null)[], last: Partial<Result> = {}): Result[] {
  return counts.flatMap((pair, index) => {
    if (pair === null) return []
    const at = addMonths(month, index + 1 - counts.length)
    const result: Result = {
      id: `result-${at}`,
      programId: 'program',
      measure,
      unit: 'households',
      month: at,
      version: 1,
      numerator: pair[0],
      denominator: pair[1],
      state: 'value',
      matureOn: null,
      definitionVersion: 'v1',
      details: {},
      note: null,
      submissionId: 'submission',
      recordedAt: '2026-08-03T09:00:00.000Z',
    }
    return [index === counts.length - 1 ? { ...result, ...last } : result]
  })
}

const higher = { minimum: 0.4, target: 0.5, direction: 'increase' as const }
const nights = { minimum: 90, target: 70, direction: 'decrease' as const }

function describeIn(
  language: 'en' | 'es',
  measure: MeasureKey,
  of: { counts: (Counts | null)[]; last?: Partial<Result>; standard?: typeof higher | typeof nights | null },
) {
  const { counts, last, standard = higher } = of
  const course = courseOf({
    measure: builtInMeasure(measure),
    ...{ unit: 'households', month, results: results(measure, counts, last), standard },
  })
  return describeCourse(course, wordsOf(language), language)
}

const steady: Counts[] = Array.from({ length: 23 }, (_, at) => [18 + (at % 3), 41])
const fallen: Counts[] = [...steady, [9, 41]]

describe('a measure that fell', () => {
  const said = describeIn('en', 'exits-to-permanent-housing', {
    counts: fallen,
    last: { details: { exits: 44, missingDestinations: 3 } },
  })

  test('is said in one sentence above the chart and one with its counts', () => {
    expect(said.sentence).toBe('Exits to permanent housing: worse than usual since July 2026.')
    expect(said.signalSentence).toBe(
      'Fewer have reached or kept permanent housing since July 2026: 9 of 41 households, this month.',
    )
    expect(said.question).toContain('what changed around July 2026')
    expect(said.why).toMatch(/about 1 of \d+ months/)
  })

  test('stands against minimum and target with its counts, interval and side note', () => {
    expect(said).toMatchObject({
      countsText: '9 of 41 households',
      valueText: '22%',
      windowText: 'this month',
      intervalText: 'between 12% and 37%',
      minimumText: 'minimum 40%',
      targetText: 'target 50%',
      judgmentWord: 'below minimum',
      markedState: 'below-minimum',
      sideText: 'this month: destination unknown for 3 of 44',
    })
    expect(said.figures.map((one) => one.figure)).toEqual([
      '9 of 41',
      '22%',
      'below minimum',
      said.chanceText,
      'since Jul 2026',
    ])
  })

  test('has a chart with a reading for every month, its usual range and its two lines', () => {
    const { chart } = said
    expect(chart?.points).toHaveLength(24)
    expect(chart?.points.at(-1)).toMatchObject({
      label: 'Jul 2026',
      reading: 'Jul 2026: 22%, 9 of 41 households; outside the usual range',
      flag: 'worse',
    })
    expect(chart?.lines?.map((line) => line.label)).toEqual(['target 50%', 'minimum 40%'])
    expect(chart?.segments?.at(-1)?.to).toBe(23)
    expect([chart?.lowest, chart?.highest]).toEqual([0, 1])
  })

  test('is said in Spanish', () => {
    const spanish = describeIn('es', 'exits-to-permanent-housing', { counts: fallen })
    expect(spanish.sentence).toBe('Salidas a vivienda permanente: peor de lo habitual desde julio de 2026.')
    expect(spanish.countsText).toBe('9 de 41 hogares')
    expect(spanish.judgmentWord).toBe('bajo el mínimo')
  })
})

test('few units look further back, and the window is named', () => {
  const said = describeIn('en', 'exits-to-permanent-housing', {
    counts: Array.from({ length: 12 }, () => [3, 6] as Counts),
  })
  expect(said).toMatchObject({ countsText: '18 of 36 households', windowText: 'last 6 months' })
})

test('returns name the months of the exits that they follow', () => {
  const said = describeIn('en', 'returns-within-six-months', {
    counts: Array.from({ length: 12 }, () => [1, 5] as Counts),
    standard: null,
  })
  expect(said.windowText).toBe('exits of Aug 2025 to Jan 2026')
  expect(said.judgmentWord).toBe('no standard agreed')
  expect(said.minimumText).toBeNull()
})

test('a stay is nights, with its median beside it and no interval of a share', () => {
  const said = describeIn('en', 'length-of-stay', {
    counts: [[1204, 24]],
    last: { details: { medianNights: 41 } },
    standard: nights,
  })
  expect(said).toMatchObject({
    countsText: '1,204 nights over 24 stays',
    valueText: '50',
    intervalText: null,
    minimumText: 'minimum 90 nights',
    sideText: 'this month: median 41 nights',
    judgmentWord: 'meets target',
  })
  expect(said.chart?.highest).toBeUndefined()
})

test('more nights than units is drawn as it is', () => {
  const said = describeIn('en', 'utilization', { counts: [[1_100, 1_000]] })
  expect(said.valueText).toBe('110%')
  expect(said.countsText).toBe('1,100 of 1,000 unit-nights')
  expect(said.chart?.highest).toBeUndefined()
})

test('decimals show where rounding would hide which side of the minimum a value is on', () => {
  const said = describeIn('en', 'exits-to-permanent-housing', { counts: [[398, 1_000]] })
  expect(said.judgmentWord).toBe('below minimum')
  expect(said.valueText).toBe('39.8%')
})

describe('what is not a value is never said as one', () => {
  const gone = { numerator: null, denominator: null }

  test('missing', () => {
    const said = describeIn('en', 'exits-to-permanent-housing', {
      counts: fallen,
      last: { ...gone, state: 'missing', details: { reason: 'silent' } },
    })
    expect(said.sentence).toBe('Exits to permanent housing: missing.')
    expect(said).toMatchObject({
      markedState: 'missing',
      judgmentWord: 'missing',
      intervalText: null,
      signalSentence: null,
    })
    expect(said.reasonText).toBe('nothing was recorded in this month or after it')
    expect(said.chart?.points.at(-1)).toMatchObject({ value: null, reading: 'Jul 2026: missing' })
  })

  test('not yet mature: what is known so far, hollow in the chart, and no judgment', () => {
    const said = describeIn('en', 'returns-within-six-months', {
      counts: [...steady, [4, 41]],
      last: { state: 'immature', matureOn: '2026-08-29' },
    })
    expect(said).toMatchObject({
      judgmentWord: 'not yet mature',
      countsText: '4 of 41 households that left for housing',
      windowText: 'complete on 29 August 2026',
    })
    expect(said.chart?.points.at(-1)).toMatchObject({
      isProvisional: true,
      reading: 'Jul 2026: 10%, 4 of 41 households that left for housing, not yet mature',
    })
  })

  test('no exits at all is neither zero percent nor missing', () => {
    const said = describeIn('en', 'exits-to-permanent-housing', { counts: [[0, 0]] })
    expect(said).toMatchObject({
      valueText: 'no exits',
      judgmentWord: 'too few to judge',
      markedState: 'too-few-to-judge',
      chart: null,
    })
  })

  test('suppressed', () => {
    const course = courseOf({
      measure: builtInMeasure('exits-to-permanent-housing'),
      unit: 'households',
      month,
      results: [],
      standard: higher,
    })
    const said = describeCourse({ ...course, state: 'suppressed', points: [] }, wordsOf('en'), 'en')
    expect(said).toMatchObject({ judgmentWord: 'suppressed', markedState: 'suppressed', chart: null })
    expect(said.figures).toHaveLength(1)
  })
})

test('where each month resembles the one before, the usual range is said to tell little', () => {
  const slow = Array.from({ length: 24 }, (_, at): Counts => [at < 12 ? 26 : 22, 41])
  expect(describeIn('en', 'exits-to-permanent-housing', { counts: slow }).sentence).toBe(
    'Exits to permanent housing: changes slowly, so its usual range tells little.',
  )
})

test('what was agreed is marked at its month', () => {
  const course = courseOf({
    measure: builtInMeasure('exits-to-permanent-housing'),
    unit: 'households',
    month,
    results: results('exits-to-permanent-housing', fallen),
    standard: higher,
  })
  const { chart } = describeCourse(course, wordsOf('en'), 'en', [
    { month: '2026-05', label: 'navigator' },
    { month: '2019-01', label: 'long ago' },
  ])
  expect(chart?.marks).toEqual([{ index: 21, label: 'navigator' }])
})
