import { asVisitor } from '../../../ground/people/session.server.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { RowList } from '../../../ground/ui/row-list.tsx'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { wordsOf } from '../../../ground/words/words.ts'
import { writeDay, writeMonth } from '../../../ground/words/write-value.ts'
import type { OwedReport } from '../../../performance/reports/owed-report.ts'
import { findCalendar, readCalendarChoice } from '../find-calendar.ts'
import { findReminders } from '../find-reminders.ts'
import type { Route } from './+types/calendar'
import { answerCalendarForm } from './answer-calendar-form.server.ts'
import { CalendarAnswers, CalendarPunctuality } from './calendar-measures.tsx'
import { CalendarOpen } from './calendar-open.tsx'
import { CalendarReminders, OwnReminders, RemindersAnswer } from './calendar-reminders.tsx'
import { CalendarTable } from './calendar-table.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { searchParams, origin } = new URL(request.url)
  const choice = readCalendarChoice(searchParams)
  const language = chooseLanguage(request)
  const done = readDone(searchParams)
  return asVisitor(request, params, async (visit) => {
    const { slug, name: city } = visit.jurisdiction
    const reminders = await findReminders(visit, {
      ...{ words: wordsOf(language), language, city },
      address: `${origin}/${slug}`,
    })
    return {
      calendar: await findCalendar(visit, choice),
      choice,
      reminders,
      done: done && done !== 'chosen' ? { ...done, way: reminders.way } : done,
      today: visit.today,
      slug,
      origin,
      isProvider: visit.asker.role === 'provider',
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  return answerCalendarForm(request, params)
}

/** What came of the form that led here. */
function readDone(query: URLSearchParams): 'chosen' | { sent: number; failed: number } | null {
  if (query.get('done') === 'chosen') return 'chosen'
  if (query.get('done') !== 'letters') return null
  return { sent: Number(query.get('sent')) || 0, failed: Number(query.get('failed')) || 0 }
}

/** What is due, what was late, and what waits for whom: the provider's first page of data, and the government's watch. */
export default function CalendarPage({ loaderData, actionData }: Route.ComponentProps) {
  const { reports, data, frame } = useWords()
  const { calendar: words } = reports
  const { calendar, choice, today, slug, isProvider, origin, reminders, done } = loaderData
  const query = new URLSearchParams()
  if (choice.providerId) query.set('provider', choice.providerId)
  if (choice.state) query.set('state', choice.state)
  const search = query.size === 0 ? '' : `?${query}`
  return (
    <>
      <title>{words.title}</title>
      <PageHeading
        title={words.title}
        trailLabel={isProvider ? reports.title : frame.nav.data}
        trail={isProvider ? [] : [{ href: `/${slug}/data`, label: data.title }]}
        lead={isProvider ? words.leadProvider : words.leadGovernment}
      />
      {actionData && <Notice kind="care">{frame.refusals[actionData.refused]}</Notice>}
      {done && <RemindersAnswer done={done} />}
      <section className="part">
        <h2>{words.now}</h2>
        <Now calendar={calendar} slug={slug} isProvider={isProvider} />
      </section>
      <CalendarOpen corrections={calendar.corrections} questions={calendar.questions} slug={slug} />
      {calendar.all > 0 && (
        <CalendarTable calendar={calendar} today={today} choice={choice} slug={slug} isProvider={isProvider} />
      )}
      {calendar.punctuality.length > 0 && <CalendarPunctuality rows={calendar.punctuality} />}
      <CalendarAnswers answers={calendar.answers} within={calendar.days.answerDays} isProvider={isProvider} />
      {reminders.own && <OwnReminders own={reminders.own} />}
      {!isProvider && calendar.all > 0 && (
        <CalendarReminders reminders={reminders} address={`${origin}/${slug}/data/reports`} />
      )}
      <section className="part">
        <h2>{words.files}</h2>
        <p className="button-line">
          <a href={`/${slug}/data/calendar.ics`} title={words.icsText}>
            {words.ics}
          </a>
          <a href={`/${slug}/data/calendar.csv${search}`}>CSV</a>
          <a href={`/${slug}/data/calendar.xlsx${search}`}>Excel</a>
          {!isProvider && <a href={`/${slug}/data/report-rules`}>{words.toRules}</a>}
        </p>
      </section>
    </>
  )
}

type NowProps = {
  calendar: Awaited<ReturnType<typeof findCalendar>>
  slug: string
  isProvider: boolean
}

function Now({ calendar, slug, isProvider }: NowProps) {
  const { reports } = useWords()
  const language = useLanguage()
  const { calendar: words } = reports
  if (calendar.owed.length === 0 && calendar.all === 0)
    return <EmptyState sentence={isProvider ? words.emptyProvider : words.empty} />
  if (calendar.now.length === 0) return <EmptyState sentence={words.nothingNow} />
  const deed = ({ state }: OwedReport) =>
    ({ draft: words.goOn, returned: words.mend, accepted: words.certify, sent: words.answer })[state as string] ??
    words.fill
  const when = (one: OwedReport) => {
    if (one.waitsDays !== null) return words.waits(one.waitsDays)
    if (one.state === 'accepted') return words.certifyText
    const due = reports.form.due(writeDay(one.dueOn, language))
    return one.daysLate > 0 ? `${due} ${reports.form.late(one.daysLate)}` : due
  }
  // The first is what to do next; the rest are links, so that one button stands out.
  return (
    <RowList
      rows={calendar.now.map((one, index) => ({
        key: `${one.programId} ${one.month}`,
        name: reports.form.title(one.program, writeMonth(one.month, language)),
        underName: isProvider ? undefined : one.providerName,
        sentence: reports.states[one.state],
        explanation: when(one),
        action: (
          <a
            className={`usa-button${index === 0 ? '' : ' usa-button--outline'}`}
            href={`/${slug}/data/reports/${one.programId}/${one.month}`}
          >
            {deed(one)}
          </a>
        ),
      }))}
    />
  )
}
