import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findFundingSource } from './find-funding-source.ts'
import { type FundingSource, fundingSourceSchema, hasEndBeforeStart, sourceColumns } from './funding-source.ts'
import { mayKeepFunding } from './may.ts'

/** Corrects what is written of a source; the history holds what stood there before. The same again changes nothing. */
export async function changeFundingSource(
  visit: Visit,
  id: string,
  input: unknown,
): Promise<
  | { done: { changed: string[] } }
  | {
      refused: 'not-allowed' | 'wrong-form' | 'end-before-start' | 'funding-source-not-found' | 'funding-source-exists'
    }
> {
  if (!mayKeepFunding(visit)) return { refused: 'not-allowed' }
  const parsed = fundingSourceSchema.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  if (hasEndBeforeStart(parsed.data)) return { refused: 'end-before-start' }
  const known = await findFundingSource(visit.work, id)
  if (!known) return { refused: 'funding-source-not-found' }
  const { before, after } = differenceOf(known, parsed.data)
  if (Object.keys(after).length === 0) return { done: { changed: [] } }
  const sameName = visit.work
    .selectFrom('funding_source')
    .select('id')
    .where('name', '=', parsed.data.name)
    .where('id', '<>', id)
  if (await sameName.executeTakeFirst()) return { refused: 'funding-source-exists' }
  await visit.work.updateTable('funding_source').set(sourceColumns(parsed.data)).where('id', '=', id).execute()
  await recordHistory(visit, {
    event: 'funding-source-changed',
    subject: 'funding-source',
    subjectId: id,
    content: { before, after },
  })
  return { done: { changed: Object.keys(after) } }
}

/** Only what differs, before and after. */
function differenceOf(known: FundingSource, wanted: FundingSource) {
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  for (const key of Object.keys(wanted) as (keyof FundingSource)[]) {
    if (JSON.stringify(known[key]) === JSON.stringify(wanted[key])) continue
    before[key] = known[key]
    after[key] = wanted[key]
  }
  return { before, after }
}
