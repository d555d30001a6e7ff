import type { Reads } from '../../ground/platform/database.server.ts'
import type { ValueFormat } from '../../ground/words/write-value.ts'
import { listMeasures } from '../../performance/measures/list-measures.ts'
import type { Told } from '../../performance/measures/measure.ts'

/** What the forms must know of a measure: its key, the version of its card that holds now, and how its values read. */
export type KnownMeasure = {
  key: string
  cardVersion: string
  valueFormat: ValueFormat
  direction: 'increase' | 'decrease'
  numerator: Told
  denominator: Told
}
/** How the values of each measure read, by its key. */
export type Formats = Record<string, ValueFormat>

export async function listKnownMeasures(db: Reads): Promise<KnownMeasure[]> {
  return (await listMeasures(db)).map(({ key, version, valueFormat, direction, numerator, denominator }) => ({
    ...{ key, cardVersion: version, valueFormat, direction, numerator, denominator },
  }))
}

export const formatsOf = (known: readonly KnownMeasure[]): Formats =>
  Object.fromEntries(known.map((one) => [one.key, one.valueFormat]))
