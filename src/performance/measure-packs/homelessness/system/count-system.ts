import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import { readSql } from '../read-sql.ts'
import { type RulesYear, systemRules } from './rules.ts'
import { figuresOf, type PeopleGrouping, type ResultRow, type SystemFigures } from './system-figures.ts'

export type GroupedFigures<Figures> = Partial<Record<PeopleGrouping, Record<string, Figures>>>

/** Each statement in turn, with the lines of the report that it is run for. */
export function listStatements(rules: RulesYear): { line: string; sql: string }[] {
  const { emergencyShelter, safeHaven, transitional, permanent } = systemRules[rules]
  const homeless = [...emergencyShelter, ...safeHaven]
  const time = (line: string, types: number[], removesTransitional: boolean, addsTold: boolean) => ({
    line,
    sql: fill('time-homeless', {
      measure: `'${line}'`,
      types: list(types),
      removes_transitional: String(removesTransitional),
      adds_told: String(addsTold),
    }),
  })
  const first = (line: string, types: number[]) => ({
    line,
    sql: fill('first-time-homeless', { measure: `'${line}'`, types: list(types) }),
  })
  return [
    time('1a.1', homeless, true, false),
    time('1a.2', [...homeless, ...transitional], false, false),
    time('1b.1', homeless, true, true),
    time('1b.2', [...homeless, ...transitional], false, true),
    { line: '2', sql: readSql('system/returns-to-homelessness') },
    { line: '3.2', sql: readSql('system/persons-homeless') },
    { line: '4', sql: readSql('system/income-growth') },
    first('5.1', [...homeless, ...transitional]),
    first('5.2', [...homeless, ...transitional, ...permanent]),
    { line: '7', sql: readSql('system/placement-and-retention') },
  ]
}

const list = (types: number[]) => `(${types.join(', ')})`
const fill = (name: string, words: Record<string, string>) =>
  Object.entries(words).reduce((sql, [word, means]) => sql.replaceAll(`{${word}}`, means), readSql(`system/${name}`))

/** All system performance measures of what `prepareSystem` left in the engine, for everybody and for each group asked for. */
export async function countSystem(
  engine: RecordEngine,
  asked: {
    rules?: RulesYear
    by?: PeopleGrouping[]
    /** some statements alone, such as '7'; the figures of the others are then those of nobody */
    lines?: string[]
    signal?: AbortSignal
  },
): Promise<{ figures: SystemFigures; groups: GroupedFigures<SystemFigures> }> {
  const rules = asked.rules ?? 'FY2026'
  await engine.run('delete from system_results')
  for (const { line, sql } of listStatements(rules)) {
    if (asked.lines && !asked.lines.includes(line)) continue
    asked.signal?.throwIfAborted()
    await engine.run(sql)
  }
  const figures = figuresOf(await countResults(engine, null, rules))
  const groups: GroupedFigures<SystemFigures> = {}
  for (const by of asked.by ?? []) groups[by] = inGroups(await countResults(engine, by, rules), figuresOf)
  return { figures, groups }
}

export function inGroups<Figures>(rows: ResultRow[], figures: (rows: ResultRow[]) => Figures): Record<string, Figures> {
  // '5-12' before '13-17'
  const names = [...new Set(rows.map(({ group }) => group))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  return Object.fromEntries(names.map((name) => [name, figures(rows.filter(({ group }) => group === name))]))
}

/** Clients placed by the measures, counted; `by` names the kind of group, null all clients together. */
export function countResults(engine: RecordEngine, by: PeopleGrouping | null, rules: RulesYear): Promise<ResultRow[]> {
  const [soon, later, latest] = systemRules[rules].returnBuckets
  const from = by === null ? 'system_results' : 'system_results join system_people g using (person_no)'
  return engine.rows<ResultRow>(`
    select ${by === null ? "'all'" : `g.${by}`} as "group", measure, place, count(*) as persons,
      count(*) filter (is_success) as successes, sum(days) as days, median(days) as median,
      count(*) filter (days between 0 and ${soon}) as soon,
      count(*) filter (days between ${soon + 1} and ${later}) as later,
      count(*) filter (days between ${later + 1} and ${latest}) as latest
    from ${from} group by all order by all`)
}
