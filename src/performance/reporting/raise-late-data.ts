import { listProgramMap } from '../../agreements/programs/list-program-map.ts'
import { recordHistory } from '../../ground/history/record-history.ts'
import { firstDay, lastDay, type Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { listOwedReports } from '../reports/list-owed-reports.ts'
import type { OwedReport } from '../reports/owed-report.ts'
import type { Placed } from '../signals/episode.ts'
import { mayJudgeAgreement } from '../signals/may.ts'
import { rewriteSignals } from '../signals/rewrite-signals.ts'
import type { Signal } from '../signals/signal.ts'

/** A report so long overdue is another matter than one of last week, though somebody has answered for the first. */
const longDays = 30

/** Raises a signal for each program whose report is overdue, with the oldest month that is, and ends what has come in. */
export async function raiseLateData(
  visit: Visit,
  month: Month,
): Promise<{ done: { late: number } } | { refused: 'not-allowed' }> {
  if (!mayJudgeAgreement(visit)) return { refused: 'not-allowed' }
  const owed = (await listOwedReports(visit.work, { today: visit.today })).filter(isLate)
  const oldest = new Map(owed.toSorted((a, b) => (a.month < b.month ? 1 : -1)).map((one) => [one.programId, one]))
  const lines = oldest.size === 0 ? [] : await listProgramMap(visit.work)
  const pairs = new Map(
    lines
      .filter(({ from, to }) => (from ?? '') <= lastDay(month) && (to ?? '9999') >= firstDay(month))
      .map((line) => [`${line.contractId} ${line.programId}`, line]),
  )
  const signals = [...pairs.values()].flatMap(({ contractId, programId }): Placed[] => {
    const late = oldest.get(programId)
    return late ? [{ contractId, programId, signal: signalOf(late, month) }] : []
  })
  await rewriteSignals(visit, { month, kinds: ['data-late'], signals, isUnknown: () => false })
  if (signals.length > 0) {
    await recordHistory(visit, {
      event: 'late-data-raised',
      subject: 'month',
      subjectId: month,
      content: { late: signals.length },
    })
  }
  return { done: { late: signals.length } }
}

const isLate = ({ cameOn, state, daysLate }: OwedReport): boolean =>
  cameOn === null && state !== 'came-otherwise' && daysLate > 0

function signalOf(late: OwedReport, month: Month): Signal {
  const none = { measure: null, numerator: null, denominator: null, months: null, minimum: null, short: null }
  return {
    ...none,
    kind: 'data-late',
    month,
    since: late.month,
    chance: null,
    rule: null,
    judgment: null,
    stage: late.daysLate > longDays ? 2 : 1,
    evidence: { rule: 'due', dueOn: late.dueOn, daysLate: late.daysLate },
  }
}
