import type { Reads } from '../../ground/platform/database.server.ts'
import type { CorrectionState, FigureCorrection } from './correction.ts'

function corrections(db: Reads) {
  return db
    .selectFrom('correction')
    .innerJoin('program', 'program.id', 'correction.program_id')
    .innerJoin('result', 'result.id', 'correction.result_id')
    .select([
      'correction.id',
      'correction.program_id as programId',
      'program.name as program',
      'program.provider_id as providerId',
      'correction.month',
      'correction.measure',
      'correction.unit',
      'correction.result_id as resultId',
      'result.numerator as wasNumerator',
      'result.denominator as wasDenominator',
      'correction.numerator',
      'correction.denominator',
      'correction.reason',
      'correction.proposed_by as proposedById',
      'correction.proposed_by_name as proposedBy',
      'correction.proposed_at as proposedAt',
      'correction.new_result_id as newResultId',
      'correction.answered_by_name as answeredBy',
      'correction.answered_at as answeredAt',
      'correction.answer',
    ])
    .select((cell) => [cell.ref('correction.state').$castTo<CorrectionState>().as('state')])
    .orderBy('correction.proposed_at', 'desc')
}

type Row = Omit<FigureCorrection, 'was'> & { wasNumerator: number | null; wasDenominator: number | null }
const toCorrection = ({ wasNumerator, wasDenominator, ...row }: Row): FigureCorrection => ({
  ...row,
  was: { numerator: wasNumerator, denominator: wasDenominator },
})

/** One correction, or null when the asker may not see it. */
export async function findCorrection(db: Reads, id: string): Promise<FigureCorrection | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const row = await corrections(db).where('correction.id', '=', id).executeTakeFirst()
  return row ? toCorrection(row) : null
}

/** Corrections of one figure, or those that wait for an answer; newest first. */
export async function listCorrections(
  db: Reads,
  of: { programId: string; measure: string; unit: string; month: string } | 'proposed',
): Promise<FigureCorrection[]> {
  const found =
    of === 'proposed'
      ? corrections(db).where('correction.state', '=', 'proposed')
      : corrections(db)
          .where('correction.program_id', '=', of.programId)
          .where('correction.measure', '=', of.measure)
          .where('correction.unit', '=', of.unit)
          .where('correction.month', '=', of.month)
  return (await found.execute()).map(toCorrection)
}
