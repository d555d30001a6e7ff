import { openMailDoor } from '../../ground/platform/mail-door.ts'
import { asTerminal, openProgram } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import { wordsOf } from '../../ground/words/words.ts'
import { listDueLetters } from '../../performance/reports/list-due-letters.ts'
import { mailSettingsOf } from '../data/find-reminders.ts'
import { sendDueLetters } from '../data/send-due-letters.ts'
import { writeReminder } from '../data/write-reminder.ts'
import { chooseCity } from './choose-city.ts'
import type { Command } from './command.ts'
import { readOptions, wrongUse } from './read-options.ts'

export const remindersCommand: Command = {
  name: 'reminders',
  summary: 'remind providers of reports that are due, once for each due day and person',
  help: `throughline reminders send [--dry-run] [--address URL] [--language en|es] [--city CITY] [--data DIR] [--json]

Writes to people of providers, and to their contacts, whose reports are due within three days or late and have not come.
Nobody is reminded of a due day twice, and nobody who said that they want no reminders. Run it once a day.
  --dry-run     prints the letters and sends nothing
  --address     where people open the program, as https://contracts.example.gov; else THROUGHLINE_ADDRESS, else this machine
  --language    en or es

THROUGHLINE_SMTP_URL names the mail server (smtp://user:password@host:587), THROUGHLINE_MAIL_FROM the sender. Without a
server letters lie as .eml files in DIR/outbox/CITY, which any mail program opens and "sendmail -t" sends. Letters of the
demonstration never leave the outbox.

JSON of --dry-run: {letters: [{to, subject, text}], unaddressed}; of send {done: {sent, failed, way}} or {code}.
unaddressed: reports that are due and whose provider has nobody with an address.
Exit code 0 done, 1 refused or a letter was not taken, 2 wrong use.`,
  async run(args) {
    const text = { type: 'string' } as const
    const is = { type: 'boolean' } as const
    const parsed = readOptions(args, { address: text, language: text, city: text, 'dry-run': is, json: is })
    if ('wrong' in parsed) return wrongUse('reminders', parsed.wrong)
    const { values, positionals } = parsed
    const named = values as Record<'address' | 'language' | 'city' | 'data', string | undefined>
    if (positionals.join(' ') !== 'send') return wrongUse('reminders', 'Say what to do: reminders send.')
    const language = named.language ?? 'en'
    if (language !== 'en' && language !== 'es') return wrongUse('reminders', '--language is en or es.')
    const settings = readSettings({ data: named.data })
    const base = named.address ?? process.env.THROUGHLINE_ADDRESS ?? `http://localhost:${settings.port}`
    if (!URL.canParse(base)) return wrongUse('reminders', '--address is an address, as https://contracts.example.gov.')
    const program = await openProgram(settings)
    try {
      const city = await chooseCity(program, named.city, false)
      if ('wrong' in city) return wrongUse('reminders', city.wrong)
      const words = wordsOf(language)
      const address = `${base.replace(/\/+$/, '')}/${city.slug}`
      const place = { words, language, address, city: city.name } as const
      const write = (value: unknown, lines: string) =>
        process.stdout.write(values.json ? `${JSON.stringify(value)}\n` : lines)
      if (values['dry-run']) {
        const { letters, unaddressed } = await asTerminal(program, city, async ({ work, today }) => {
          const due = await listDueLetters(work, { today })
          return {
            letters: due.letters.map((one) => writeReminder(one, { ...place, today })),
            unaddressed: due.unaddressed.length,
          }
        })
        const shown = letters.map(({ to, subject, text }) => `To: ${to}\nSubject: ${subject}\n\n${text}\n`)
        const lacking = unaddressed > 0 ? `${unaddressed} due of providers that have nobody with an address.\n` : ''
        write({ letters, unaddressed }, `${shown.join('')}${letters.length} to send; nothing was sent.\n${lacking}`)
        return 0
      }
      const door = openMailDoor({ dataFolder: settings.dataFolder, slug: city.slug }, mailSettingsOf(city))
      const sent = await sendDueLetters({ transact: (work) => asTerminal(program, city, work), door, place })
      if ('refused' in sent) throw new Error(sent.refused)
      const { reminders } = words
      const lost = sent.done.failed > 0 ? `${reminders.lettersFailed(sent.done.failed)}\n` : ''
      write(sent, `${reminders.lettersDone(sent.done.sent, sent.done.way)}\n${lost}`)
      return sent.done.failed > 0 ? 1 : 0
    } finally {
      await program.close()
    }
  },
}
