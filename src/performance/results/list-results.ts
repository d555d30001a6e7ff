import type { Reads } from '../../ground/platform/database.server.ts'
import { firstDay, lastDay, type Month } from '../../ground/platform/day.ts'
import type { FigureState } from '../measure-packs/homelessness/figure.ts'
import type { Result } from './result.ts'

function results(db: Reads) {
  return db
    .selectFrom('result')
    .select([
      'id',
      'measure',
      'unit',
      'version',
      'numerator',
      'denominator',
      'note',
      'program_id as programId',
      'from_on as from',
      'mature_on as matureOn',
      'definition_version as definitionVersion',
      'submission_id as submissionId',
      'recorded_at as recordedAt',
    ])
    .select((cell) => [
      cell.ref('state').$castTo<FigureState>().as('state'),
      cell.ref('details').$castTo<Result['details']>().as('details'),
    ])
}

type Row = Omit<Result, 'month'> & { from: string }
const toResult = ({ from, ...row }: Row): Result => ({ ...row, month: from.slice(0, 7) })

/** The current monthly results of programs (null: the whole jurisdiction), oldest month first. */
export async function listResults(
  db: Reads,
  asked: {
    programIds: (string | null)[] | 'all'
    /** one unit, or several that measures are told in */
    unit: string | string[]
    fromMonth: Month
    toMonth: Month
    measure?: string
  },
): Promise<Result[]> {
  const ids = asked.programIds === 'all' ? [] : asked.programIds.filter((id) => id !== null)
  let query = results(db)
    .where('replaced_at', 'is', null)
    .where('unit', 'in', [asked.unit].flat())
    .where('from_on', '>=', firstDay(asked.fromMonth))
    .where('to_on', '<=', lastDay(asked.toMonth))
  if (asked.measure) query = query.where('measure', '=', asked.measure)
  if (asked.programIds !== 'all') {
    query = query.where((is) =>
      is.or([
        ...(ids.length > 0 ? [is('program_id', 'in', ids)] : []),
        ...(asked.programIds.includes(null as never) ? [is('program_id', 'is', null)] : []),
        ...(asked.programIds.length === 0 ? [is.lit(false)] : []),
      ]),
    )
  }
  return (await query.orderBy('from_on').execute()).map(toResult)
}

/** One result by id, with every version of the same figure, newest first; null when the asker may not see it. */
export async function findResult(db: Reads, id: string): Promise<{ result: Result; versions: Result[] } | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const row = await results(db).where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const versions = await results(db)
    .where('program_id', row.programId === null ? 'is' : '=', row.programId)
    .where('measure', '=', row.measure)
    .where('unit', '=', row.unit)
    .where('from_on', '=', row.from)
    .orderBy('version', 'desc')
    .execute()
  return { result: toResult(row), versions: versions.map(toResult) }
}

/**
 * The last month that has a figure (of one measure, where one is named), or null: what a portfolio opens on. Where the
 * whole jurisdiction is measured, its own last month counts, so that one program's early count does not turn the page
 * for all.
 */
export async function findNewestMonth(db: Reads, measure?: string): Promise<Month | null> {
  const newest = (of: 'total' | 'any') =>
    db
      .selectFrom('result')
      .where('replaced_at', 'is', null)
      .where('state', '=', 'value')
      .$if(measure !== undefined, (query) => query.where('measure', '=', measure!))
      .$if(of === 'total', (query) => query.where('program_id', 'is', null))
      .select((cell) => cell.fn.max('from_on').as('from'))
      .executeTakeFirst()
  const from = (await newest('total'))?.from ?? (await newest('any'))?.from
  return from ? String(from).slice(0, 7) : null
}
