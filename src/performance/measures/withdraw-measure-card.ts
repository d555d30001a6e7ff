import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { isMeasureKey } from '../measure-packs/homelessness/figure.ts'
import { versionName } from './card.ts'
import { listCardVersions } from './list-card-versions.ts'
import { mayKeepMeasures } from './may.ts'

/** Takes the newest version of a card back: a slip, by which nothing was counted and on which nothing was agreed. */
export async function withdrawMeasureCard(
  visit: Visit,
  measure: string,
  version: number,
): Promise<
  { done: { isGone: boolean } } | { refused: 'not-allowed' | 'measure-not-found' | 'not-the-newest' | 'card-in-use' }
> {
  if (!mayKeepMeasures(visit)) return { refused: 'not-allowed' }
  const versions = await listCardVersions(visit.work, measure)
  const newest = versions[0]
  if (!newest || newest.addedAt === null) return { refused: 'measure-not-found' }
  if (newest.version !== version) return { refused: 'not-the-newest' }
  const isOnly = versions.length === 1 && !isMeasureKey(measure)
  if (await isInUse(visit, measure, version, isOnly)) return { refused: 'card-in-use' }
  await visit.work
    .updateTable('measure_card')
    .set({ withdrawn_at: visit.now })
    .where('measure', '=', measure)
    .where('version', '=', version)
    .execute()
  await recordHistory(visit, {
    event: 'measure-withdrawn',
    subject: 'measure',
    subjectId: measure,
    content: { version },
  })
  return { done: { isGone: isOnly } }
}

/** Counted by this version; or, where the measure would be gone with it, agreed on anywhere. */
async function isInUse({ work }: Visit, measure: string, version: number, isOnly: boolean): Promise<boolean> {
  const counted = await work
    .selectFrom('result')
    .where('measure', '=', measure)
    .where('definition_version', '=', versionName(measure, version))
    .select('id')
    .limit(1)
    .executeTakeFirst()
  if (counted || !isOnly) return counted !== undefined
  const agreed = await Promise.all(
    (['standard', 'standard_override', 'contract_stake'] as const).map((table) =>
      work.selectFrom(table).where('measure', '=', measure).select('measure').limit(1).executeTakeFirst(),
    ),
  )
  return agreed.some((one) => one !== undefined)
}
