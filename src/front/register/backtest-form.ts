import { readThreshold } from '../../performance/goals/read-threshold.ts'
import { isTargetNoWorse } from '../../performance/goals/standard.ts'
import type { Measure } from '../../performance/measures/measure.ts'
import { type BacktestQuestion, backtestLengths } from '../../performance/results/find-backtest.ts'

/** What was typed, as it was typed: the form is filled in from it. */
export type BacktestTyped = {
  measure: string
  minimum: string
  target: string
  type: string
  population: string
  months: BacktestQuestion['months']
}

export type ThresholdProblem =
  | 'unreadable-share'
  | 'share-above-one'
  | 'unreadable-days'
  | 'unreadable-number'
  | 'target-on-the-worse-side'
  | 'minimum-missing'

export type BacktestForm = {
  typed: BacktestTyped
  /** null: nothing is asked yet, or what was typed cannot be read */
  asked: BacktestQuestion | null
  problems: { minimum?: ThresholdProblem; target?: ThresholdProblem }
}

/** What the form must know of a measure. */
export type BacktestMeasure = Pick<Measure, 'key' | 'direction' | 'valueFormat'>

/** Reads the question of a back-test from an address or from the options of a command. */
export function readBacktestForm(query: URLSearchParams, measures: readonly BacktestMeasure[]): BacktestForm {
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, 200)
  const chosen = measures.find(({ key }) => key === text('measure')) ?? measures[0]!
  const { key: measure, direction, valueFormat } = chosen
  const months = backtestLengths.find((length) => String(length) === text('months')) ?? 12
  const typed = {
    ...{ measure, months, minimum: text('minimum'), target: text('target') },
    ...{ type: text('type'), population: text('population') },
  }
  const [minimum, target] = [readThreshold(typed.minimum, valueFormat), readThreshold(typed.target, valueFormat)]
  const problems: BacktestForm['problems'] = {}
  if ('refused' in minimum) problems.minimum = minimum.refused
  if ('missing' in minimum && typed.target !== '') problems.minimum = 'minimum-missing'
  if ('refused' in target) problems.target = target.refused
  if (!('value' in minimum) || 'refused' in target) return { typed, asked: null, problems }
  const wanted = 'value' in target ? target.value : null
  if (wanted !== null && !isTargetNoWorse({ minimum: minimum.value, target: wanted, direction }))
    return { typed, asked: null, problems: { target: 'target-on-the-worse-side' } }
  const asked: BacktestQuestion = {
    ...{ measure, months, minimum: minimum.value, target: wanted },
    programType: typed.type || null,
    population: typed.population || null,
  }
  return { typed, asked, problems }
}
