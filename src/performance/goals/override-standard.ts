import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepStandards } from './may.ts'
import { faultOf, standardOverrideSchema } from './standard.ts'

/** Gives one contract its own minimum and target on a measure, with the reason and who agreed. */
export async function overrideStandard(
  visit: Visit,
  input: unknown,
  agreedBy: string,
): Promise<
  | { done: { id: string } }
  | { refused: 'not-allowed' | ReturnType<typeof faultOf> | 'contract-not-found' | 'program-not-found' }
> {
  if (!mayKeepStandards(visit)) return { refused: 'not-allowed' }
  const parsed = standardOverrideSchema.safeParse(input)
  if (!parsed.success) return { refused: faultOf(parsed.error) }
  if (agreedBy.trim() === '') return { refused: 'wrong-form' }
  const { contractNumber, program, measure, minimum, target, direction, from, to, reason } = parsed.data
  const contract = await visit.work
    .selectFrom('contract')
    .select(['id', 'provider_id'])
    .where('number', '=', contractNumber)
    .executeTakeFirst()
  if (!contract) return { refused: 'contract-not-found' }
  const programId = program === null ? null : await findProgramId(visit, contract.provider_id, program)
  if (program !== null && programId === null) return { refused: 'program-not-found' }
  const id = randomUUID()
  const values = { measure, minimum: String(minimum), target: String(target), direction, reason }
  await visit.work
    .insertInto('standard_override')
    .values({
      id,
      contract_id: contract.id,
      program_id: programId,
      from_on: from,
      to_on: to,
      agreed_by: agreedBy,
      ...values,
    })
    .execute()
  await recordHistory(visit, {
    event: 'standard-overridden',
    subject: 'contract',
    subjectId: contract.id,
    providerId: contract.provider_id,
    content: { ...values, from, to, agreedBy },
  })
  return { done: { id } }
}

async function findProgramId(visit: Visit, providerId: string, name: string): Promise<string | null> {
  const found = await visit.work
    .selectFrom('program')
    .select('id')
    .where('provider_id', '=', providerId)
    .where('name', '=', name)
    .executeTakeFirst()
  return found?.id ?? null
}
