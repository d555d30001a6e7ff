import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import { type Check, checkSubjects } from './check.ts'
import { checks } from './checks.ts'
import type { FurtherReading } from './read-further.ts'

/** How many records of a project a check finds in a month, of how many that it looked at. */
export type CheckCount = { key: string; projectId: string; month: string; count: number; of: number }

export type CheckCounts = {
  counts: CheckCount[]
  /** checks that this export does not let us make: a file or a column is absent */
  notMade: string[]
}

/** Whether the export holds what a check asks for. */
export const isMade = (check: Check, { absent }: FurtherReading): boolean =>
  check.needs.every((need) => !absent.has(need) && !absent.has(need.split('.')[0]!))

/** Counts all checks: one look at each subject for each of the days that place its findings. */
export async function countChecks(engine: RecordEngine, further: FurtherReading): Promise<CheckCounts> {
  const made = checks.filter((check) => isMade(check, further))
  const counts: CheckCount[] = []
  for (const [subject, table] of Object.entries(checkSubjects)) {
    for (const on of ['entry_on', 'exit_on', 'exported_on'] as const) {
      const asked = made.filter((check) => check.subject === subject && check.on === on)
      if (asked.length > 0) counts.push(...(await countOnce(engine, table, on, asked)))
    }
  }
  return { counts, notMade: checks.filter((check) => !made.includes(check)).map(({ key }) => key) }
}

async function countOnce(engine: RecordEngine, table: string, on: Check['on'], asked: Check[]): Promise<CheckCount[]> {
  const columns = asked.map(({ key, where }) => `count(*) filter (${where}) as "${key}"`).join(', ')
  const exported = '(select exported_on from hmis_export)'
  // a record with no readable day stands in the month of the export
  const rows = await engine.rows<CheckCount>(
    `select key, project_id as "projectId", month, count, "of" from (
      unpivot (
        select coalesce(project_id, '') as project_id,
          strftime(coalesce(if(${on} between date '1950-01-01' and date '2199-12-31', ${on}, null), ${exported}), '%Y-%m') as month,
          count(*) as "of", ${columns} from ${table} ${on === 'exit_on' ? 'where exit_on is not null' : ''} group by all
      ) on ${asked.map(({ key }) => `"${key}"`).join(', ')} into name key value count
    ) where count > 0`,
  )
  return rows
}
