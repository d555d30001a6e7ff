import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from './day.ts'
import { readDay, readMonth } from './read-day.ts'

test.each([
  ['2017-07-18', '2017-07-18'],
  ['7/18/2017', '2017-07-18'],
  ['07/04/2017', '2017-07-04'],
  ['7/18/17', '2017-07-18'],
  ['7/18/98', '1998-07-18'],
  ['7-18-2017', '2017-07-18'],
  ['20170718', '2017-07-18'],
  ['2017-07-18T00:00:00.000', '2017-07-18'],
  ['7/18/2017 12:00:00 AM', '2017-07-18'],
  ['Jul 18, 2017', '2017-07-18'],
  ['July 18 2017', '2017-07-18'],
  ['18-JUL-17', '2017-07-18'],
  ['2/29/2024', '2024-02-29'],
])('%s is the day %s', (text, day) => {
  expect(readDay(text)).toEqual({ day })
})

test.each([
  ['2/31/2024', 'no-such-day'],
  ['2023-02-29', 'no-such-day'],
  ['18/7/2017', 'no-such-day'],
  ['12/31/9999', 'no-such-day'],
  ['42934', 'spreadsheet-day-number'],
  ['18.07.2017', 'unreadable-day'],
  ['7/18/2017 09:30', 'unreadable-day'],
  ['7/2017', 'unreadable-day'],
  ['soon', 'unreadable-day'],
])('%s is refused: %s', (text, refused) => {
  expect(readDay(text)).toEqual({ refused })
})

test.each([
  '2026-07',
  '7/2026',
  '07-2026',
  'July 2026',
  'Jul 2026',
  'Jul-26',
  'julio 2026',
  'Julio de 2026',
  '7/1/2026',
])('%s is July 2026', (text) => {
  expect(readMonth(text)).toEqual({ month: '2026-07' })
})

test.each(['13/2026', '2026', 'Q3 2026', '7/2/2026', 'Marble 2026', '2026-00'])('%s is no month', (text) => {
  expect(readMonth(text)).toEqual({ refused: 'unreadable-month' })
})

test('a blank is missing', () => {
  expect(readDay(' ')).toEqual({ missing: true })
  expect(readMonth('')).toEqual({ missing: true })
})

test('every day comes back from each way of writing it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 109_000 }), (days) => {
      const day = addDays('1900-01-01', days)
      const [year, month, date] = day.split('-').map(Number)
      expect(readDay(day)).toEqual({ day })
      expect(readDay(`${month}/${date}/${year}`)).toEqual({ day })
    }),
  )
})
