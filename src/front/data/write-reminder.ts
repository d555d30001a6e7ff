import type { Day } from '../../ground/platform/day.ts'
import type { Letter } from '../../ground/platform/mail-door.ts'
import type { Words } from '../../ground/words/words.ts'
import { writeDay, writeMonth } from '../../ground/words/write-value.ts'
import type { DueLetter } from '../../performance/reports/reminder.ts'

export type LetterPlace = {
  words: Pick<Words, 'reminders'>
  language: Parameters<typeof writeDay>[1]
  /** where the city's pages stand, such as https://contracts.example.gov/city */
  address: string
  city: string
  today: Day
}

/** One letter with all that is due, a link to each form, and how to get no more of them. */
export function writeReminder({ recipient, reports }: DueLetter, place: LetterPlace): Letter {
  const { words, language, address, city, today } = place
  const { letter } = words.reminders
  const lines = reports.map(({ program, month, dueOn, programId }) => {
    const line = letter.line(program, writeMonth(month, language), writeDay(dueOn, language), dueOn < today)
    return `- ${line}\n  ${address}/data/reports/${programId}/${month}`
  })
  const stop = `${letter.stop} ${address}/data/calendar#reminders`
  const parts = [
    letter.hello(recipient.name),
    letter.intro,
    lines.join('\n'),
    letter.help,
    '--',
    letter.why(city),
    stop,
  ]
  return { to: recipient.email, subject: letter.subject(reports.length), text: `${parts.join('\n\n')}\n` }
}
