import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMonth } from '../../../ground/words/write-value.ts'
import type { Reminder } from '../find-calendar.ts'

/** Reminders as texts that are ready: there is no door for mail, so a person sends them. */
export function CalendarReminders({ reminders, address }: { reminders: Reminder[]; address: string }) {
  const { reports } = useWords()
  const language = useLanguage()
  const { calendar: words, form } = reports
  return (
    <section className="part">
      <h2>{words.reminders}</h2>
      <p className="explains">{words.remindersText}</p>
      {reminders.map((one) => {
        const month = writeMonth(one.month, language)
        const subject = words.mailSubject(one.program, month)
        const link = `${address}/${one.programId}/${one.month}`
        const text = words.mailText(one.program, month, writeDay(one.dueOn, language), link)
        const mail = `mailto:${encodeURIComponent(one.contactEmail ?? '')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`
        return (
          <details key={`${one.programId} ${one.month}`} className="month-table">
            <summary>
              {form.title(one.program, month)}: {form.late(one.daysLate)}
            </summary>
            <p>{words.mailTo(one.contactName ?? one.providerName, one.contactEmail)}</p>
            <pre className="sql mail-text">{text}</pre>
            <a className="usa-button usa-button--outline" href={mail}>
              {words.writeMail}
            </a>
          </details>
        )
      })}
    </section>
  )
}
