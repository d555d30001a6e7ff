import { addDays, type Day } from '../../ground/platform/day.ts'

/** One entry of a calendar: a whole day, what is due, and where. `id` stays the same, so that a second file moves it. */
export type CalendarEntry = { id: string; on: Day; title: string; url: string }

/**
 * Entries as text/calendar (RFC 5545), whole days only: that takes a dozen lines, and no time zone. Lines end in CRLF and
 * are folded before 75 bytes, never inside a character.
 */
export function writeCalendarFile(entries: CalendarEntry[], at: { name: string; now: string }): string {
  const stamp = `${at.now.slice(0, 19).replace(/[-:]/g, '')}Z`
  const bare = (day: Day) => day.replaceAll('-', '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Throughline//Reports//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(at.name)}`,
    ...entries.flatMap(({ id, on, title, url }) => [
      'BEGIN:VEVENT',
      `UID:${id}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${bare(on)}`,
      `DTEND;VALUE=DATE:${bare(addDays(on, 1))}`,
      `SUMMARY:${escaped(title)}`,
      `URL:${url}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

function fold(line: string): string {
  let [folded, length] = ['', 0]
  for (const character of line) {
    const bytes = Buffer.byteLength(character)
    if (length + bytes > 74) {
      folded += '\r\n '
      length = 1
    }
    folded += character
    length += bytes
  }
  return folded
}
