import { asVisitor } from '../../../ground/people/session.server.ts'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { wordsOf } from '../../../ground/words/words.ts'
import { writeMonth } from '../../../ground/words/write-value.ts'
import { listOwedReports } from '../../../performance/reports/list-owed-reports.ts'
import { writeCalendarFile } from '../write-calendar-file.ts'
import type { Route } from './+types/calendar-ics'

/** How many months ahead stand in somebody's own calendar. */
const monthsAhead = 6

/** The due days that are still to come, or past and still awaited, for somebody's own calendar. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const language = chooseLanguage(request)
  const { calendar } = wordsOf(language).reports
  const { origin } = new URL(request.url)
  const file = await asVisitor(request, params, async ({ work, today, now, jurisdiction }) => {
    const owed = await listOwedReports(work, { today, monthsAhead })
    const entries = owed
      .filter((one) => one.cameOn === null && one.state !== 'came-otherwise')
      .map(({ programId, program, month, dueOn }) => ({
        id: `${programId}-${month}@${jurisdiction.slug}.throughline`,
        on: dueOn,
        title: calendar.eventTitle(program, writeMonth(month, language)),
        url: `${origin}/${jurisdiction.slug}/data/reports/${programId}/${month}`,
      }))
    return writeCalendarFile(entries.toReversed(), { name: `${calendar.title}, ${jurisdiction.name}`, now })
  })
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="reports.ics"',
    },
  })
}
