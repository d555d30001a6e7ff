import type { Day } from '../../../../ground/platform/day.ts'
import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import { listStatements } from './count-system.ts'
import { explainRules, type LeftOutStay, type RuleSentences } from './explain-rules.ts'
import type { SystemScope } from './prepare-system.ts'
import type { RulesYear } from './rules.ts'
import { type PeopleGrouping, systemKeys } from './system-figures.ts'

/**
 * Why one client stands where it stands. It holds identifiers, and is made to be read on the spot: nothing of it may be
 * kept, and no log may hold it.
 */
export type Explanation = {
  client: string
  groups: Partial<Record<PeopleGrouping, string>>
  stays: ExplainedStay[]
  /** stays of the client that no measure sees, and why (rule R1) */
  leftOut?: LeftOutStay[]
  /** nights before it count for nothing (rule R2) */
  lookBackStop?: Day
  measures: Record<string, ExplainedMeasure>
}
export type ExplainedStay = {
  enrollment: string
  project: string
  projectType: number
  entry: Day
  exit: Day | null
  destination: number | null
  moveIn: Day | null
  homelessSince: Day | null
  wasHomelessAtEntry: boolean
  age: number | null
  /** what the rules that all measures share made of it */
  rules?: RuleSentences
}
export type ExplainedMeasure = {
  isCounted: boolean
  /** in one sentence */
  decision: string
  [detail: string]: unknown
}

const staySelect = `select enrollment_id as enrollment, project_id as project, project_type as "projectType",
  entry_on as entry, exit_on as exit, destination, move_in_on as "moveIn", street_on as "homelessSince",
  is_homeless_at_entry as "wasHomelessAtEntry", age
  from system_stays order by entry_on, enrollment_id`

/** Leaves this client alone in the engine, so that every statement speaks of it; null when the export does not hold it. */
export async function keepClient(
  engine: RecordEngine,
  client: string,
  scope: SystemScope,
): Promise<Omit<Explanation, 'measures'> | null> {
  const { rules, leftOut, lookBackStop, hasStays } = await explainRules(engine, client, scope)
  if (!hasStays) return null
  const [found] = await engine.rows<{ person_no: number }>(
    'select person_no from system_people join system_clients using (person_no) where person_id = $client',
    { client },
  )
  for (const table of ['system_stays', 'system_nights', 'system_clients', 'system_people'])
    await engine.run(`delete from ${table} where person_no <> ${found?.person_no ?? -1}`)
  const [groups] = await engine.rows<Record<PeopleGrouping, string>>('select * exclude (person_no) from system_people')
  const stays = await engine.rows<ExplainedStay>(staySelect)
  return {
    client,
    groups: groups ?? {},
    lookBackStop,
    stays: stays.map((stay) => ({ ...stay, rules: rules.get(stay.enrollment) })),
    leftOut,
  }
}

/** Place and reasons of the client that `keepClient` left, in every system performance measure. */
export async function explainSystem(engine: RecordEngine, rules: RulesYear): Promise<Record<string, ExplainedMeasure>> {
  const measures: Record<string, ExplainedMeasure> = {}
  await engine.run('delete from system_results')
  for (const { line, sql } of listStatements(rules)) {
    await engine.run(sql)
    if (line.startsWith('1')) measures[line] = await explainTime(engine)
    else if (line === '2') measures[line] = await explainReturns(engine)
    else if (line === '3.2') measures[line] = await explainPersons(engine)
    else if (line === '4') Object.assign(measures, await explainIncome(engine))
    else if (line.startsWith('5')) measures[line] = await explainFirst(engine)
    else Object.assign(measures, await explainPlacement(engine))
  }
  return Object.fromEntries(systemKeys.flatMap((key) => (measures[key] ? [[key, measures[key]]] : [])))
}

