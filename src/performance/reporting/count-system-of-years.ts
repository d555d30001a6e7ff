import { type Day, lastDay } from '../../ground/platform/day.ts'
import type { HmisSource } from '../intake/hmis/open-hmis-source.ts'
import { readSystemFiles } from '../intake/hmis/read-system-files.ts'
import { SourceRefusal } from '../intake/hmis/source-refusal.ts'
import { countResults, countSystem } from '../measure-packs/homelessness/system/count-system.ts'
import { prepareSystem } from '../measure-packs/homelessness/system/prepare-system.ts'
import { reportYearOf, rulesFor } from '../measure-packs/homelessness/system/rules.ts'
import { groupings, growthLines } from '../measure-packs/homelessness/system/system-figures.ts'
import { findSourceReach, systemStates } from '../measure-packs/homelessness/system/system-states.ts'
import type { NewSystemYear, SystemCount, SystemReach } from '../results/system-year.ts'

/** So many report years are counted at most: a trend, and each costs a pass over the whole export. */
const yearsCounted = 5

export type SystemOfYears = { reach: SystemReach; years: NewSystemYear[] }

/**
 * The federal measures of the whole system for each report year that the export covers, for everybody and by groups of
 * people, while the export lies open. Null where the further files cannot be read.
 */
export async function countSystemOfYears(
  source: HmisSource,
  input: { path: string; signal?: AbortSignal; onYear?: (done: number, of: number) => void },
): Promise<SystemOfYears | null> {
  const { engine } = source
  const { signal } = input
  try {
    await readSystemFiles(input.path, source, { signal })
  } catch (error) {
    if (error instanceof SourceRefusal) return null
    throw error
  }
  const [covered] = await engine.rows<{ from: Day; to: Day }>(
    'select starts_on as "from", least(exported_on, ends_on) as "to" from hmis_export',
  )
  const [incomes] = await engine.rows<{ some: boolean }>('select count(*) > 0 as some from further_incomes')
  const hasIncomes = incomes!.some
  const periods = yearsWithin(covered!)
  const years: NewSystemYear[] = []
  let reach: SystemReach = { coveredFrom: covered!.from, coveredTo: covered!.to, organizations: 0 }
  for (const [at, { from, to }] of periods.entries()) {
    input.onYear?.(at, periods.length)
    const rules = rulesFor(to)
    const period = { from, to, rules }
    await prepareSystem(engine, period, { coc: null })
    reach = await findSourceReach(engine)
    await countSystem(engine, { rules, signal })
    const counts: SystemCount[] = (await countResults(engine, null, rules)).map((row) => ({ kind: 'all', ...row }))
    for (const kind of groupings)
      counts.push(...(await countResults(engine, kind, rules)).map((row) => ({ kind, ...row })))
    const [size] = await engine.rows<{ projects: number; clients: number }>(
      'select (select count(*) from system_projects) as projects, (select count(distinct person_no) from system_stays) as clients',
    )
    years.push({ ...period, ...size!, states: withoutIncomes(systemStates(period, reach), hasIncomes), counts })
  }
  await engine.run(
    'drop table if exists system_results; drop table if exists system_people; drop table if exists system_stays; drop table if exists system_nights',
  )
  return { reach, years }
}

/** Where nobody's income was told, that it grew for nobody is not known: no data is not a zero. */
function withoutIncomes(states: NewSystemYear['states'], hasIncomes: boolean): NewSystemYear['states'] {
  if (hasIncomes) return states
  const not = growthLines.map((line) => [line, { state: 'not-computable', reason: 'no-incomes' }] as const)
  return { ...states, ...Object.fromEntries(not.filter(([line]) => states[line].state === 'value')) }
}

/** Report years, October to September, that lie whole between two days, the newest first. */
export function yearsWithin(covered: { from: Day; to: Day }): { from: Day; to: Day }[] {
  const newest = reportYearOf(covered.to)
  return Array.from({ length: yearsCounted + 1 }, (_, back) => ({
    from: `${newest - back - 1}-10-01`,
    to: lastDay(`${newest - back}-09`),
  }))
    .filter(({ from, to }) => from >= covered.from && to <= covered.to)
    .slice(0, yearsCounted)
}
