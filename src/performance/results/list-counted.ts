import type { Reads } from '../../ground/platform/database.server.ts'
import { firstDay, lastDay, type Month } from '../../ground/platform/day.ts'
import type { FigureState } from '../measure-packs/homelessness/figure.ts'
import type { Counted } from './judgment.ts'

/** The months of every program on a measure, in one unit, bare: what a question over the whole city adds up. */
export async function listCounted(
  db: Reads,
  asked: { measure: string; unit: string; fromMonth: Month; toMonth: Month },
): Promise<Map<string, Counted[]>> {
  const rows = await db
    .selectFrom('result')
    .where('replaced_at', 'is', null)
    .where('unit', '=', asked.unit)
    .where('measure', '=', asked.measure)
    .where('program_id', 'is not', null)
    .where('from_on', '>=', firstDay(asked.fromMonth))
    .where('to_on', '<=', lastDay(asked.toMonth))
    .select(['program_id as programId', 'from_on as from', 'numerator', 'denominator'])
    .select((cell) => cell.ref('state').$castTo<FigureState>().as('state'))
    .orderBy('from_on')
    .execute()
  const byProgram = new Map<string, Counted[]>()
  for (const { programId, from, ...counts } of rows) {
    const series = byProgram.get(programId!)
    const counted = { month: from.slice(0, 7), ...counts }
    if (series) series.push(counted)
    else byProgram.set(programId!, [counted])
  }
  return byProgram
}
