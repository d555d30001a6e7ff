import type { Reads } from '../../ground/platform/database.server.ts'
import type { Result } from '../results/result.ts'

/** A count with who gave it and when; `why` is the comment, the reason, or how it was verified. */
export type GivenValue = { numerator: number; denominator: number; by: string; at: string; why: string }

/** What the provider claimed, what was corrected and what was verified of one figure: three values that stay apart. */
export type ThreeValues = { claimed: GivenValue | null; corrected: GivenValue | null; verified: GivenValue | null }

/** The three values of a figure, the last of each. */
export async function findThreeValues(
  db: Reads,
  { programId, measure, unit, month }: Pick<Result, 'programId' | 'measure' | 'unit' | 'month'>,
): Promise<ThreeValues> {
  if (programId === null) return { claimed: null, corrected: null, verified: null }
  const claimed =
    unit !== 'persons'
      ? await db
          .selectFrom('report_claim')
          .innerJoin('report', 'report.id', 'report_claim.report_id')
          .innerJoin('report_step', (join) =>
            join
              .onRef('report_step.report_id', '=', 'report.id')
              .onRef('report_step.sending', '=', 'report_claim.sending')
              .on('report_step.kind', '=', 'sent'),
          )
          .where('report.program_id', '=', programId)
          .where('report.month', '=', month)
          .where('report_claim.measure', '=', measure)
          .select(['report_claim.numerator', 'report_claim.denominator'])
          .select(['report_step.by_name as by', 'report_step.at', 'report_step.words as why'])
          .orderBy('report_claim.sending', 'desc')
          .limit(1)
          .executeTakeFirst()
      : undefined
  const corrected = await db
    .selectFrom('correction')
    .where('program_id', '=', programId)
    .where('measure', '=', measure)
    .where('unit', '=', unit)
    .where('month', '=', month)
    .where('state', '=', 'accepted')
    .select(['numerator', 'denominator', 'proposed_by_name as by', 'reason as why'])
    .select((cell) => cell.ref('answered_at').$castTo<string>().as('at'))
    .orderBy('answered_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const verified = await db
    .selectFrom('verification')
    .innerJoin('result', 'result.id', 'verification.result_id')
    .where('verification.program_id', '=', programId)
    .where('result.measure', '=', measure)
    .where('result.unit', '=', unit)
    .where('result.from_on', '=', `${month}-01`)
    .select(['verification.numerator', 'verification.denominator', 'verification.by_name as by', 'verification.at'])
    .select('verification.how as why')
    .orderBy('verification.at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { claimed: claimed ?? null, corrected: corrected ?? null, verified: verified ?? null }
}
