import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import type { GroupMember } from './figure.ts'

export const groupings = ['project', 'organization', 'system'] as const
export type Grouping = (typeof groupings)[number]
export type NamedMember = GroupMember & { name: string | null }

const questions: Record<Grouping, string> = {
  project: 'select project_id as "group", name, project_id as project from facts_projects order by project_id',
  organization: `select p.organization_id as "group", o.name, p.project_id as project
    from facts_projects p left join facts_organizations o using (organization_id)
    where p.organization_id is not null order by p.organization_id, p.project_id`,
  system: `select 'system' as "group", null as name, project_id as project from facts_projects order by project_id`,
}

/** The groups that an export itself knows: its projects, its organizations, or all of it as one. */
export async function listGroups(engine: RecordEngine, grouping: Grouping): Promise<NamedMember[]> {
  const rows = await engine.rows<{ group: string; name: string | null; project: string }>(questions[grouping])
  return rows.map((row) => ({ ...row, from: null, to: null }))
}
