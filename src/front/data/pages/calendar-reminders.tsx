import { Notice } from '../../../ground/ui/notice.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMonth } from '../../../ground/words/write-value.ts'
import { daysAhead } from '../../../performance/reports/reminder.ts'
import type { Reminders } from '../find-reminders.ts'

type Props = { reminders: Reminders; address: string }
export type RemindersDone = { sent: number; failed: number; way: string }

/** Whom letters go to today, as they will read them; who wants none; and texts for whoever has no address. */
export function CalendarReminders({ reminders, address }: Props) {
  const { reminders: words } = useWords()
  const { letters, way, maySend, unwanted, unaddressed } = reminders
  return (
    <section className="part" id="reminders">
      <h2>{words.title}</h2>
      <p className="explains">
        {words.due(letters.length, daysAhead)} {words.way[way]}
      </p>
      {letters.map(({ recipientId, name, provider, reports, letter }) => (
        <details key={recipientId} className="month-table">
          <summary>{words.letterOf(name, provider, reports)}</summary>
          <p>{words.letterTo(letter.to)}</p>
          <p>{letter.subject}</p>
          <pre className="sql mail-text">{letter.text}</pre>
          {maySend && <Choice id={recipientId} wants={false} text={words.noneFor} />}
        </details>
      ))}
      {maySend && letters.length > 0 && (
        <form method="post">
          <button className="usa-button" type="submit" name="do" value="send-letters">
            {words.sendLetters(letters.length)}
          </button>
        </form>
      )}
      {unwanted.length > 0 && (
        <>
          <h3>{words.wantNone}</h3>
          <ul>
            {unwanted.map(({ id, name }) => (
              <li key={id}>{maySend ? <Choice id={id} wants text={words.again(name)} /> : name}</li>
            ))}
          </ul>
        </>
      )}
      {unaddressed.length > 0 && <Unaddressed reports={unaddressed} address={address} />}
    </section>
  )
}

function Choice({ id, wants, text }: { id: string; wants: boolean; text: string }) {
  return (
    <form method="post">
      <input type="hidden" name="recipient" value={id} />
      <input type="hidden" name="wants" value={wants ? 'yes' : 'no'} />
      <button className="usa-button usa-button--outline" type="submit" name="do" value="choose-reminders">
        {text}
      </button>
    </form>
  )
}

/** Where nobody has an address a person writes: the texts are ready. */
function Unaddressed({ reports, address }: { reports: Reminders['unaddressed']; address: string }) {
  const { reports: text, reminders: words } = useWords()
  const language = useLanguage()
  return (
    <>
      <h3>{words.unaddressed}</h3>
      <p className="explains">{words.unaddressedText}</p>
      {reports.map((one) => {
        const month = writeMonth(one.month, language)
        const subject = words.mailSubject(one.program, month)
        const link = `${address}/${one.programId}/${one.month}`
        const body = words.mailText(one.program, month, writeDay(one.dueOn, language), link)
        const mail = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
        return (
          <details key={`${one.programId} ${one.month}`} className="month-table">
            <summary>
              {text.form.title(one.program, month)}
              {one.daysLate > 0 && `: ${text.form.late(one.daysLate)}`}
            </summary>
            <p>{one.providerName}</p>
            <pre className="sql mail-text">{body}</pre>
            <a className="usa-button usa-button--outline" href={mail}>
              {words.writeMail}
            </a>
          </details>
        )
      })}
    </>
  )
}

/** A provider's person: whether reminders come, and where to. */
export function OwnReminders({ own }: { own: NonNullable<Reminders['own']> }) {
  const { reminders: words } = useWords()
  const { id, email, wantsReminders } = own
  return (
    <section className="part" id="reminders">
      <h2>{words.title}</h2>
      {email === null ? (
        <p>{words.ownUnknown}</p>
      ) : (
        <>
          <p>{wantsReminders ? words.own(email) : words.ownNone}</p>
          <Choice id={id} wants={!wantsReminders} text={wantsReminders ? words.stopOwn : words.startOwn} />
        </>
      )}
    </section>
  )
}

/** What came of a form of reminders. */
export function RemindersAnswer({ done }: { done: RemindersDone | 'chosen' }) {
  const { reminders: words } = useWords()
  if (done === 'chosen')
    return (
      <Notice kind="info" isAnswer>
        {words.choiceDone}
      </Notice>
    )
  return (
    <Notice kind={done.failed > 0 ? 'care' : 'info'} isAnswer>
      {words.lettersDone(done.sent, done.way)} {done.failed > 0 && words.lettersFailed(done.failed)}
    </Notice>
  )
}
