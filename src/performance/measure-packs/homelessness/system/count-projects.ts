import { addDays, type Day, lastDay, monthOf, monthsBetween } from '../../../../ground/platform/day.ts'
import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import { readSql } from '../read-sql.ts'
import { countResults, type GroupedFigures, inGroups } from './count-system.ts'
import type { SystemPeriod } from './prepare-system.ts'
import { type PeopleGrouping, type ResultRow, ratio } from './system-figures.ts'

type Days = { mean: number | null; median: number | null }

/** The figures of an annual performance report for some projects together. */
export type ProjectFigures = {
  served: number
  /** null where none of the projects is street outreach */
  engaged: number | null
  households: number
  adults: number
  leavers: number
  stayers: number
  exits: { total: number; positive: number; excluded: number; share: number | null }
  lengthOfStay: { leavers: Days; stayers: Days }
  pointInTime: Record<Day, { persons: number; households: number; beds?: number; units?: number }>
  movedIn: { persons: number; meanDays: number | null; leftWithout: number }
}

/** The last Wednesdays of January, April, July and October. */
export function countingDays({ from, to }: SystemPeriod): Day[] {
  return monthsBetween(monthOf(from), monthOf(to))
    .filter((month) => ['01', '04', '07', '10'].includes(month.slice(5)))
    .map((month) => {
      const last = lastDay(month)
      return addDays(last, -((new Date(`${last}T00:00:00Z`).getUTCDay() + 4) % 7))
    })
    .filter((day) => day >= from && day <= to)
}

export const projectSql = (period: SystemPeriod) =>
  readSql('system/project-figures').replace(
    '{days}',
    () =>
      `[${countingDays(period)
        .map((day) => `'${day}'`)
        .join(', ')}]`,
  )

/** Figures of the projects that `prepareSystem` left in the engine, for everybody and for each group asked for. */
export async function countProjects(
  engine: RecordEngine,
  period: SystemPeriod,
  by: PeopleGrouping[],
): Promise<{ figures: ProjectFigures; groups: GroupedFigures<ProjectFigures> }> {
  const rules = period.rules ?? 'FY2026'
  await engine.run('delete from system_results')
  await engine.run(projectSql(period))
  const days = countingDays(period)
  const [outreach] = await engine.rows<{ projects: number }>(
    'select count(*) as projects from system_projects where is_outreach(project_type)',
  )
  const figuresOf = (rows: ResultRow[]) => projectFigures(rows, days, outreach!.projects > 0)
  const figures = figuresOf(await countResults(engine, null, rules))
  for (const row of await findPlaces(engine, days)) Object.assign(figures.pointInTime[row.day]!, row.places)
  const groups: GroupedFigures<ProjectFigures> = {}
  for (const one of by) groups[one] = inGroups(await countResults(engine, one, rules), figuresOf)
  return { figures, groups }
}

/** Beds and units of the projects on each day, beside the people: what utilization divides by. */
async function findPlaces(engine: RecordEngine, days: Day[]) {
  const places: { day: Day; places: { beds: number; units: number } }[] = []
  for (const day of days) {
    const [sum] = await engine.rows<{ beds: number; units: number }>(
      `select coalesce(sum(beds), 0) as beds, coalesce(sum(units), 0) as units
       from hmis_inventory semi join system_projects using (project_id) where $day::date between from_on and to_on`,
      { day },
    )
    places.push({ day, places: sum! })
  }
  return places
}

function projectFigures(rows: ResultRow[], days: Day[], hasOutreach: boolean): ProjectFigures {
  const row = (measure: string, place = 'all') => rows.find((one) => one.measure === measure && one.place === place)
  const persons = (measure: string, place?: string) => row(measure, place)?.persons ?? 0
  const mean = (measure: string) => ratio(row(measure)?.days ?? 0, persons(measure))
  const daysOf = (measure: string): Days => ({ mean: mean(measure), median: row(measure)?.median ?? null })
  const [total, positive, excluded] = [persons('leavers'), persons('exits', 'positive'), persons('exits', 'excluded')]
  return {
    served: persons('served'),
    engaged: hasOutreach ? persons('engaged') : null,
    households: persons('households'),
    adults: row('served')?.successes ?? 0,
    leavers: total,
    stayers: persons('stayers'),
    exits: { total, positive, excluded, share: ratio(positive, total - excluded, 100) },
    lengthOfStay: { leavers: daysOf('leavers'), stayers: daysOf('stayers') },
    pointInTime: Object.fromEntries(
      days.map((day) => [
        day,
        { persons: persons('pointInTime', `persons ${day}`), households: persons('pointInTime', `households ${day}`) },
      ]),
    ),
    movedIn: {
      persons: persons('movedIn'),
      meanDays: mean('movedIn'),
      leftWithout: persons('leftWithoutMoveIn'),
    },
  }
}
