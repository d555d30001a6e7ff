import type { Day } from '../../../../ground/platform/day.ts'
import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import type { SystemScope } from './prepare-system.ts'

/** What the rules that every measure shares made of one stay, a sentence a rule. It holds identifiers: for the terminal. */
export type RuleSentences = Partial<Record<'R1' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7', string>>
export type LeftOutStay = { enrollment: string; project: string; entry: Day; reason: string }

type Row = {
  rowNo: number
  enrollment: string
  project: string
  type: number
  entry: Day
  exit: Day | null
  toldMoveIn: Day | null
  prior: number | null
  isShortFromStreet: boolean
  isHead: boolean
  headEntry: Day
  headMoveIn: Day | null
  isContinuum: boolean
  cocs: string[] | null
  coc: string | null
  isCocOfHead: boolean
  isCounted: boolean
  moveIn: Day | null
  age: number | null
  ageOn: Day | null
  isHousing: boolean
  isHomelessProject: boolean
  isAskedProject: boolean
  isShelter: boolean
  isNightByNight: boolean
  nights: number
  nightsInPeriod: number
  firstNight: Day | null
  lastNight: Day | null
  records: number
  isActive: boolean
}

const question = `with mine as (select * from hmis_enrollments where person_id = $client),
heads as (
  select e.project_id, e.household_id, arg_min(e.row_no, (not e.is_head, e.entry_on, e.enrollment_id)) as head_row
  from hmis_enrollments e semi join mine using (project_id, household_id) group by all
),
continuums as (
  select project_id, list(distinct coc order by coc) as cocs from further_project_cocs group by project_id
),
nights as (
  select row_no, sum(to_on - from_on + 1) as nights, min(from_on) as first_on, max(to_on) as last_on,
    coalesce(sum(to_on - greatest(from_on, period_from()) + 1) filter (to_on >= period_from()), 0) as nights_in_period
  from system_nights group by row_no
)
select m.row_no as "rowNo", m.enrollment_id as enrollment, m.project_id as project, m.project_type as type, m.entry_on as entry, m.exit_on as exit,
  m.move_in_on as "toldMoveIn", m.prior_situation as prior,
  coalesce(m.is_under_threshold and m.is_from_street, false) as "isShortFromStreet",
  h.head_row = m.row_no as "isHead", hd.entry_on as "headEntry", hd.move_in_on as "headMoveIn",
  coalesce(f.continuum = 1, false) or not exists (from further_projects where continuum is not null) as "isContinuum", c.cocs, coalesce(fe.coc, if(len(c.cocs) = 1, c.cocs[1], null)) as coc,
  fe.coc is not null as "isCocOfHead", s.row_no is not null as "isCounted", s.move_in_on as "moveIn", s.age,
  greatest(period_from(), m.entry_on) as "ageOn", is_housing(m.project_type) as "isHousing",
  is_homeless_project(m.project_type) as "isHomelessProject", is_asked_project(m.project_type) as "isAskedProject",
  is_shelter(m.project_type) as "isShelter", is_night_by_night(m.project_type) as "isNightByNight",
  coalesce(n.nights, 0) as nights, coalesce(n.nights_in_period, 0) as "nightsInPeriod", n.first_on as "firstNight", n.last_on as "lastNight",
  (select count(*) from hmis_bed_nights b where b.row_no = m.row_no) as records,
  m.entry_on <= period_to() and (m.exit_on is null or m.exit_on >= period_from()) as "isActive"
from mine m
join heads h using (project_id, household_id)
join hmis_enrollments hd on hd.row_no = h.head_row
left join (select project_id, max(continuum) as continuum from further_projects group by 1) f on f.project_id = m.project_id
left join continuums c on c.project_id = m.project_id
left join (select enrollment_id, min(coc) as coc from further_enrollments group by 1) fe on fe.enrollment_id = hd.enrollment_id
left join system_stays s on s.row_no = m.row_no
left join nights n on n.row_no = m.row_no
order by m.entry_on, m.enrollment_id`

/** Every stay of one client: what the shared rules made of it, or why it is left out. Before `keepClient` takes others away. */
export async function explainRules(
  engine: RecordEngine,
  client: string,
  scope: SystemScope,
): Promise<{ rules: Map<string, RuleSentences>; leftOut: LeftOutStay[]; lookBackStop: Day; hasStays: boolean }> {
  const [period] = await engine.rows<{ stop: Day; from: Day; to: Day }>(
    'select lookback_on() as stop, period_from() as "from", period_to() as "to"',
  )
  const rows = await engine.rows<Row>(question, { client })
  return {
    rules: new Map(rows.filter(({ isCounted }) => isCounted).map((row) => [row.enrollment, sentencesOf(row, period!)])),
    leftOut: rows
      .filter(({ isCounted }) => !isCounted)
      .map((row) => ({
        enrollment: row.enrollment,
        project: row.project,
        entry: row.entry,
        reason: leftOutFor(row, scope, period!.to),
      })),
    lookBackStop: period!.stop,
    hasStays: rows.length > 0,
  }
}

