import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
import type { Language, Words } from '../../ground/words/words.ts'
import { describeSignal } from '../../management/meetings/describe-signal.ts'
import type { ListedSignal } from '../../performance/signals/list-signals.ts'

const columns = [
  'signal',
  'contract',
  'provider',
  'program',
  'measure',
  'kind',
  'sentence',
  'first_month',
  'last_month',
  'ended_month',
  'numerator',
  'denominator',
  'people',
  'chance_one_in',
  'stage',
  'answer',
  'rules',
] as const
const numbers = {
  numerator: 'number',
  denominator: 'number',
  people: 'number',
  chance_one_in: 'number',
  stage: 'number',
}

/** The list of signals as a file, each with its sentence. */
export function signalsTable(signals: ListedSignal[], words: Words, language: Language): WrittenTable {
  const rows = signals.map((one) => {
    const { signal } = one
    return [
      one.id,
      one.contractNumber,
      one.providerName,
      one.program,
      signal.measure,
      signal.kind,
      describeSignal(signal, words, language).sentence,
      one.firstMonth,
      one.lastMonth,
      one.endedMonth,
      signal.numerator,
      signal.denominator,
      signal.short,
      signal.chance ? Math.round(1 / signal.chance) : null,
      one.stage,
      one.answerState,
      signal.rule,
    ]
  })
  return { columns: namedColumns(columns, numbers as Record<string, 'number'>), rows }
}
