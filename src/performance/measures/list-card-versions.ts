import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import { isMeasureKey } from '../measure-packs/homelessness/figure.ts'
import { builtInCard } from './built-in-cards.ts'
import { builtInMeasure } from './built-in-measures.ts'
import { type CardField, changesBetween, type MeasureCardText, versionName } from './card.ts'

/** A version of a card as it was agreed, with what it says differently from the one before. */
export type CardVersion = {
  version: number
  /** how results name it */
  name: string
  card: MeasureCardText
  /** null: from the beginning, with the program */
  from: Day | null
  reason: string | null
  agreedBy: string | null
  addedBy: string | null
  addedAt: string | null
  changed: CardField[]
}

/** Every version of a measure's card that stands, the newest first; none when there is no such measure. */
export async function listCardVersions(db: Reads, measure: string): Promise<CardVersion[]> {
  const rows = await db
    .selectFrom('measure_card')
    .where('measure', '=', measure)
    .where('withdrawn_at', 'is', null)
    .select(['version', 'reason', 'from_on as from', 'agreed_by as agreedBy'])
    .select(['added_by as addedBy', 'added_at as addedAt'])
    .select((cell) => cell.ref('card').$castTo<MeasureCardText>().as('card'))
    .orderBy('version')
    .execute()
  const versions: CardVersion[] = isMeasureKey(measure) ? [firstOf(measure)] : []
  for (const row of rows) {
    const before = versions.at(-1)
    const changed = before ? changesBetween(before.card, row.card) : []
    versions.push({ ...row, name: versionName(measure, row.version), changed })
  }
  return versions.reverse()
}

function firstOf(measure: Parameters<typeof builtInCard>[0]): CardVersion {
  return {
    ...{ version: 1, name: builtInMeasure(measure).version, card: builtInCard(measure) },
    ...{ from: null, reason: null, agreedBy: null, addedBy: null, addedAt: null, changed: [] },
  }
}

/** The version that binds on a day: the last that had begun; before all of them, the first. */
export function versionOn(versions: readonly CardVersion[], day: Day): CardVersion | null {
  return versions.find(({ from }) => from === null || from <= day) ?? versions.at(-1) ?? null
}
