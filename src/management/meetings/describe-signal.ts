import type { Language, Words } from '../../ground/words/words.ts'
import { writeMonth, writeThreshold, writeValue } from '../../ground/words/write-value.ts'
import { measureCards } from '../../performance/measure-packs/homelessness/cards.ts'
import type { Signal } from '../../performance/signals/signal.ts'

/** A signal in words, where its course is not at hand: the sentence with its counts, and why it is one. */
export function describeSignal(signal: Signal, words: Words, language: Language): { sentence: string; why: string } {
  const format = signal.measure ? measureCards[signal.measure].valueFormat : 'share'
  const { numerator, denominator } = signal
  const value = numerator !== null && denominator ? numerator / denominator : null
  const sentence = words.signals.sentence[signal.kind]({
    measure: signal.measure ?? '',
    numerator: numerator ?? 0,
    denominator: denominator ?? 0,
    value: value === null ? '' : writeValue(value, format, language),
    minimum: signal.minimum === null ? '' : writeThreshold(signal.minimum, format, language),
    window: words.measures.window(signal.months ?? 1),
    since: writeMonth(signal.since, language),
  })
  return { sentence, why: words.signals.why[signal.kind](signal.chance ? Math.round(1 / signal.chance) : 0) }
}
