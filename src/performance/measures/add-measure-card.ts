import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { agreedSchema, keyFromTitle, measureCardSchema, measureKeySchema } from './card.ts'
import { listCardVersions } from './list-card-versions.ts'
import { mayKeepMeasures } from './may.ts'
import { nextVersion } from './next-version.ts'

/** Adds a measure of the city's own with the first version of its card, the reason, and who agreed. */
export async function addMeasureCard(
  visit: Visit,
  input: { card: unknown; from: string; reason: string; agreedBy: string },
): Promise<{ done: { measure: string } } | { refused: 'not-allowed' | 'wrong-form' | 'measure-exists' }> {
  if (!mayKeepMeasures(visit)) return { refused: 'not-allowed' }
  const card = measureCardSchema.safeParse(input.card)
  const agreed = agreedSchema.safeParse(input)
  if (!card.success || !agreed.success) return { refused: 'wrong-form' }
  const key = measureKeySchema.safeParse(keyFromTitle(card.data.title.en))
  if (!key.success) return { refused: 'wrong-form' }
  const measure = key.data
  if ((await listCardVersions(visit.work, measure)).length > 0) return { refused: 'measure-exists' }
  const { from, reason, agreedBy } = agreed.data
  const version = await nextVersion(visit.work, measure)
  const written = await visit.work
    .insertInto('measure_card')
    .values({
      ...{ id: randomUUID(), measure, version, card: JSON.stringify(card.data), from_on: from, reason },
      ...{ agreed_by: agreedBy, added_by: visit.askerName, added_at: visit.now },
    })
    .onConflict((same) => same.columns(['measure', 'version']).doNothing())
    .executeTakeFirst()
  // Two people added it at the same moment: one of them was first.
  if (written.numInsertedOrUpdatedRows === 0n) return { refused: 'measure-exists' }
  await recordHistory(visit, {
    event: 'measure-added',
    subject: 'measure',
    subjectId: measure,
    content: { version, title: card.data.title, from, reason, agreedBy },
  })
  return { done: { measure } }
}
