import { addDays, type Day } from '../../../../ground/platform/day.ts'
import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import { defaultSettings, type FigureState, type GroupMember, type Rhythm, type Unit } from '../figure.ts'
import { prepareMeasuring } from '../prepare-measuring.ts'
import { readSql } from '../read-sql.ts'
import { windowsBetween } from '../window-states.ts'
import { type PathwaySettings, pathwaySettings } from './pathway-card.ts'

export const pathwaySteps = ['referred', 'accepted', 'entered', 'housed'] as const
export type PathwayStep = (typeof pathwaySteps)[number]
type Days = { median: number | null; ninthOfTen: number | null }

/** One step of a cohort: how many got so far, what share of the step before, and after how many days. */
export type StepFigure = {
  step: PathwayStep
  count: number | null
  /** of the step before; null where there is none, or nobody got so far */
  share: number | null
  days: Days | null
  state: FigureState
  reason: string | null
  matureOn: Day | null
}
/** The households (or persons) referred in one window, to one project or to any. */
export type Pathway = {
  /** ProjectID that the referrals name, 'not-named', or 'system' */
  project: string
  projectName: string | null
  from: Day
  to: Day
  unit: Unit
  steps: StepFigure[]
  /** from the referral to the move-in */
  wholeDays: Days | null
  declinedByClient: number
  declinedByProvider: number
}
export type PathwayRequest = {
  from: Day
  to: Day
  every: Rhythm
  /** 'members': the groups that are named, each of its projects and days */
  by: 'project' | 'system' | 'members'
  unit: Unit
  members?: GroupMember[]
}

const list = (codes: number[]) => `(${codes.join(', ')})`

type Row = Record<string, number | null> & { group_key: string; window_no: number; referred: number }
type Reach = { covered_from_on: Day; covered_to_on: Day; organizations: number; referrals: number }

/** Once a source, before `countPathway`: the stays of everybody who was referred. */
export const preparePathway = (engine: RecordEngine): Promise<void> =>
  engine.run(readSql('pathway/pathway-stays').replace('{events}', list(pathwaySettings.events)))

/** From referral to housing, for every project that referrals name (or all as one) and every window of referrals. */
export async function countPathway(engine: RecordEngine, request: PathwayRequest): Promise<Pathway[]> {
  const { from, to, every, by, unit, members = [] } = request
  const settings = pathwaySettings
  await prepareMeasuring(engine, { groups: members, from, to, every }, unit, defaultSettings)
  await engine.run(pathwaySql(settings, by))
  const [reach] = await engine.rows<Reach>(
    `select covered_from_on, covered_to_on, organizations,
      (select count(*) from further_events where event in ${list(settings.events)}) as referrals from facts_coverage`,
  )
  const rows = await engine.rows<Row>('select * from pathway_counts')
  const places = new Map(rows.map((row) => [`${row.window_no} ${row.group_key}`, row]))
  const names = new Map(
    (await engine.rows<{ id: string; name: string | null }>('select project_id as id, name from hmis_projects')).map(
      ({ id, name }) => [id, name],
    ),
  )
  const told = [...new Set(rows.map((row) => row.group_key))].sort()
  const groups = by === 'system' ? ['system'] : told
  const named = [...new Set(members.map(({ group }) => group))]
  return groups.flatMap((group) =>
    windowsBetween(from, to, every).map((window, no): Pathway => {
      const row = places.get(`${no} ${group}`)
      const steps = stepsOf(row, window, reach!, settings)
      const isTold = steps.every(({ count }) => count !== null)
      return {
        project: by === 'members' ? named[Number(group)]! : group,
        projectName: names.get(group) ?? null,
        from: window.from,
        to: window.to,
        unit,
        steps,
        wholeDays: isTold ? daysOf(row, 'whole') : null,
        declinedByClient: row?.declined_by_client ?? 0,
        declinedByProvider: row?.declined_by_provider ?? 0,
      }
    }),
  )
}

/** The statements, with settings and grouping written in; also shown where a figure is opened. */
export function pathwaySql(settings: PathwaySettings, by: PathwayRequest['by']): string {
  const types = list(settings.housingTypes)
  const words: Record<string, string> = {
    events: list(settings.events),
    ...{
      system: { members: '', group: "'system'", is_target: `s.project_type in ${types}` },
      project: {
        members: '',
        group: "coalesce(r.named_project_id::text, 'not-named')",
        is_target: `if(j.group_key = 'not-named', s.project_type in ${types}, s.project_id::text = j.group_key)`,
      },
      members: {
        members:
          'join measuring_groups g on g.project_id = r.named_project_id and r.event_on between g.from_on and g.to_on',
        group: 'g.group_no::text',
        is_target:
          'exists (from measuring_groups g where g.project_id = s.project_id and g.group_no::text = j.group_key)',
      },
    }[by],
    accepted_days: String(settings.acceptedDays),
    entered_days: String(settings.enteredDays),
    housed_days: String(settings.housedDays),
  }
  return Object.entries(words).reduce(
    (sql, [word, means]) => sql.replaceAll(`{${word}}`, () => means),
    readSql('pathway/pathway'),
  )
}

function stepsOf(row: Row | undefined, window: { from: Day; to: Day }, reach: Reach, settings: PathwaySettings) {
  const followed: Record<PathwayStep, number> = {
    referred: 0,
    accepted: settings.acceptedDays,
    entered: settings.enteredDays,
    housed: settings.housedDays,
  }
  let before: number | null = null
  return pathwaySteps.map((step): StepFigure => {
    const matureOn = step === 'referred' ? null : addDays(window.to, followed[step])
    const [state, reason] = stateOf(step, window, matureOn, reach)
    if (state !== 'value' && state !== 'immature')
      return { step, count: null, share: null, days: null, state, reason, matureOn }
    const count = (row?.[step] as number | undefined) ?? 0
    const share: number | null = before === null || before === 0 ? null : count / before
    before = count
    return { step, count, share, days: step === 'referred' ? null : daysOf(row, step), state, reason, matureOn }
  })
}

function stateOf(
  step: PathwayStep,
  { from, to }: { from: Day; to: Day },
  matureOn: Day | null,
  { covered_from_on, covered_to_on, organizations, referrals }: Reach,
): [FigureState, string | null] {
  if (referrals === 0) return ['not-computable', 'no-referrals']
  if (from < covered_from_on || to > covered_to_on) return ['missing', 'not-covered']
  if (organizations < 2 && step !== 'referred') return ['not-computable', 'one-organization-only']
  return matureOn !== null && matureOn > covered_to_on ? ['immature', 'follow-up-not-over'] : ['value', null]
}

const daysOf = (row: Row | undefined, name: string): Days => ({
  median: row?.[`${name}_median`] ?? null,
  ninthOfTen: row?.[`${name}_ninth`] ?? null,
})