function leftOutFor(row: Row, scope: SystemScope, to: Day): string {
  if ('projects' in scope && !scope.projects.includes(row.project))
    return `Project ${row.project} is none of those asked for.`
  if (row.entry > to) return 'Entered after the period.'
  if ('projects' in scope) return 'Not read.'
  if (!row.isContinuum) return `Project ${row.project} is no continuum project.`
  if (scope.coc !== null && !(row.cocs ?? []).includes(scope.coc.toUpperCase()))
    return `Project ${row.project} is not in ${scope.coc}.`
  if (row.coc === null) return 'Nobody says which continuum of care the household belongs to.'
  return `The household belongs to ${row.coc}.`
}

function sentencesOf(row: Row, period: { from: Day; to: Day }): RuleSentences {
  return {
    R1: continuumOf(row),
    ...(row.isHousing ? { R3: moveInOf(row, period.to) } : {}),
    R4: beginningOf(row),
    R5: nightsOf(row),
    R6: activeOf(row),
    R7: row.age === null ? 'Age unknown: neither adult nor child.' : `Age ${row.age} on ${row.ageOn}.`,
  }
}

function continuumOf({ coc, isCocOfHead, isHead }: Row): string {
  if (coc === null) return 'Continuum of care not told.'
  const who = isCocOfHead ? (isHead ? 'the enrollment' : 'the head of the household') : 'the project'
  return `Continuum of care ${coc}, as ${who} says.`
}

function moveInOf(row: Row, to: Day): string {
  const { headMoveIn, headEntry, moveIn, entry, exit, isHead } = row
  if (headMoveIn === null) return 'No move-in told.'
  if (moveIn !== null && moveIn !== headMoveIn)
    return `Joined after the move-in of ${headMoveIn}: housed from the entry.`
  if (moveIn !== null) return `Moved in on ${moveIn}${isHead ? '' : ', as the head of the household did'}.`
  if (headMoveIn < headEntry || headMoveIn > to || (isHead && exit !== null && headMoveIn > exit))
    return `The move-in of ${headMoveIn} is dropped: before the entry, after the exit or after the period.`
  if (exit !== null && exit < headMoveIn) return `Left before the move-in of ${headMoveIn}: none.`
  return `The move-in of ${headMoveIn} is dropped: before ${entry}, after the exit or after the period.`
}

function beginningOf({ isHomelessProject, isAskedProject, prior, isShortFromStreet }: Row): string {
  if (isHomelessProject) return 'Began in homelessness: a shelter, safe haven or outreach always does.'
  if (!isAskedProject) return 'Not asked of this project type.'
  if (prior === null) return 'Not known to have begun in homelessness: no prior situation told.'
  if (prior >= 100 && prior <= 199) return `Began in homelessness: prior situation ${prior}.`
  const limit = prior >= 200 && prior <= 299 ? 'under 90 days' : 'under 7 nights'
  if (prior <= 499 && isShortFromStreet)
    return `Began in homelessness: prior situation ${prior}, ${limit}, and the street or a shelter before.`
  return `Did not begin in homelessness: prior situation ${prior}${prior <= 499 ? `, not (${limit} and the street or a shelter before)` : ''}.`
}

function nightsOf({ isShelter, isNightByNight, nights, nightsInPeriod, firstNight, lastNight, records }: Row): string {
  if (!isShelter) return 'No bed nights: not a shelter, safe haven or transitional housing.'
  const inPeriod = `${nightsInPeriod} in the period`
  if (isNightByNight) {
    const dropped = records - nights
    const why = 'on or after the exit, before the entry, after the period, or recorded twice'
    return `${nights} recorded nights, ${inPeriod}${dropped > 0 ? `; ${dropped} more not counted: ${why}` : ''}.`
  }
  if (nights === 0) return 'No night: the exit day is none.'
  return `${nights} nights, ${firstNight} to ${lastNight}, ${inPeriod}; the exit day is none.`
}

function activeOf({ isActive, nightsInPeriod, isShelter }: Row): string {
  if (!isActive) return 'Not active in the period: left before it.'
  const nights = nightsInPeriod > 0 ? 'with a bed night in it' : 'without a bed night in it'
  return `Active in the period${isShelter ? `, ${nights}` : ''}.`
}
