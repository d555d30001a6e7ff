import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepStandards } from './may.ts'
import { agreedStandardSchema, faultOf } from './standard.ts'

type Refused = 'not-allowed' | ReturnType<typeof faultOf> | 'standard-exists'

/** Agrees a minimum and a target for a kind of program from a day on, with the reason and who agreed. */
export async function agreeStandard(
  visit: Visit,
  input: unknown,
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayKeepStandards(visit)) return { refused: 'not-allowed' }
  const parsed = agreedStandardSchema.safeParse(input)
  if (!parsed.success) return { refused: faultOf(parsed.error) }
  const { programType, population, measure, minimum, target, direction, from, ...agreed } = parsed.data
  const { reason, agreedBy, baseline, expected } = agreed
  const id = randomUUID()
  const written = await visit.work
    .insertInto('standard')
    .values({
      ...{ id, program_type: programType, population, measure, direction, from_on: from },
      ...{ minimum: String(minimum), target: String(target), reason, agreed_by: agreedBy },
      ...{ baseline: baseline === null ? null : String(baseline.value), baseline_on: baseline?.on ?? null },
      ...{ recorded_at: visit.now, recorded_by: visit.askerName },
    })
    .onConflict((same) =>
      same.columns(['program_type', 'population', 'measure', 'from_on']).where('replaced_at', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n) return { refused: 'standard-exists' }
  const byDay = [...new Map(expected.map((one) => [one.on, one])).values()]
  if (byDay.length > 0) {
    await visit.work
      .insertInto('standard_expected')
      .values(
        byDay.map(({ on, value }) => ({ id: randomUUID(), standard_id: id, expected_on: on, value: String(value) })),
      )
      .execute()
  }
  await recordHistory(visit, { event: 'standard-agreed', subject: 'standard', subjectId: id, content: parsed.data })
  return { done: { id } }
}