type Span = { enrollment: string; from: Day; to: Day }
const spansOf = (engine: RecordEngine, kind: string) =>
  engine.rows<Span>(`select s.enrollment_id as enrollment, t.from_on as "from", t.to_on as "to" from time_spans t
    join system_stays s using (row_no) where kind = '${kind}' order by t.from_on, s.enrollment_id`)

async function explainTime(engine: RecordEngine): Promise<ExplainedMeasure> {
  const [nights, told, removed] = [
    await spansOf(engine, 'night'),
    await spansOf(engine, 'told'),
    await spansOf(engine, 'removed'),
  ]
  const [client] = await engine.rows<{ clientStart: Day; clientEnd: Day }>(
    'select start_on as "clientStart", end_on as "clientEnd" from time_clients',
  )
  const counted = await engine.rows<{ from: Day; to: Day; days: number }>(
    'select from_on as "from", to_on as "to", days from time_islands order by from_on',
  )
  const days = counted.reduce((sum, island) => sum + island.days, 0)
  if (client === undefined) {
    const decision =
      nights.length === 0
        ? 'No night of these types in the period.'
        : 'No night of the period is left after those that housing or transitional housing takes away.'
    return { isCounted: false, decision, nights, told, removed }
  }
  const decision = `${days} days, from 365 days before the last night (${client.clientEnd}), and unbroken before that.`
  return { isCounted: true, decision, days, ...client, nights, told, removed, counted }
}

const returnReasons: Record<string, string> = {
  return: 'a return',
  itself: 'the stay that was left',
  before: 'began before the exit',
  'other-type': 'a project of another type',
  'within-14-days': 'housing within 14 days of the exit',
  'inside-other-stay': 'housing inside another stay in housing, or within 14 days of it',
}

async function explainReturns(engine: RecordEngine): Promise<ExplainedMeasure> {
  const [left] = await engine.rows<{ enrollment: string; exit: Day; from: string; days: number | null }>(
    `select s.enrollment_id as enrollment, s.exit_on as exit, r.place as "from", r.days
     from system_results r join system_stays s using (row_no) where measure = '2'`,
  )
  if (left === undefined)
    return { isCounted: false, decision: 'No exit to permanent housing in the 730-day look at earlier exits.' }
  const entries = await engine.rows<{ enrollment: string; entry: Day; days: number; decision: string }>(
    `select s.enrollment_id as enrollment, s.entry_on as entry, e.days, e.decision
     from return_entries e join system_stays s using (row_no) order by s.entry_on, s.enrollment_id`,
  )
  const { days, ...exit } = left
  const ended = `Left ${exit.from} to permanent housing on ${exit.exit}`
  const came =
    days === null
      ? 'and did not return.'
      : `and returned after ${days} days${days > 730 ? ': later than 730, in no bucket.' : '.'}`
  return {
    isCounted: true,
    decision: `${ended} ${came}`,
    days,
    exit,
    entries: entries.map((entry) => ({ ...entry, decision: returnReasons[entry.decision] ?? entry.decision })),
  }
}

async function explainPersons(engine: RecordEngine): Promise<ExplainedMeasure> {
  const places = await engine.rows<{ place: string }>(
    "select place from system_results where measure = '3.2' and place <> 'total' order by place",
  )
  const kinds = places.map(({ place }) => place)
  const decision = kinds.length === 0 ? 'No bed night in the period.' : `Slept in ${kinds.join(', ')} in the period.`
  return { isCounted: kinds.length > 0, decision, places: kinds }
}

type Income = { earned: number | null; total: number | null } | null

