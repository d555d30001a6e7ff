import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { namedColumns } from '../../../ground/platform/write-table.ts'
import { findCalendar, readCalendarChoice } from '../find-calendar.ts'
import type { Route } from './+types/calendar-file'

const names = [
  'provider',
  'program',
  'month',
  'due_on',
  'state',
  'came_on',
  'days_late',
  'answered_after_days',
  'seen_on',
]

/** The calendar as it is chosen on its page, every month, as CSV or as a workbook. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const choice = readCalendarChoice(new URL(request.url).searchParams)
  const { owed } = await asVisitor(request, params, (visit) => findCalendar(visit, { ...choice, isAll: true }))
  const rows = owed.map((one) => [
    one.providerName,
    one.program,
    one.month,
    one.dueOn,
    one.state,
    one.cameOn,
    one.daysLate,
    one.answerDays.join(', '),
    one.seenAt?.slice(0, 10),
  ])
  const columns = namedColumns(names, { due_on: 'day', came_on: 'day', days_late: 'number', seen_on: 'day' })
  return answerTable(request, { columns, rows }, 'reports')
}
