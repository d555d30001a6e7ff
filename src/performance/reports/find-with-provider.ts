import type { Reads } from '../../ground/platform/database.server.ts'
import { addDays, type Day, firstDay, lastDay, type Month } from '../../ground/platform/day.ts'
import { findReportDays } from './list-report-rules.ts'

/**
 * Until which day the figures of a contract's programs in a month are with the provider alone, before anyone discusses them: some
 * days after the newest of them came in. Null when that day is over, or when there is no figure.
 */
export async function findWithProvider(
  db: Reads,
  of: { programIds: string[]; month: Month; today: Day },
): Promise<Day | null> {
  const { programIds } = of
  if (programIds.length === 0) return null
  const { providerDays } = await findReportDays(db)
  if (providerDays === 0) return null
  const newest = await db
    .selectFrom('result')
    .where('program_id', 'in', programIds)
    .where('from_on', '>=', firstDay(of.month))
    .where('to_on', '<=', lastDay(of.month))
    .where('replaced_at', 'is', null)
    .where('state', '=', 'value')
    .select((cell) => cell.fn.max('recorded_at').as('at'))
    .executeTakeFirst()
  if (!newest?.at) return null
  const until = addDays(String(newest.at).slice(0, 10), providerDays)
  return until >= of.today ? until : null
}
