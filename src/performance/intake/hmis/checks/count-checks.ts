import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import { type Check, checkSubjects } from './check.ts'
import { checks } from './checks.ts'
import type { FurtherReading } from './read-further.ts'

/** How many records of a project a check finds in a month. */
export type CheckCount = { key: string; projectId: string; month: string; count: number }
/** How many records of a kind the checks looked at, in a project and month; found or not. */
export type LookedAt = { kind: string; projectId: string; month: string; count: number }

export type CheckCounts = {
  counts: CheckCount[]
  looked: LookedAt[]
  /** checks that this export does not let us make: a file or a column is absent */
  notMade: string[]
}

/** What is counted together: stays by their entry, stays by their exit, projects, lines of inventory. */
export const kindOf = ({ subject, on }: Pick<Check, 'subject' | 'on'>): string => (on === 'exit_on' ? 'exits' : subject)

/** Whether the export holds what a check asks for. */
export const isMade = (check: Check, { absent }: FurtherReading): boolean =>
  check.needs.every((need) => !absent.has(need) && !absent.has(need.split('.')[0]!))

/** Counts all checks: one look at each subject for each of the days that place its findings. */
export async function countChecks(engine: RecordEngine, further: FurtherReading): Promise<CheckCounts> {
  const made = checks.filter((check) => isMade(check, further))
  const counts: CheckCount[] = []
  const looked: LookedAt[] = []
  for (const [kind, asked] of Map.groupBy(made, kindOf)) {
    const { subject, on } = asked[0]!
    const columns = asked.map(({ key, where }) => `count(*) filter (${where}) as "${key}"`).join(', ')
    // a record with no readable day stands in the month of the export
    const exported = '(select exported_on from hmis_export)'
    await engine.run(`create or replace temp table check_counted as
      select project_id, count(*) as looked_at, ${columns},
        date_trunc('month', coalesce(if(${on} between date '1950-01-01' and date '2199-12-31', ${on}, null), ${exported})) as from_on
      from ${checkSubjects[subject]} ${on === 'exit_on' ? 'where exit_on is not null' : ''} group by all`)
    const place = `coalesce(project_id::varchar, '') as "projectId", strftime(from_on, '%Y-%m') as month`
    const keys = asked.map(({ key }) => `"${key}"`).join(', ')
    counts.push(
      ...(await engine.rows<CheckCount>(
        `select key, ${place}, count
        from (unpivot check_counted on ${keys} into name key value count) where count > 0`,
      )),
    )
    const rows = await engine.rows<Omit<LookedAt, 'kind'>>(`select ${place}, looked_at as count from check_counted`)
    looked.push(...rows.map((row) => ({ kind, ...row })))
  }
  return { counts, looked, notMade: checks.filter((check) => !made.includes(check)).map(({ key }) => key) }
}
