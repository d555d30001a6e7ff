import type { Reads } from '../../ground/platform/database.server.ts'
import { builtInMeasures } from './built-in-measures.ts'
import { type MeasureCardText, measureOf } from './card.ts'
import type { Measure } from './measure.ts'

/** Every measure that this city can be told in: those that come with the program, then its own by policy area and title. */
export async function listMeasures(db: Reads): Promise<Measure[]> {
  return [...builtInMeasures, ...(await listOwnMeasures(db))]
}

/** The measures that the city added itself, each as the newest version of its card has it. */
export async function listOwnMeasures(db: Reads): Promise<Measure[]> {
  const rows = await db
    .selectFrom('measure_card')
    .distinctOn('measure')
    .select(['measure', 'version'])
    .select((cell) => cell.ref('card').$castTo<MeasureCardText>().as('card'))
    .where('withdrawn_at', 'is', null)
    .where('measure', 'not in', [...builtInMeasures.map((one) => one.key)])
    .orderBy('measure')
    .orderBy('version', 'desc')
    .execute()
  const place = ({ pack, title }: Measure) => `${pack} ${title.en}`
  return rows
    .map(({ measure, version, card }) => measureOf(measure, version, card))
    .sort((a, b) => (place(a) < place(b) ? -1 : 1))
}

/** One measure by its key, or null when there is none of that name. */
export async function findMeasure(db: Reads, key: string): Promise<Measure | null> {
  return (await listMeasures(db)).find((one) => one.key === key) ?? null
}
