import { expect, test } from 'vitest'
import { readTable } from '../../ground/platform/read-table.ts'
import { readThreshold } from './read-threshold.ts'
import { type KnownMeasure, readStandardsList } from './standards-list.ts'

const measures: KnownMeasure[] = [
  { key: 'exits-to-permanent-housing', unit: 'share', direction: 'increase' },
  { key: 'returns', unit: 'share', direction: 'decrease' },
  { key: 'length-of-stay', unit: 'days' },
]
const read = (...rows: string[]) =>
  readStandardsList(
    readTable(`program_type,population,measure,minimum,target,direction,from\n${rows.join('\n')}\n`, 'standards.csv'),
    measures,
  )
const told = (list: ReturnType<typeof read>) =>
  list.findings.map((one) => `${one.grade} ${one.code} ${one.row} ${one.found}`)

test('reads shares written either way, and days', () => {
  const list = read(
    'Shelter,Families,exits-to-permanent-housing,65%,0.8,increase,2026-01-01',
    'Shelter,any,Length of stay,90,30 days,Decrease,1/1/2026',
  )
  expect(list.findings).toEqual([])
  expect(list.standards).toEqual([
    {
      programType: 'Shelter',
      population: 'Families',
      measure: 'exits-to-permanent-housing',
      minimum: 0.65,
      target: 0.8,
      direction: 'increase',
      from: '2026-01-01',
    },
    {
      programType: 'Shelter',
      population: null,
      measure: 'length-of-stay',
      minimum: 90,
      target: 30,
      direction: 'decrease',
      from: '2026-01-01',
    },
  ])
})

test.each([
  ['Shelter,,happiness,40%,50%,increase,2026-01-01', 'unknown-measure'],
  ['Shelter,,returns,40,50,decrease,2026-01-01', 'share-above-one'],
  ['Shelter,,returns,some,8%,decrease,2026-01-01', 'unreadable-share'],
  ['Shelter,,length-of-stay,90%,30,decrease,2026-01-01', 'unreadable-days'],
  ['Shelter,,returns,10%,,decrease,2026-01-01', 'missing-threshold'],
  ['Shelter,,length-of-stay,90,30,,2026-01-01', 'no-direction'],
  ['Shelter,,length-of-stay,90,30,lower,2026-01-01', 'no-direction'],
  ['Shelter,,returns,8%,10%,increase,2026-01-01', 'direction-against-measure'],
  ['Shelter,,returns,8%,10%,decrease,2026-01-01', 'target-on-the-worse-side'],
  ['Shelter,,length-of-stay,90,30,increase,2026-01-01', 'target-on-the-worse-side'],
  ['Shelter,,returns,10%,8%,decrease,', 'missing-start'],
  ['Shelter,,returns,10%,8%,decrease,2/30/2026', 'no-such-day'],
  [',,returns,10%,8%,decrease,2026-01-01', 'no-program-type'],
])('%s is left out', (row, code) => {
  const list = read(row)
  expect(list.standards).toEqual([])
  expect([...new Set(list.findings.map((one) => one.code))]).toEqual([code])
})

test('one threshold may serve as both', () => {
  expect(read('Shelter,,returns,8%,8%,decrease,2026-01-01').standards).toHaveLength(1)
})

test('two rows for the same thing are both left out, named; another day is another standard', () => {
  const list = read(
    'Shelter,,returns,10%,8%,decrease,2026-01-01',
    'shelter,all,returns,9%,8%,decrease,2026-01-01',
    'Shelter,,returns,9%,7%,decrease,2027-01-01',
  )
  expect(list.standards.map((one) => one.from)).toEqual(['2027-01-01'])
  expect(told(list)).toEqual(['error standard-given-twice 2 2, 3'])
})

test('the known measures are told with an unknown one', () => {
  expect(read('Shelter,,happiness,40%,50%,increase,2026-01-01').findings[0]).toMatchObject({
    column: 'measure',
    found: 'happiness',
    expected: 'exits-to-permanent-housing, returns, length-of-stay',
  })
})

test('a table without the columns stops', () => {
  const list = readStandardsList(readTable('program_type,measure\nShelter,returns\n', 'standards.csv'), measures)
  expect(list.findings.map((one) => `${one.grade} ${one.column}`)).toEqual([
    'stops minimum',
    'stops target',
    'stops direction',
    'stops from',
  ])
})

test('every whole percentage is the share that a person would type', () => {
  for (let percent = 0; percent <= 100; percent += 1)
    expect(readThreshold(`${percent}%`, 'share')).toEqual({ value: Number((percent / 100).toFixed(2)) })
})
