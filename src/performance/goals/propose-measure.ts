import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { faultOfTerms, measuresWithoutReason, type Proposal, proposalSchema } from './binding.ts'
import { isAgreed, isOpen, type MeasureBinding } from './binding-words.ts'
import { listBindings } from './list-bindings.ts'
import { listInheritedMeasures } from './list-inherited-measures.ts'
import { mayPropose } from './may.ts'

type Refused =
  | 'not-allowed'
  | 'wrong-form'
  | 'no-direction'
  | 'target-on-the-worse-side'
  | 'contract-not-found'
  | 'measure-proposed-already'
  | 'measure-binds-already'
  | 'many-measures-need-a-reason'

/** Proposes a measure to the provider of a contract. It binds nobody until the provider and the government have agreed. */
export async function proposeMeasure(
  visit: Visit,
  input: unknown,
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayPropose(visit)) return { refused: 'not-allowed' }
  const parsed = proposalSchema.safeParse(input)
  if (!parsed.success) return { refused: faultOfTerms(parsed.error) }
  const { contractNumber, measure, cardVersion, question, timing, stage, from, reason, terms } = parsed.data
  // Two who propose at once stand in line here.
  const contract = await visit.work
    .selectFrom('contract')
    .where('number', '=', contractNumber)
    .select(['id', 'provider_id'])
    .forUpdate()
    .executeTakeFirst()
  if (!contract) return { refused: 'contract-not-found' }
  const known = await listBindings(visit.work, { contractId: contract.id, today: visit.today })
  const same = known.filter((one) => one.measure === measure)
  if (same.some(isOpen)) return { refused: 'measure-proposed-already' }
  if (same.some((one) => isSame(one, { cardVersion, from, terms }))) return { refused: 'measure-binds-already' }
  const inherited = await listInheritedMeasures(visit.work, { contractId: contract.id, today: visit.today })
  const standing = new Set([
    ...inherited.filter((one) => one.isHeldTo).map((one) => one.measure),
    ...known.filter((one) => isOpen(one) || isAgreed(one)).map((one) => one.measure),
    measure,
  ])
  if (standing.size > measuresWithoutReason && reason === '') return { refused: 'many-measures-need-a-reason' }
  const id = randomUUID()
  await visit.work
    .insertInto('measure_binding')
    .values({
      id,
      contract_id: contract.id,
      measure,
      card_version: cardVersion,
      question,
      timing,
      stage,
      from_on: from,
      reason,
      minimum: terms ? String(terms.minimum) : null,
      target: terms ? String(terms.target) : null,
      direction: terms?.direction ?? null,
      proposed_by: visit.asker.personId,
      proposed_by_name: visit.askerName,
      proposed_at: visit.now,
    })
    .execute()
  await recordHistory(visit, {
    event: 'measure-proposed',
    subject: 'contract',
    subjectId: contract.id,
    providerId: contract.provider_id,
    content: {
      binding: id,
      measure,
      cardVersion,
      question,
      timing,
      stage,
      from,
      reason,
      terms,
      standing: standing.size,
    },
  })
  return { done: { id } }
}

/** The same card and the same terms, of a measure that still binds on the day from which it is proposed. */
function isSame(
  one: MeasureBinding,
  { cardVersion, from, terms }: Pick<Proposal, 'cardVersion' | 'from' | 'terms'>,
): boolean {
  if (!isAgreed(one) || one.cardVersion !== cardVersion || (one.endedOn !== null && one.endedOn < from)) return false
  const read = (own: Proposal['terms']) => own && [own.minimum, own.target, own.direction].join(' ')
  return read(one.terms) === read(terms)
}