async function explainIncome(engine: RecordEngine): Promise<Record<string, ExplainedMeasure>> {
  const lines = (isStayer: boolean) => (isStayer ? ['4.1', '4.2', '4.3'] : ['4.4', '4.5', '4.6'])
  const [pair] = await engine.rows<{
    enrollment: string
    is_stayer: boolean
    earlier_on: Day | null
    later_on: Day | null
    earlier: Income
    later: Income
  }>(
    `select s.enrollment_id as enrollment, p.is_stayer, p.earlier_on, p.later_on, p.earlier, p.later
     from income_pairs p join system_stays s using (row_no)`,
  )
  const out = (decision: string): ExplainedMeasure => ({ isCounted: false, decision })
  const none = out('No stay as an adult in a funded project that would count.')
  if (pair === undefined) return Object.fromEntries([...lines(true), ...lines(false)].map((line) => [line, none]))
  const { is_stayer, earlier, later, earlier_on, later_on, enrollment } = pair
  const rows = await engine.rows<{ measure: string; is_success: boolean }>(
    "select measure, is_success from system_results where measure like '4.%'",
  )
  const details = { enrollment, earlier: { on: earlier_on, ...earlier }, later: { on: later_on, ...later } }
  const told = Object.fromEntries(
    lines(is_stayer).map((line): [string, ExplainedMeasure] => {
      const row = rows.find(({ measure }) => measure === line)
      if (row === undefined) return [line, { ...out('No earlier record: not in the universe.'), ...details }]
      const decision =
        later === null ? 'No later record: no increase.' : row.is_success ? 'Increased.' : 'Not increased.'
      return [line, { isCounted: true, decision, ...details }]
    }),
  )
  const other = out(is_stayer ? 'A stayer, not a leaver.' : 'A leaver, not a stayer.')
  return { ...Object.fromEntries(lines(!is_stayer).map((line) => [line, other])), ...told }
}

async function explainFirst(engine: RecordEngine): Promise<ExplainedMeasure> {
  const [entry] = await engine.rows<{ enrollment: string; clientStart: Day }>(
    'select s.enrollment_id as enrollment, f.start_on as "clientStart" from first_entries f join system_stays s using (row_no)',
  )
  if (entry === undefined) return { isCounted: false, decision: 'No entry into these types in the period.' }
  const earlier = await engine.rows<{ enrollment: string; entry: Day; exit: Day | null }>(
    `select s.enrollment_id as enrollment, s.entry_on as entry, s.exit_on as exit
     from first_earlier f join system_stays s using (row_no) order by s.entry_on, s.enrollment_id`,
  )
  const decision = earlier.length > 0 ? 'Known before: enrolled within 730 days before.' : 'For the first time.'
  return { isCounted: true, decision, isFirstTime: earlier.length === 0, ...entry, earlier }
}

const placementReasons: Record<string, string> = {
  'still-active': 'Still active after the period: no leaver.',
  'no-move-in': 'No move-in by the end of the period.',
  kept: 'Still housed at the end: successful.',
  'moved-in': 'The latest exit is from permanent housing with a move-in: it belongs to 7b.2.',
  excluded: 'The destination is left out of the measure.',
  successful: 'The latest exit was to a successful destination.',
  unsuccessful: 'The latest exit was to no successful destination.',
}

async function explainPlacement(engine: RecordEngine): Promise<Record<string, ExplainedMeasure>> {
  const rows = await engine.rows<{ measure: string; decision: string; enrollment: string; destination: number | null }>(
    `select d.measure, d.decision, s.enrollment_id as enrollment, d.destination
     from placement_decided d join system_stays s using (row_no)`,
  )
  return Object.fromEntries(
    ['7a.1', '7b.1', '7b.2'].map((key): [string, ExplainedMeasure] => {
      const row = rows.find(({ measure }) => measure === key)
      if (row === undefined) return [key, { isCounted: false, decision: 'No stay of these types in the period.' }]
      const { decision, enrollment, destination } = row
      const isCounted = ['kept', 'successful', 'unsuccessful'].includes(decision)
      return [
        key,
        {
          isCounted,
          decision: placementReasons[decision]!,
          isSuccessful: isCounted && decision !== 'unsuccessful',
          enrollment,
          destination,
        },
      ]
    }),
  )
}
