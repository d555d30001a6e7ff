import type { Dataset } from '../datasets/dataset.ts'
import type { Direction } from '../goals/standard.ts'
import type { MeasureRule } from './built-measure.ts'
import childWelfare from './examples/child-welfare.json' with { type: 'json' }
import roadMaintenance from './examples/road-maintenance.json' with { type: 'json' }
import roadMaintenanceReopened from './examples/road-maintenance-reopened.json' with { type: 'json' }

/** A worked example: a dataset and a measure on it, to be taken over as it is or changed. */
export type MeasureExample = {
  dataset: Omit<Dataset, 'version'>
  rule: MeasureRule
  title: { en: string; es: string }
  area: string
  direction: Direction
  question: 'how-much' | 'how-well' | 'better-off'
}

export const measureExamples = {
  'child-welfare': childWelfare as MeasureExample,
  'road-maintenance': roadMaintenance as MeasureExample,
  'road-maintenance-reopened': roadMaintenanceReopened as MeasureExample,
} satisfies Record<string, MeasureExample>
export type ExampleKey = keyof typeof measureExamples

export const isExample = (key: string): key is ExampleKey => Object.hasOwn(measureExamples, key)
