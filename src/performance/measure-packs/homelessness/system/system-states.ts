import { addDays, type Day } from '../../../../ground/platform/day.ts'
import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import type { SystemPeriod } from './prepare-system.ts'
import { systemRules } from './rules.ts'
import { type SystemKey, systemKeys } from './system-figures.ts'

/** Whether this source can give the figure of the system. Where it cannot, the figure speaks of the source alone. */
export type SystemState = { state: 'value' | 'missing' | 'not-computable'; reason: string | null }
export type SourceReach = { coveredFrom: Day; coveredTo: Day; organizations: number }

export async function findSourceReach(engine: RecordEngine): Promise<SourceReach> {
  const [reach] = await engine.rows<SourceReach>(`
    select starts_on as "coveredFrom", least(exported_on, ends_on) as "coveredTo",
      (select count(distinct coalesce(organization_id, project_id)) from system_projects
       semi join hmis_enrollments using (project_id)) as organizations
    from hmis_export`)
  return reach!
}

export function systemStates(period: SystemPeriod, reach: SourceReach): Record<SystemKey, SystemState> {
  return Object.fromEntries(systemKeys.map((key) => [key, stateOf(key, period, reach)])) as Record<
    SystemKey,
    SystemState
  >
}

function stateOf(key: SystemKey, { from, to, rules }: SystemPeriod, reach: SourceReach): SystemState {
  if (reach.coveredFrom > from || reach.coveredTo < to) return { state: 'missing', reason: 'not-covered' }
  if (reach.organizations <= 1) return { state: 'not-computable', reason: 'one-organization-only' }
  const { returnDays, priorDays, lookBackYears } = systemRules[rules ?? 'FY2026']
  const looksBack = key === '2' ? returnDays : key.startsWith('5') ? priorDays : 0
  if (looksBack > 0 && reach.coveredFrom > addDays(from, -looksBack))
    return { state: 'not-computable', reason: 'history-too-short' }
  const stop = `${Number(from.slice(0, 4)) - lookBackYears}${from.slice(4)}`
  if (key.startsWith('1') && reach.coveredFrom > stop)
    return { state: 'value', reason: 'history-shorter-than-look-back' }
  return { state: 'value', reason: null }
}
