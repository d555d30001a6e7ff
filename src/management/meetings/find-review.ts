import { sql } from 'kysely'
import { findContract } from '../../agreements/contracts/find-contract.ts'
import { listProgramMap } from '../../agreements/programs/list-program-map.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import { addMonths, firstDay, isMonth, lastDay, type Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { listGoalMeasures } from '../../performance/goals/list-goals.ts'
import { listMeasures } from '../../performance/measures/list-measures.ts'
import { signalsOf } from '../../performance/signals/judge-month.ts'
import { listCourses, type ProgramCourses } from '../../performance/signals/list-courses.ts'
import { listPlacings, type Placing } from '../../performance/signals/list-standings.ts'
import { leadersOf, mostSignals, rankOf, type Signal, type SignalKind } from '../../performance/signals/signal.ts'
import { daysLate } from '../actions/action.ts'
import { listActions } from '../actions/list-actions.ts'
import { findLastMeeting, findMeeting } from './find-meeting.ts'
import { listContractMarks } from './list-contract-marks.ts'
import { type Correction, measuresIn, type ProgramSignal, type Review, type ReviewedProgram } from './review.ts'

/** The review of a contract and month, or null when there is no such contract that the asker may see. */
export async function findReview(
  visit: Visit,
  number: string,
  month: Month,
  unit: Review['unit'] = 'households',
): Promise<Review | null> {
  if (!isMonth(month)) return null
  const contract = await findContract(visit.work, number)
  if (!contract) return null
  // Standards and signals are agreed in households; persons are another way to look at the same figures.
  const measures = await listMeasures(visit.work)
  const of = { month, contractId: contract.id, measures }
  const households = await listCourses(visit.work, { ...of, unit: 'households' })
  const courses = unit === 'households' ? households : await listCourses(visit.work, { ...of, unit })
  const programs = await withSharing(visit.work, contract.number, courses)
  const actions = await listActions(visit.work, contract.id)
  const earlier = actions.filter((action) => action.meetingMonth < month)
  const signals = rankSignals(households, await listPlacings(visit.work, contract.id, month))
  const keys = measuresIn({ programs })
  const points = programs.flatMap((program) => program.courses.map((course) => course.points.at(-1)))
  return {
    jurisdiction: { name: visit.jurisdiction.name, isDemo: visit.jurisdiction.isDemo },
    contract,
    month,
    unit,
    today: visit.today,
    meeting: await findMeeting(visit.work, contract.id, month),
    lastMeeting: await findLastMeeting(visit.work, contract.id, month),
    agreed: earlier
      .filter((action) => action.state === 'open' || (action.closedOn ?? '') >= firstDay(addMonths(month, -1)))
      .sort((a, b) => daysLate(b, visit.today) - daysLate(a, visit.today) || (a.dueOn < b.dueOn ? -1 : 1)),
    newActions: actions.filter((action) => action.meetingMonth === month),
    programs,
    ownMeasures: measures.filter(({ key, isBuiltIn }) => !isBuiltIn && keys.includes(key)),
    goalMeasures: await listGoalMeasures(visit.work),
    actionMarks: actions.flatMap(({ measure, meetingMonth, what, state }) =>
      measure !== null && state !== 'dropped' ? [{ measure, month: meetingMonth, what }] : [],
    ),
    contractMarks: await listContractMarks(visit.work, contract.id),
    signals: signals.slice(0, mostSignals),
    moreSignals: Math.max(0, signals.length - mostSignals),
    corrections: await listCorrections(visit.work, households, month),
    seenByProviderAt: await findLook(visit.work, contract.id, month),
    recordedAt:
      points
        .map((point) => point?.recordedAt ?? '')
        .sort()
        .at(-1) || null,
  }
}

/** What rests on more than one contract's results stands as it was raised when the month was judged. */
const keptKinds: readonly SignalKind[] = ['different-from-similar', 'subgroup-gap', 'data-late']

