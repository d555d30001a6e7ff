import type { Reads } from '../../ground/platform/database.server.ts'
import { monthOf } from '../../ground/platform/day.ts'

/** Households that were referred to a program, and those of them that it did not accept. */
export type NotTaken = { referred: number; notTaken: number }

/** By program, over the year of referrals whose every step is over; a program to which nobody is referred is not in it. */
export async function listNotTaken(db: Reads, programIds: readonly string[]): Promise<Map<string, NotTaken>> {
  if (programIds.length === 0) return new Map()
  const newest = db
    .selectFrom('pathway_reading')
    .select('submission_id')
    .orderBy('read_at', 'desc')
    .orderBy('submission_id', 'desc')
    .limit(1)
  const rows = await db
    .selectFrom('pathway_step')
    .where('submission_id', '=', newest)
    .where('program_id', 'in', [...programIds])
    .where('step', 'in', ['referred', 'accepted'])
    .select(['program_id as programId', 'step', 'from_on as from', 'to_on as to', 'count'])
    .execute()
  // Months stand beside the year; some of their referrals are still on their way.
  const ofYear = Map.groupBy(
    rows.filter(({ from, to }) => monthOf(from) !== monthOf(to)),
    ({ programId }) => programId!,
  )
  return new Map(
    [...ofYear].flatMap(([programId, steps]): [string, NotTaken][] => {
      const count = (step: string) => steps.find((one) => one.step === step)?.count
      const [referred, accepted] = [count('referred'), count('accepted')]
      return referred === undefined || accepted === undefined
        ? []
        : [[programId, { referred, notTaken: referred - accepted }]]
    }),
  )
}
