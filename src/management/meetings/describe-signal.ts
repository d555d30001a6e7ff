import { addMonths } from '../../ground/platform/day.ts'
import type { Language, Words } from '../../ground/words/words.ts'
import { writeMonth, writeShortMonth, writeThreshold, writeValue } from '../../ground/words/write-value.ts'
import { valueFormatOf } from '../../performance/measure-packs/homelessness/figure.ts'
import type { Signal } from '../../performance/signals/signal.ts'
import { countsIn } from './shown-course.ts'

/** A signal in words, where its course is not at hand: the sentence with its counts, and why it is one. */
export function describeSignal(signal: Signal, words: Words, language: Language): { sentence: string; why: string } {
  const key = signal.measure ?? ''
  // Signals of before their format was kept with them are of the measures that come with the program.
  const format = signal.valueFormat ?? valueFormatOf(key)
  const { numerator, denominator } = signal
  const value = numerator !== null && denominator ? numerator / denominator : null
  const sentence = words.signals.sentence[signal.kind]({
    measure: key,
    title: words.measures.title[key] ?? key,
    counts: countsIn(
      format,
      { numerator: numerator ?? 0, denominator: denominator ?? 0, counted: words.measures.counted[key] ?? '' },
      words,
      language,
    ),
    numerator: numerator ?? 0,
    denominator: denominator ?? 0,
    value: value === null ? '' : writeValue(value, format, language),
    minimum: signal.minimum === null ? '' : writeThreshold(signal.minimum, format, language),
    window: windowOf(signal, words, language),
    since: writeMonth(signal.since, language),
  })
  return { sentence, why: words.signals.why[signal.kind](signal.chance ? Math.round(1 / signal.chance) : 0) }
}

/** Returns follow households that left six months before; every other measure looks back from the month itself. */
function windowOf({ measure, month, months }: Signal, words: Words, language: Language): string {
  if (measure !== 'returns-within-six-months') return words.measures.window(months ?? 1)
  const last = addMonths(month, -6)
  return words.measures.windowOfExits(
    writeShortMonth(addMonths(last, 1 - (months ?? 1)), language),
    writeShortMonth(last, language),
  )
}
