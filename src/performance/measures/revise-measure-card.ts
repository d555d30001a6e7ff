import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { agreedSchema, type CardField, changesBetween, fixedFields, measureCardSchema } from './card.ts'
import { listCardVersions } from './list-card-versions.ts'
import { mayKeepMeasures } from './may.ts'
import { nextVersion } from './next-version.ts'

type Refused =
  | 'not-allowed'
  | 'wrong-form'
  | 'measure-not-found'
  | 'card-changed-meanwhile'
  | 'nothing-changed'
  | 'measure-is-another'
  | 'version-before-the-last'

/**
 * Agrees a new version of a card from a day on, and says what it changes. Results keep the version that they were counted
 * by. What would make old and new figures unlike (their format, direction or unit) is another measure, and is refused.
 */
export async function reviseMeasureCard(
  visit: Visit,
  measure: string,
  /** was: the version that the asker had before them */
  input: { was: number; card: unknown; from: string; reason: string; agreedBy: string },
): Promise<{ done: { version: number; changed: CardField[] } } | { refused: Refused }> {
  if (!mayKeepMeasures(visit)) return { refused: 'not-allowed' }
  const parsed = measureCardSchema.safeParse(input.card)
  const agreed = agreedSchema.safeParse(input)
  if (!parsed.success || !agreed.success) return { refused: 'wrong-form' }
  // Of two who revise at once the second waits, and then sees what the first has written.
  await sql`select pg_advisory_xact_lock(hashtext(${`measure_card ${measure}`}))`.execute(visit.work)
  const [newest] = await listCardVersions(visit.work, measure)
  if (!newest) return { refused: 'measure-not-found' }
  if (newest.version !== input.was) return { refused: 'card-changed-meanwhile' }
  const changed = changesBetween(newest.card, parsed.data)
  if (changed.length === 0) return { refused: 'nothing-changed' }
  if (changed.some((field) => fixedFields.includes(field))) return { refused: 'measure-is-another' }
  const { from, reason, agreedBy } = agreed.data
  if (newest.from !== null && from < newest.from) return { refused: 'version-before-the-last' }
  const version = await nextVersion(visit.work, measure)
  const written = await visit.work
    .insertInto('measure_card')
    .values({
      ...{ id: randomUUID(), measure, version, card: JSON.stringify(parsed.data), from_on: from, reason },
      ...{ agreed_by: agreedBy, added_by: visit.askerName, added_at: visit.now },
    })
    .onConflict((same) => same.columns(['measure', 'version']).doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n) return { refused: 'card-changed-meanwhile' }
  await recordHistory(visit, {
    event: 'measure-revised',
    subject: 'measure',
    subjectId: measure,
    content: { version, changed, from, reason, agreedBy },
  })
  return { done: { version, changed } }
}
