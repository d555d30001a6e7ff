import { expect, test } from 'vitest'
import { readTable } from '../../ground/platform/read-table.ts'
import { type CountsExpected, readCountsList } from './counts-list.ts'

const expected: CountsExpected = {
  measures: [
    { key: 'exits-to-permanent-housing', counts: 'share' },
    { key: 'length-of-stay', counts: 'nights' },
  ],
  programs: ['East Shelter', 'West Shelter'],
}
const read = (...rows: string[]) =>
  readCountsList(
    readTable(`program,measure,period,numerator,denominator,note\n${rows.join('\n')}\n`, 'counts.csv'),
    expected,
  )

test('zero is zero and blank is missing', () => {
  const list = read(
    'East Shelter,exits-to-permanent-housing,2026-07,0,12,',
    'East Shelter,exits-to-permanent-housing,8/2026,,,moved to a new site',
    'east shelter,Exits to permanent housing,September 2026,2,7,',
  )
  expect(list.findings).toEqual([])
  expect(list.lines.map(({ period, numerator, denominator, note }) => [period, numerator, denominator, note])).toEqual([
    ['2026-07', 0, 12, null],
    ['2026-08', null, null, 'moved to a new site'],
    ['2026-09', 2, 7, null],
  ])
  expect(list.lines[2]).toMatchObject({ program: 'East Shelter', measure: 'exits-to-permanent-housing' })
})

test('nights may be more than the stays they are counted over; a share may not be more than its whole', () => {
  expect(read('East Shelter,length-of-stay,2026-07,"1,204",31,').lines[0]).toMatchObject({
    numerator: 1204,
    denominator: 31,
  })
  const list = read('East Shelter,exits-to-permanent-housing,2026-07,8,7,')
  expect(list.lines).toEqual([])
  expect(list.findings).toMatchObject([{ grade: 'error', code: 'numerator-above-denominator', found: '8, 7' }])
})

test.each([
  ['North Shelter,length-of-stay,2026-07,1,1,', 'unknown-program'],
  [',length-of-stay,2026-07,1,1,', 'no-program'],
  ['East Shelter,happiness,2026-07,1,1,', 'unknown-measure'],
  ['East Shelter,length-of-stay,,1,1,', 'missing-period'],
  ['East Shelter,length-of-stay,Q3 2026,1,1,', 'unreadable-month'],
  ['East Shelter,length-of-stay,2026-07,-1,1,', 'negative-count'],
  ['East Shelter,length-of-stay,2026-07,1.5,1,', 'not-a-whole-number'],
  ['East Shelter,length-of-stay,2026-07,few,1,', 'unreadable-count'],
  ['East Shelter,length-of-stay,2026-07,<11,20,', 'suppressed-count'],
])('%s is left out: %s', (row, code) => {
  const list = read(row)
  expect(list.lines).toEqual([])
  expect(list.findings.map((one) => `${one.grade} ${one.code}`)).toEqual([`error ${code}`])
})

test('half a count is kept as it came, with a warning', () => {
  const list = read('East Shelter,exits-to-permanent-housing,2026-07,,9,')
  expect(list.lines[0]).toMatchObject({ numerator: null, denominator: 9 })
  expect(list.findings).toMatchObject([{ grade: 'warning', code: 'half-a-count', column: 'numerator' }])
})

test('two rows for one program, measure and month name each other, and neither is taken', () => {
  const list = read(
    'East Shelter,length-of-stay,2026-07,100,10,',
    'West Shelter,length-of-stay,2026-07,100,10,',
    'EAST SHELTER,length-of-stay,July 2026,100,10,',
  )
  expect(list.lines.map((one) => one.program)).toEqual(['West Shelter'])
  expect(list.findings).toMatchObject([{ grade: 'error', code: 'counted-twice', row: 2, found: '2, 4', count: 2 }])
})

test('what a person wrote in the wrong column is not repeated', () => {
  const list = read('East Shelter,length-of-stay,2026-07,Maria Example,123-45-6789,')
  expect(list.findings.map((one) => one.found)).toEqual([null, null])
})

test('a table without the columns stops', () => {
  const list = readCountsList(readTable('program,value\nEast Shelter,3\n', 'counts.csv'), expected)
  expect(list.lines).toEqual([])
  expect(list.findings.map((one) => `${one.grade} ${one.column}`)).toEqual([
    'stops measure',
    'stops period',
    'stops numerator',
    'stops denominator',
  ])
})
