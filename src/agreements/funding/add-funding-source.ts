import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { fundingSourceSchema, hasEndBeforeStart, sourceColumns } from './funding-source.ts'
import { mayKeepFunding } from './may.ts'

/** Writes down a source of money and its rules. */
export async function addFundingSource(
  visit: Visit,
  input: unknown,
): Promise<
  { done: { id: string } } | { refused: 'not-allowed' | 'wrong-form' | 'end-before-start' | 'funding-source-exists' }
> {
  if (!mayKeepFunding(visit)) return { refused: 'not-allowed' }
  const parsed = fundingSourceSchema.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  if (hasEndBeforeStart(parsed.data)) return { refused: 'end-before-start' }
  const id = randomUUID()
  const added = await visit.work
    .insertInto('funding_source')
    .values({ id, ...sourceColumns(parsed.data) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return { refused: 'funding-source-exists' }
  await recordHistory(visit, {
    event: 'funding-source-added',
    subject: 'funding-source',
    subjectId: id,
    content: parsed.data,
  })
  return { done: { id } }
}
