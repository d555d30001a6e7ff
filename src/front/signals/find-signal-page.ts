import type { Day } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { ContractMark } from '../../management/meetings/contract-mark.ts'
import { listContractMarks } from '../../management/meetings/list-contract-marks.ts'
import { listMeasures } from '../../performance/measures/list-measures.ts'
import type { Course } from '../../performance/signals/course.ts'
import { type FoundSignal, findSignal } from '../../performance/signals/find-signal.ts'
import { listCourses } from '../../performance/signals/list-courses.ts'
import { answersFor, mayAnswerSignals } from '../../performance/signals/may.ts'
import { type Settling, settlingOf } from '../../performance/signals/settling.ts'
import { answerStateOf, governmentFrom } from '../../performance/signals/signal-answer.ts'

/** One signal with everything that its page says. */
export type SignalPage = {
  found: FoundSignal
  /** the measure as it went up to the last month in which the signal stood; null: it is about no one measure */
  course: Course | null
  marks: ContractMark[]
  settling: Settling
  /** when the newest figure of the chart came in: as known on */
  knownAt: string | null
  /** the form that this asker may use now, if any */
  mayAnswer: boolean
  /** the last answer, where this asker may take it back */
  mayWithdraw: string | null
  /** the day from which the government may answer without the provider; null: it need not wait */
  waitsUntil: Day | null
  side: 'provider' | 'government'
}

export async function findSignalPage(visit: Visit, id: string): Promise<SignalPage | null> {
  const { work } = visit
  const found = await findSignal(work, id)
  if (!found) return null
  const { signal, contractId, lastMonth: month } = found
  const measures = await listMeasures(work)
  const measure = measures.find(({ key }) => key === signal.measure)
  const programs = measure
    ? await listCourses(work, { month, contractId, unit: 'households', measures: [measure] })
    : []
  const program = programs.find(({ programId }) => programId === found.programId)
  const course = program?.courses.find((one) => one.measure === signal.measure) ?? null
  const state = answerStateOf(found.answers, found.stage)
  const side = answersFor(visit)
  const waits = state === 'open' && found.hasProviderPeople && visit.today < governmentFrom(found.raisedAt)
  const mayNow = side === 'provider' ? state === 'open' : state !== 'answered' && !waits
  const last = found.answers.at(-1)
  const isOwn = last?.side === side && (side === 'government' || last.byPerson === visit.asker.personId)
  const usual = usualOf(found, course)
  return {
    found,
    course,
    marks: await listContractMarks(work, contractId),
    settling: settlingOf(signal, { maturityDays: measure?.maturityDays ?? null, usual }),
    knownAt: course ? newest(course) : found.raisedAt,
    mayAnswer: mayAnswerSignals(visit) && mayNow,
    mayWithdraw: mayAnswerSignals(visit) && isOwn ? last!.id : null,
    waitsUntil: waits ? governmentFrom(found.raisedAt) : null,
    side,
  }
}

/** What the newest months are compared with, where a share is. */
function usualOf({ signal }: FoundSignal, course: Course | null): number | null {
  if (signal.evidence?.rule === 'cusum') return signal.evidence.reference
  if (signal.kind === 'below-minimum') return signal.minimum
  if (signal.kind === 'special-cause' || signal.kind === 'improvement') return course?.limits.at(-1)?.centre ?? null
  return null
}

const newest = (course: Course): string | null =>
  course.points
    .map((point) => point.recordedAt ?? '')
    .toSorted()
    .at(-1) || null
