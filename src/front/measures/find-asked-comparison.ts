import type { Visit } from '../../ground/platform/visit.ts'
import { listMeasures } from '../../performance/measures/list-measures.ts'
import { isComparable, type Measure } from '../../performance/measures/measure.ts'
import { type FoundComparison, findComparison } from '../../performance/signals/find-comparison.ts'

/** What an address asks to be compared. */
export function readComparison(query: URLSearchParams) {
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, 200) || null
  return {
    programType: text('type'),
    population: text('population'),
    own: text('own'),
    isReleasable: query.get('edition') === 'releasable',
  }
}

/** The comparison that an address asks for, with the measures that could be compared; null: no such measure is. */
export async function findAskedComparison(
  visit: Visit,
  key: string,
  query: URLSearchParams,
): Promise<{ found: FoundComparison; measures: Measure[] } | null> {
  const measures = (await listMeasures(visit.work)).filter(isComparable)
  const measure = measures.find((one) => one.key === key)
  return measure ? { found: await findComparison(visit, measure, readComparison(query)), measures } : null
}
