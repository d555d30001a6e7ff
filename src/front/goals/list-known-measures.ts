import { measureCards } from '../../performance/measure-packs/homelessness/cards.ts'
import { measureKeys } from '../../performance/measure-packs/homelessness/figure.ts'

/** What the forms must know of a measure: its key, the version of its card that holds now, and how its values read. */
export type KnownMeasure = {
  key: string
  cardVersion: string
  valueFormat: 'share' | 'nights'
  direction: 'increase' | 'decrease'
  definition: string
  numerator: string
  denominator: string
}

export function listKnownMeasures(): KnownMeasure[] {
  return measureKeys.map((key) => {
    const { version, valueFormat, direction, definition, numerator, denominator } = measureCards[key]
    return { key, cardVersion: version, valueFormat, direction, definition, numerator, denominator }
  })
}
