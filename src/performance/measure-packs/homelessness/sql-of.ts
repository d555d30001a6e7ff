import { destinationClassSql, permanentSql } from './destination-classes.ts'
import { defaultSettings, type MeasureKey, type MeasureSettings, type Rhythm, type Unit } from './figure.ts'
import { measuringMacros } from './prepare-measuring.ts'
import { readSql } from './read-sql.ts'

export type Explained = { facts: string; words: string; measure: string }

/** The SQL that computes a measure: how facts are made, the words (unit, windows, settings) and the measure's statement. */
export function sqlOf(
  measure: MeasureKey,
  asked: { from: string; to: string; every: Rhythm; unit: Unit; settings?: Partial<MeasureSettings> },
): Explained {
  const facts = readSql('facts-stays').replace('{destination_class}', destinationClassSql())
  const returns = readSql('facts-returns').replaceAll('{is_permanent}', permanentSql())
  return {
    facts: measure === 'returns-within-six-months' ? `${returns}\n${facts}` : facts,
    words: measuringMacros(asked, asked.unit, { ...defaultSettings, ...asked.settings }),
    measure: readSql(measure),
  }
}
