import { describe, expect, test } from 'vitest'
import { type Language, languages, wordsOf } from './words.ts'
import { writeMonth, writeShortMonth } from './write-value.ts'

const measures = [
  'exits-to-permanent-housing',
  'returns-within-six-months',
  'length-of-stay',
  'entries-from-homelessness',
  'utilization',
]

/** The longest that is believable: four-digit counts, the longest month, the widest window. */
function longest(measure: string, language: Language) {
  const { measures: words } = wordsOf(language)
  const isNights = measure === 'length-of-stay'
  return {
    measure,
    numerator: 12_345,
    denominator: 23_456,
    value: isNights ? '1,234' : '53%',
    minimum: isNights ? words.nights('1,200') : '52.5%',
    window:
      measure === 'returns-within-six-months'
        ? words.windowOfExits(writeShortMonth('2025-09', language), writeShortMonth('2026-09', language))
        : words.window(12),
    since: writeMonth('2026-09', language),
    reference: isNights ? '1,200' : '52.5%',
    isAgreed: true,
    target: '52.5%',
    by: writeMonth('2027-09', language),
    isImpossible: true,
    programs: 123,
    group: language === 'en' ? 'Native Hawaiian or Pacific Islander' : 'Nativos de Hawái o del Pacífico',
    others: words.of(12_345, 23_456),
    days: 123,
  }
}

describe.each(languages)('signals in %s', (language) => {
  const { signals } = wordsOf(language)
  const kinds = Object.keys(signals.sentence) as (keyof typeof signals.sentence)[]

  test('every sentence has at most 25 words, even with the largest counts', () => {
    for (const kind of kinds) {
      for (const measure of measures) {
        const sentence = signals.sentence[kind](longest(measure, language))
        expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(25)
        expect(sentence).not.toMatch(/undefined|NaN/)
      }
    }
  })

  test('one of each is told as one', () => {
    const { sentence } = signals
    const one = { ...longest('exits-to-permanent-housing', language), days: 1 }
    expect(sentence['data-late'](one)).toMatchSnapshot()
  })

  test('every sentence, as it reads', () => {
    const sentences = kinds.flatMap((kind) =>
      (kind.startsWith('data-') ? measures.slice(0, 1) : measures).map((measure) =>
        signals.sentence[kind](longest(measure, language)),
      ),
    )
    expect(sentences).toMatchSnapshot()
  })

  test('reasons, questions and what is short, as they read', () => {
    const said = kinds.flatMap((kind) => [signals.why[kind](45), signals.question[kind]('A', 'B')])
    const short = [
      signals.short(1),
      signals.short(8),
      signals.short(3, 'fewer'),
      signals.short(12, 'nights'),
      signals.short(1, 'nights'),
      signals.short(30, 'unit-nights'),
    ]
    expect([...said, ...short]).toMatchSnapshot()
  })
})

test('both languages know the same measures, states and reasons', () => {
  const [english, spanish] = [wordsOf('en').measures, wordsOf('es').measures]
  for (const list of ['title', 'short', 'counted', 'nothingCounted', 'state', 'reason', 'judgment'] as const) {
    expect(Object.keys(spanish[list]).sort()).toEqual(Object.keys(english[list]).sort())
  }
})
