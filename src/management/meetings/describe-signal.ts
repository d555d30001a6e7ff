import { addMonths } from '../../ground/platform/day.ts'
import type { SignalFacts } from '../../ground/words/english/signals.ts'
import type { Language, Words } from '../../ground/words/words.ts'
import { writeMonth, writeShortMonth, writeThreshold, writeValue } from '../../ground/words/write-value.ts'
import { valueFormatOf } from '../../performance/measure-packs/homelessness/figure.ts'
import type { Signal } from '../../performance/signals/signal.ts'
import { countsIn } from './shown-course.ts'

type Said = Pick<Words, 'signals' | 'measures' | 'groups'>

/** A signal in words, where its course is not at hand: the sentence with its counts, and why it is one. */
export function describeSignal(signal: Signal, words: Said, language: Language): { sentence: string; why: string } {
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
    ...evidenceFacts(signal, words, language),
  })
  return { sentence: capital(sentence), why: words.signals.why[signal.kind](oneIn(signal.chance)) }
}

const oneIn = (chance: number | null): number => (chance ? Math.round(1 / chance) : 0)

/** A clause that begins with what came about is a sentence here. */
const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1)

function evidenceFacts({ evidence, stage = 1 }: Signal, words: Said, language: Language): Partial<SignalFacts> {
  switch (evidence?.rule) {
    case 'cusum':
      return { reference: writeValue(evidence.reference, 'share', language), isAgreed: evidence.basis === 'agreed' }
    case 'forecast':
      return {
        target: writeThreshold(evidence.target, 'share', language),
        by: writeMonth(evidence.to, language),
        isImpossible: stage > 1,
      }
    case 'funnel':
      return { reference: writeValue(evidence.target, 'share', language), programs: evidence.programs }
    case 'gap':
      return {
        group: words.groups.name(evidence.group),
        others: words.measures.of(evidence.others.numerator, evidence.others.denominator),
      }
    case 'due':
      return { days: evidence.daysLate }
    default:
      return {}
  }
}

/** Returns follow households that left six months before; every other measure looks back from the month itself. */
function windowOf({ measure, month, months }: Signal, words: Said, language: Language): string {
  if (measure !== 'returns-within-six-months') return words.measures.window(months ?? 1)
  const last = addMonths(month, -6)
  return words.measures.windowOfExits(
    writeShortMonth(addMonths(last, 1 - (months ?? 1)), language),
    writeShortMonth(last, language),
  )
}
