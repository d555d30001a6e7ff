import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
import type { FoundComparison } from '../../performance/signals/find-comparison.ts'
import type { ComparedCost } from './find-compared-costs.ts'

const numbers = ['numerator', 'denominator', 'value', 'lower', 'upper', 'months']
const mixed = ['mix_observed', 'mix_cases', 'raw', 'adjusted', 'adjusted_lower', 'adjusted_upper', 'ratio']
const more = ['referred', 'not_taken']
const cents = ['cost', 'cost_lower', 'cost_upper']
const kind = ['measure', 'program_type', 'population', 'from', 'to', 'program']
const names = [...kind, 'edition', ...numbers, 'beside', 'beside_with_spread', ...mixed, ...more, ...cents]

/** A comparison as a list, in the order of names: results, case mix, who was not taken, cost. */
export function comparisonTable(found: FoundComparison, costs: Map<string, ComparedCost>): WrittenTable {
  return {
    columns: namedColumns(names, {
      ...Object.fromEntries([...numbers, ...mixed, ...more].map((name) => [name, 'number'])),
      ...Object.fromEntries(cents.map((name) => [name, 'cents'])),
    }),
    rows: found.programs.map((one) => {
      const mix = found.mix?.programs.get(one.programId)
      const taken = found.notTaken.get(one.programId)
      const cost = costs.get(one.programId)
      return [
        found.measure.key,
        found.kind?.programType,
        found.kind?.population,
        found.months?.from,
        found.months?.to,
        one.name,
        found.isReleasable ? 'releasable' : 'working',
        one.numerator,
        one.denominator,
        one.value,
        one.interval.lower,
        one.interval.upper,
        one.months,
        one.beside,
        one.besideWithSpread,
        mix?.observed,
        mix?.cases,
        mix?.raw,
        mix?.adjusted,
        mix?.interval.lower,
        mix?.interval.upper,
        mix?.ratio,
        taken?.referred,
        taken?.notTaken,
        cost?.costCents,
        cost?.interval?.lowerCents,
        cost?.interval?.upperCents,
      ]
    }),
  }
}