/** One signal for each measure of each program, without those that were answered for an earlier month. */
function rankSignals(programs: ProgramCourses[], placings: Placing[]): ProgramSignal[] {
  const all = programs.flatMap((program) => {
    const own = placings.filter(({ programId }) => programId === program.programId)
    const kept = own.filter(({ signal }) => keptKinds.includes(signal.kind)).map(({ signal }) => signal)
    return [...leadersOf([...signalsOf(program), ...kept])].flatMap((signal): ProgramSignal[] => {
      const place = own.find((one) => isSame(one.signal, signal))
      if (place?.isQuiet) return []
      const { programId, program: name } = program
      return [{ ...signal, programId, program: name, ...(place ? { signalId: place.id } : {}) }]
    })
  })
  return all.sort((a, b) => rankOf(b) - rankOf(a))
}

const isSame = (a: Signal, b: Signal): boolean => a.kind === b.kind && a.measure === b.measure && a.part === b.part

async function withSharing(db: Reads, number: string, programs: ProgramCourses[]): Promise<ReviewedProgram[]> {
  const projects = programs.flatMap((program) => program.hmisProjectIds)
  if (projects.length === 0) return programs.map((program) => ({ ...program, sharedWith: [] }))
  const lines = (await listProgramMap(db, { hmisProjectIds: projects })).filter(
    (line) => line.contractNumber !== number,
  )
  const contractsOf = Map.groupBy(lines, (line) => line.hmisProjectId)
  return programs.map((program) => {
    const others = program.hmisProjectIds.flatMap((id) =>
      (contractsOf.get(id) ?? []).map((line) => line.contractNumber),
    )
    return { ...program, sharedWith: [...new Set(others)] }
  })
}

const mostCorrections = 20

/** Figures of the shown months that a later version replaced within the two months before the review's end. */
async function listCorrections(db: Reads, programs: ProgramCourses[], month: Month): Promise<Correction[]> {
  const ids = [...new Set(programs.map((program) => program.programId))]
  if (ids.length === 0) return []
  const told = new Set(programs.flatMap(({ courses }) => courses.map((one) => `${one.measure} ${one.unit}`)))
  const units = [...new Set(programs.flatMap(({ courses }) => courses.map(({ unit }) => unit)))]
  const nameOf = new Map(programs.map((program) => [program.programId, program.program]))
  const { rows } = await sql<{
    program_id: string
    measure: string
    unit: string
    from_on: string
    recorded_at: string
    before_numerator: number | null
    before_denominator: number | null
    before_state: string
    numerator: number | null
    denominator: number | null
    state: string
  }>`
    select r.program_id, r.measure, r.unit, r.from_on, r.recorded_at, r.numerator, r.denominator, r.state,
      b.numerator as before_numerator, b.denominator as before_denominator, b.state as before_state
    from result r join result b on b.program_id = r.program_id and b.measure = r.measure and b.unit = r.unit
      and b.from_on = r.from_on and b.to_on = r.to_on and b.version = r.version - 1
    where r.replaced_at is null and r.version > 1 and r.unit = any(${units}::text[]) and r.program_id = any(${ids}::uuid[])
      and r.from_on between ${firstDay(addMonths(month, -23))} and ${lastDay(month)} and b.state <> 'immature'
      and r.recorded_at >= ${firstDay(addMonths(month, -1))}
    order by r.from_on desc`.execute(db as never)
  const shown = rows.filter(({ measure, unit }) => told.has(`${measure} ${unit}`)).slice(0, mostCorrections)
  return shown.map((row) => ({
    program: nameOf.get(row.program_id) ?? '',
    measure: row.measure,
    month: row.from_on.slice(0, 7),
    recordedAt: row.recorded_at,
    before: { numerator: row.before_numerator, denominator: row.before_denominator, state: row.before_state },
    after: { numerator: row.numerator, denominator: row.denominator, state: row.state },
  }))
}

async function findLook(db: Reads, contractId: string, month: Month): Promise<string | null> {
  const row = await db
    .selectFrom('result_seen')
    .where('contract_id', '=', contractId)
    .where('month', '=', month)
    .select((cell) => cell.fn.max('seen_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}
