import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { isOpen } from './binding-words.ts'
import { findBinding } from './list-bindings.ts'
import { mayComment } from './may.ts'

type Refused = 'not-allowed' | 'words-missing' | 'measure-not-found' | 'measure-decided'

/** What the provider of the contract, or the government, says to a proposed measure before it binds. */
export async function commentOnMeasure(
  visit: Visit,
  input: { id: string; text: string },
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayComment(visit)) return { refused: 'not-allowed' }
  const text = input.text.trim().slice(0, 4000)
  if (text === '') return { refused: 'words-missing' }
  const binding = await findBinding(visit.work, input.id, visit.today)
  if (!binding) return { refused: 'measure-not-found' }
  if (!isOpen(binding)) return { refused: 'measure-decided' }
  const id = randomUUID()
  const side = visit.asker.role === 'provider' ? 'provider' : 'government'
  await visit.work
    .insertInto('measure_comment')
    .values({
      id,
      binding_id: binding.id,
      contract_id: binding.contractId,
      side,
      text,
      written_by: visit.asker.personId,
      written_by_name: visit.askerName,
      written_at: visit.now,
    })
    .execute()
  await recordHistory(visit, {
    event: 'measure-commented-on',
    subject: 'contract',
    subjectId: binding.contractId,
    providerId: binding.providerId,
    content: { binding: binding.id, measure: binding.measure, side, text },
  })
  return { done: { id } }
}
