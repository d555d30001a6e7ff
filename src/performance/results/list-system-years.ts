import type { Reads } from '../../ground/platform/database.server.ts'
import type { RulesYear } from '../measure-packs/homelessness/system/rules.ts'
import {
  figuresOf,
  type PeopleGrouping,
  type SystemFigures,
} from '../measure-packs/homelessness/system/system-figures.ts'
import type { NewSystemYear, SystemCount, SystemReach } from './system-year.ts'

export type SystemYear = Omit<NewSystemYear, 'counts'> & {
  figures: SystemFigures
  /** of the kind that was asked for: each group with its figures, in the order of their names */
  groups: { name: string; figures: SystemFigures }[]
}
export type SystemReading = SystemReach & {
  submissionId: string
  fileName: string
  readAt: string
  years: SystemYear[]
}

/** The years of the system in the newest export that was read for them, the newest first; null where none was. */
export async function listSystemYears(db: Reads, asked: { kind?: PeopleGrouping } = {}): Promise<SystemReading | null> {
  const reading = await db
    .selectFrom('system_reading')
    .innerJoin('submission', 'submission.id', 'system_reading.submission_id')
    .select(['submission_id as submissionId', 'covered_from_on as coveredFrom', 'covered_to_on as coveredTo'])
    .select(['organizations', 'read_at as readAt', 'submission.file_name as fileName'])
    .orderBy('read_at', 'desc')
    .orderBy('submission_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!reading) return null
  const years = await db
    .selectFrom('system_year')
    .where('submission_id', '=', reading.submissionId)
    .select(['from_on as from', 'to_on as to', 'projects', 'clients'])
    .select((cell) => [
      cell.ref('rules').$castTo<RulesYear>().as('rules'),
      cell.ref('states').$castTo<NewSystemYear['states']>().as('states'),
    ])
    .orderBy('to_on', 'desc')
    .execute()
  const counts = await db
    .selectFrom('system_count')
    .where('submission_id', '=', reading.submissionId)
    .where('kind', 'in', asked.kind ? ['all', asked.kind] : ['all'])
    .select(['to_on as to', 'name as group', 'measure', 'place', 'persons', 'successes', 'days', 'median'])
    .select(['soon', 'later', 'latest'])
    .select((cell) => cell.ref('kind').$castTo<SystemCount['kind']>().as('kind'))
    .execute()
  const byYear = Map.groupBy(counts, ({ to }) => to)
  return { ...reading, years: years.map((year) => ({ ...year, ...figuresOfYear(byYear.get(year.to) ?? []) })) }
}

function figuresOfYear(rows: SystemCount[]): Pick<SystemYear, 'figures' | 'groups'> {
  const groups = Map.groupBy(
    rows.filter(({ kind }) => kind !== 'all'),
    ({ group }) => group,
  )
  return {
    figures: figuresOf(rows.filter(({ kind }) => kind === 'all')),
    groups: [...groups]
      .map(([name, own]) => ({ name, figures: figuresOf(own) }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })),
  }
}
