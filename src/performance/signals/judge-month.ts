import { sql } from 'kysely'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { listMeasures } from '../measures/list-measures.ts'
import { listNewestGroups } from '../results/list-newest-groups.ts'
import { compareGroups } from './compare-groups.ts'
import { type Compared, compareSimilar } from './compare-similar.ts'
import type { Course } from './course.ts'
import type { Episode, Placed } from './episode.ts'
import { listCourses, type ProgramCourses } from './list-courses.ts'
import { mayJudge, mayJudgeAgreement } from './may.ts'
import { missingSignal } from './missing-signal.ts'
import { rewriteSignals } from './rewrite-signals.ts'
import { type Signal, signalKinds } from './signal.ts'
import type { Expected } from './warnings-of.ts'

/** What the portfolio shows of a measure: small, because it is read for hundreds of contracts at once. */
export type Standing = Pick<
  Course,
  'state' | 'reason' | 'judgment' | 'window' | 'valueFormat' | 'minimum' | 'target' | 'chance'
> & {
  flag: Course['points'][number]['flag']
  /** of the program's headline measure only */
  trend: TrendPoint[] | null
  band: { lower: number; centre: number; upper: number } | null
}

export type TrendPoint = { value: number | null; state: Course['state']; flag: Course['points'][number]['flag'] }

/** The measure that is looked at first: the first of the three goals. */
export const headlineMeasure = 'exits-to-permanent-housing'

/** The measure whose course stands beside a program: the first that has a result in the months shown. */
function headlineOf(courses: Course[]): string | null {
  return courses.find((course) => course.points.some((point) => point.value !== null))?.measure ?? null
}

/**
 * Judges every program of every contract in a month, and keeps how each stands and what deserves attention. It can always
 * be done again: results and standards are what counts, this is how they read.
 */
export async function judgeMonth(
  visit: Visit,
  month: Month,
  /** what changed: figures and standards, or what both sides agreed for a contract */
  after: 'data' | 'agreement' = 'data',
): Promise<{ done: { programs: number; signals: number; chance: number } } | { refused: 'not-allowed' }> {
  const isAllowed = after === 'agreement' ? mayJudgeAgreement(visit) : mayJudge(visit)
  if (!isAllowed) return { refused: 'not-allowed' }
  const measures = await listMeasures(visit.work)
  const programs = await listCourses(visit.work, { month, unit: 'households', measures })
  const compared = [
    compareSimilar(programs, measures),
    compareGroups(programs, measures, await listNewestGroups(visit.work)),
  ] as const
  const standings = programs.map(({ contractId, programId, courses, warnings }) => {
    const headline = headlineOf(courses)
    const content = courses.map((course) => [course.measure, standingOf(course, headline)] as const)
    return {
      contract_id: contractId,
      program_id: programId,
      month,
      ...countFlags(content.map(([, standing]) => standing)),
      content: Object.fromEntries(content),
      expected: { ...warnings.expected, ...expectedBeside(compared, `${contractId} ${programId}`) },
    }
  })
  await visit.work.deleteFrom('standing').where('month', '=', month).execute()
  await sql`insert into standing select * from jsonb_populate_recordset(null::standing, ${JSON.stringify(standings)}::jsonb)`.execute(
    visit.work,
  )
  const signals = [...programs.flatMap(placeSignals), ...compared.flatMap((one) => one.signals)]
  await rewriteSignals(visit, { month, kinds: judgedKinds, signals, isUnknown: isUnknownIn(programs) })
  const chance = programs.flatMap((program) => program.courses).reduce((sum, course) => sum + (course.chance ?? 0), 0)
  await recordHistory(visit, {
    event: 'month-judged',
    subject: 'month',
    subjectId: month,
    content: { programs: programs.length, signals: signals.length },
  })
  return { done: { programs: programs.length, signals: signals.length, chance } }
}

/** The signals of a program in a month: missing data once, else what each measure says that deserves attention. */
export function signalsOf(program: ProgramCourses): Signal[] {
  const missing = missingSignal(program.courses)
  if (missing) return [missing]
  return [...program.courses.flatMap((course) => (course.signal ? [course.signal] : [])), ...program.warnings.signals]
}

const placeSignals = (program: ProgramCourses): Placed[] => {
  const { contractId, programId } = program
  return signalsOf(program).map((signal) => ({ contractId, programId, signal }))
}

const expectedBeside = ([similar, groups]: readonly [Compared, Compared], place: string): Expected => ({
  'different-from-similar': similar.expected.get(place) ?? 0,
  'subgroup-gap': groups.expected.get(place) ?? 0,
})

/** What results and standards say; what is late is found from reports. data-missing stands or falls for the program as a whole. */
const judgedKinds = signalKinds.filter((kind) => kind !== 'data-late')

/** A figure that is missing or not yet mature says nothing of what stood before it. */
function isUnknownIn(programs: ProgramCourses[]): (episode: Episode) => boolean {
  const known = new Map(
    programs.flatMap(({ contractId, programId, courses }) =>
      courses.map((course) => [`${contractId} ${programId} ${course.measure}`, course.state] as const),
    ),
  )
  return ({ contractId, programId, measure }) => {
    if (measure === null) return false
    const state = known.get(`${contractId} ${programId} ${measure}`)
    return state === 'missing' || state === 'immature'
  }
}

/** A program's charts that have limits, how many of them chance alone would flag this month, and how many are flagged. */
function countFlags(standings: Standing[]): { charts: number; chance: number; flagged: number } {
  const charts = standings.filter((standing) => standing.chance !== null)
  return {
    charts: charts.length,
    chance: charts.reduce((sum, standing) => sum + standing.chance!, 0),
    flagged: charts.filter((standing) => standing.flag !== null).length,
  }
}

function standingOf(course: Course, headline: string | null): Standing {
  const band = course.limits.at(-1)
  const isHeadline = course.measure === headline
  return {
    state: course.state,
    reason: course.reason,
    judgment: course.judgment,
    window: course.window,
    valueFormat: course.valueFormat,
    minimum: course.minimum,
    target: course.target,
    chance: course.chance,
    flag: course.points.at(-1)?.flag ?? null,
    trend: isHeadline ? course.points.map(({ value, state, flag }) => ({ value, state, flag })) : null,
    band: isHeadline && band ? { lower: band.lower, centre: band.centre, upper: band.upper } : null,
  }
}
