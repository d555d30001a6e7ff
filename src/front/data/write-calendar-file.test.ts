import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeCalendarFile } from './write-calendar-file.ts'

const entry = { id: 'p-2026-07@city', on: '2026-08-15', title: 'Report due: Safe Home; July, 2026', url: 'https://x/y' }
const at = { name: 'Reports', now: '2026-08-01T10:00:00.000Z' }

test('a due day is a whole day, with escaped text', () => {
  const file = writeCalendarFile([entry], at)
  expect(file).toContain('DTSTART;VALUE=DATE:20260815\r\nDTEND;VALUE=DATE:20260816\r\n')
  expect(file).toContain('SUMMARY:Report due: Safe Home\\; July\\, 2026\r\n')
  expect(file).toContain('DTSTAMP:20260801T100000Z\r\n')
})

test('no line is longer than 75 bytes, and unfolding gives the text back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
      const file = writeCalendarFile([{ ...entry, title }], at)
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      const summary = /SUMMARY:(.*)\r\n/.exec(file.replaceAll('\r\n ', ''))![1]!
      const plain = title.replace(/\r?\n/g, '\\n')
      expect(summary.replace(/\\([\\;,])/g, '$1')).toBe(plain)
    }),
  )
})
