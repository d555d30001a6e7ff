import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { newAction } from './action-form.ts'
import { mayAgreeAction } from './may.ts'

/** Writes down an action that was agreed in a meeting. */
export async function agreeAction(
  visit: Visit,
  meeting: { id: string; contractId: string; providerId: string },
  input: z.input<typeof newAction>,
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'wrong-form' }> {
  if (!mayAgreeAction(visit) || !visit.asker.personId) return { refused: 'not-allowed' }
  const parsed = newAction.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const { what, ownerSide, ownerName, dueOn, measure, expectedEffect } = parsed.data
  const id = randomUUID()
  await visit.work
    .insertInto('action')
    .values({
      id,
      contract_id: meeting.contractId,
      meeting_id: meeting.id,
      what,
      owner_side: ownerSide,
      owner_name: ownerName,
      due_on: dueOn,
      measure,
      expected_effect: expectedEffect,
      closed_on: null,
      agreed_by: visit.asker.personId,
      agreed_at: visit.now,
    })
    .execute()
  await recordHistory(visit, {
    event: 'action-agreed',
    subject: 'action',
    subjectId: id,
    providerId: meeting.providerId,
    content: parsed.data,
  })
  return { done: { id } }
}
