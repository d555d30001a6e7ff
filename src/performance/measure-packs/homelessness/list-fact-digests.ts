import type { RecordEngine } from '../../../ground/platform/record-engine.ts'

/** A stay's number in one reading says nothing about it. */
const tables = { stays: 'exclude (row_no)', nights: '', inventory: '', projects: '' }

const hashed = Object.entries(tables).map(
  ([table, exclude]) => `select project_id::text as project, '${table}' as fact, hash(t)::hugeint as hashed
    from (select * ${exclude} replace (project_id::text as project_id) from facts_${table}) t`,
)

/**
 * For each project one check sum over all facts that its figures are counted from, whatever the order of the rows: where
 * it is the same, so are the sums. The engine's numbers are good for comparing with its own alone.
 */
export async function listFactDigests(engine: RecordEngine): Promise<Map<string, string>> {
  const rows = await engine.rows<{ project: string; digest: string }>(
    `select project, string_agg(fact || ' ' || rows || ' ' || total, ', ' order by fact) as digest from (
      select project, fact, count(*) as rows, sum(hashed) as total from (${hashed.join(' union all ')}) group by all
    ) group by project`,
  )
  return new Map(rows.map(({ project, digest }) => [project, digest]))
}
