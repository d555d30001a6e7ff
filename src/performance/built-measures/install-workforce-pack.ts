import type { Visit } from '../../ground/platform/visit.ts'
import { declareDataset } from '../datasets/declare-dataset.ts'
import {
  readWorkforceSql,
  type WorkforceMeasure,
  workforceDecisions,
  workforceMeasures,
  workforceSource,
} from '../measure-packs/workforce/cards.ts'
import { workforceExits } from '../measure-packs/workforce/workforce-exits.ts'
import type { MeasureCardText } from '../measures/card.ts'
import { keepMeasure } from './keep-measure.ts'
import { mayKeepBuiltMeasures } from './may.ts'

/** Declares the dataset of the workforce pack and keeps its four measures; what is there already stays as it is. */
export async function installWorkforcePack(
  visit: Visit,
): Promise<{ done: { measures: string[] } } | { refused: 'not-allowed' | 'wrong-form' }> {
  if (!mayKeepBuiltMeasures(visit)) return { refused: 'not-allowed' }
  const declared = await declareDataset(visit, workforceExits)
  if ('refused' in declared && declared.refused !== 'dataset-known-already') return { refused: 'wrong-form' }
  const measures: string[] = []
  for (const one of workforceMeasures) {
    const kept = await keepMeasure(visit, {
      card: cardOf(one, visit.askerName),
      dataset: workforceExits.key,
      rule: null,
      sql: readWorkforceSql(one.key),
      format: one.format,
      unit: 'persons',
      reason: workforceSource.en,
      matureAfterDays: one.maturityDays,
    })
    if ('done' in kept) measures.push(one.key)
  }
  return { done: { measures } }
}

function cardOf(one: WorkforceMeasure, owner: string): MeasureCardText {
  const { title, short, counted, definition, numerator, denominator, exclusions, lag, gaming } = one
  return {
    ...{ title, short, counted, definition, numerator, denominator, exclusions, lag, gaming, owner },
    pack: 'Workforce',
    decisions: workforceDecisions,
    kind: 'outcome',
    question: 'better-off',
    timing: 'lagging',
    valueFormat: one.format,
    direction: 'increase',
    units: ['persons'],
    period: { en: 'Month of exit', es: 'Mes de la salida' },
    maturityDays: one.maturityDays,
    source: workforceSource,
    subgroups: { en: 'Sex', es: 'Sexo' },
    followsProcessRules: true,
    weight: 5,
  }
}
