import type { Visit } from '../../ground/platform/visit.ts'
import { keyFromTitle } from '../measures/card.ts'
import { keepMeasure } from './keep-measure.ts'
import { mayKeepBuiltMeasures } from './may.ts'
import { type MeasureInput, type PrepareRefusal, prepareMeasure } from './prepare-measure.ts'

/** Keeps a measure on a dataset, from a rule or from an analyst's SQL, with the card that is written from it. */
export async function saveBuiltMeasure(
  visit: Visit,
  input: MeasureInput,
): Promise<{ done: { measure: string } } | { refused: PrepareRefusal | 'not-allowed' | 'measure-exists' }> {
  if (!mayKeepBuiltMeasures(visit)) return { refused: 'not-allowed' }
  const prepared = await prepareMeasure(visit, input)
  if ('refused' in prepared) return prepared
  const { datasetName, ...measure } = prepared
  if (keyFromTitle(measure.card.title.en) === '') return { refused: 'measure-needs-name' }
  return keepMeasure(visit, { ...measure, reason: datasetName })
}
