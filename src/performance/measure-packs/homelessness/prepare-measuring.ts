import { addMonths, firstDay, lastDay, monthOf } from '../../../ground/platform/day.ts'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import type { GroupMember, MeasureSettings, Rhythm, Unit } from './figure.ts'
import { slicesBetween, windowsBetween } from './window-states.ts'

type Asked = { groups: GroupMember[]; from: string; to: string; every: Rhythm }

const text = (value: string) => `'${value.replaceAll("'", "''")}'`
const day = (value: string) => `date ${text(value)}`
const batch = 2000

/** Writes down, for the measures' statements, who is asked for (groups, windows, months) and how (unit, settings). */
export async function prepareMeasuring(
  engine: RecordEngine,
  asked: Asked,
  unit: Unit,
  settings: MeasureSettings,
): Promise<void> {
  // groups go by number, in the order in which they are first named: numbers are put together faster than keys
  const numbers = new Map([...new Set(asked.groups.map(({ group }) => group))].map((group, no) => [group, no]))
  await engine.run(measuringMacros(asked, unit, settings))
  await engine.run(
    'create or replace temp table asked_groups (group_no integer, project_id text, from_on date, to_on date)',
  )
  for (let start = 0; start < asked.groups.length; start += batch) {
    const rows = asked.groups.slice(start, start + batch).map(
      // an open side is a day beyond any record
      ({ group, project, from, to }) =>
        `(${numbers.get(group)!}, ${text(project)}, ${day(from ?? '1800-01-01')}, ${day(to ?? '9999-12-30')})`,
    )
    await engine.run(`insert into asked_groups values ${rows.join(', ')}`)
  }
  // a project is named as the facts name it, be it by text or by its place in a list: a project without facts meets none
  await engine.run(`create or replace temp table measuring_groups as
    select a.group_no, p.project_id, a.from_on, a.to_on
    from asked_groups a left join facts_projects p on p.project_id::text = a.project_id`)
  // number -1 stands for all that came before the first window: running totals open with it
  const table = (ranges: { from: string; to: string }[]) =>
    [
      `(-1, ${day(asked.from)}, ${day(asked.from)})`,
      ...ranges.map(({ from, to }, no) => `(${no}, ${day(from)}, ${day(to)})`),
    ].join(', ')
  await engine.run(`create or replace temp table measuring_slices as
    select * from (values ${table(slicesBetween(asked.from, asked.to))}) v(slice_no, from_on, to_on);
    create or replace temp table measuring_grid as
    select g.group_no, v.window_no, v.from_on, v.to_on from (select distinct group_no from measuring_groups) g
    cross join (values ${table(windowsBetween(asked.from, asked.to, asked.every))}) v(window_no, from_on, to_on)`)
}

/** The words that the measures' statements use; a day after the last window belongs to none (null). */
export function measuringMacros(
  { from, to, every }: Omit<Asked, 'groups'>,
  unit: Unit,
  settings: MeasureSettings,
): string {
  const cohortFrom = firstDay(addMonths(monthOf(from), -6))
  const cohortTo = lastDay(addMonths(monthOf(to), -6))
  const number = (start: string) => (every === 'month' ? `datediff('month', ${day(start)}, d)` : '0')
  return `
create or replace temp macro window_of(d) as case when d < ${day(from)} then -1 when d > ${day(to)} then null else ${number(from)} end;
create or replace temp macro slice_of(d) as case when d < ${day(from)} then -1 when d > ${day(to)} then null else datediff('month', ${day(from)}, d) end;
create or replace temp macro is_asked(d) as d between ${day(from)} and ${day(to)};
create or replace temp macro is_before_asked(d) as d < ${day(from)};
create or replace temp macro is_in_cohort(d) as d between ${day(cohortFrom)} and ${day(cohortTo)};
create or replace temp macro cohort_window_of(d) as case when d between ${day(cohortFrom)} and ${day(cohortTo)} then ${number(cohortFrom)} end;
create or replace temp macro counts_households() as ${unit === 'households'};
create or replace temp macro is_counted(is_unit_row) as ${unit === 'households' ? 'is_unit_row' : 'true'};
create or replace temp macro leaves_denominator(class) as ${settings.exclusions === 'hud' ? "class = 'excluded'" : 'false'};`
}
