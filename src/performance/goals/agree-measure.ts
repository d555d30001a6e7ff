import { recordHistory } from '../../ground/history/record-history.ts'
import { addDays } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { isAgreed, isOpen, type MeasureBinding, type Side } from './binding-words.ts'
import { findBinding, listBindings } from './list-bindings.ts'
import { mayAgreeAsProvider, mayAgreeForGovernment } from './may.ts'

type Refused = 'not-allowed' | 'measure-not-found' | 'measure-decided' | 'agreed-already' | 'provider-has-not-agreed'
type Found = MeasureBinding & { providerId: string }

/**
 * Agrees to a proposed measure: the provider for its side, the government for its own. The government comes second:
 * unless the provider has agreed, it names who said so for the provider, and that is recorded. Then the measure binds.
 */
export async function agreeMeasure(
  visit: Visit,
  { id, saidBy = '' }: { id: string; saidBy?: string },
): Promise<{ done: { binds: boolean } } | { refused: Refused }> {
  const isProvider = mayAgreeAsProvider(visit)
  if (!isProvider && !mayAgreeForGovernment(visit)) return { refused: 'not-allowed' }
  const binding = await findBinding(visit.work, id, visit.today)
  if (!binding) return { refused: 'measure-not-found' }
  if (!isOpen(binding)) return { refused: 'measure-decided' }
  const hasProvider = binding.state === 'provider-agreed'
  if (isProvider) {
    if (hasProvider) return { refused: 'agreed-already' }
    return (await agree(visit, binding, 'provider', null)) ? { done: { binds: false } } : { refused: 'agreed-already' }
  }
  const who = saidBy.trim().slice(0, 200)
  if (!hasProvider && who === '') return { refused: 'provider-has-not-agreed' }
  if (!hasProvider) await agree(visit, binding, 'provider', who)
  if (!(await agree(visit, binding, 'government', null))) return { refused: 'agreed-already' }
  await endVersionBefore(visit, binding)
  return { done: { binds: true } }
}

async function agree(visit: Visit, binding: Found, side: Side, saidBy: string | null): Promise<boolean> {
  const { id, contractId, measure, cardVersion, providerId } = binding
  // Two of one side may press the button at the same moment: the second finds that it is done.
  const written = await visit.work
    .insertInto('measure_agreement')
    .values({
      binding_id: id,
      contract_id: contractId,
      side,
      agreed_at: visit.now,
      agreed_by: visit.asker.personId,
      agreed_by_name: visit.askerName,
      said_by: saidBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n) return false
  await recordHistory(visit, {
    event: 'measure-agreed',
    subject: 'contract',
    subjectId: contractId,
    providerId,
    content: { binding: id, measure, cardVersion, side, saidBy },
  })
  return true
}

/** A later version of the card takes the place of the one that bound before; results of the old days keep theirs. */
async function endVersionBefore(visit: Visit, binding: Found): Promise<void> {
  const { id, contractId, measure, from, providerId, cardVersion } = binding
  const others = (await listBindings(visit.work, { contractId, today: visit.today })).filter(
    (one) => one.id !== id && one.measure === measure && isAgreed(one) && one.endedOn === null,
  )
  for (const other of others) {
    const endedOn = from > other.from ? addDays(from, -1) : other.from
    await visit.work
      .updateTable('measure_binding')
      .set({ ended_on: endedOn, ended_reason: cardVersion })
      .where('id', '=', other.id)
      .execute()
    await recordHistory(visit, {
      event: 'measure-ended',
      subject: 'contract',
      subjectId: contractId,
      providerId,
      content: { binding: other.id, measure, endedOn, followedBy: id },
    })
  }
}
