import fc from 'fast-check'
import { expect, test } from 'vitest'
import { column, courses, type DatasetCity, openDatasetCity } from '../../../tests/dataset-city.ts'
import { columnTypes } from './dataset.ts'
import { declareDataset } from './declare-dataset.ts'
import { valueReader } from './value-reader.ts'

test('a reference must stand in the other table, with the same provider', async () => {
  const city: DatasetCity = await openDatasetCity()
  try {
    const wages = {
      ...courses,
      key: 'wages',
      name: 'Wages',
      columns: [
        column('client_id', 'identifier', { isNeeded: true, refersTo: { dataset: 'courses', column: 'client_id' } }),
        column('program', 'text', { isNeeded: true }),
        column('paid_on', 'day', { isNeeded: true }),
      ],
      uniqueBy: [],
      dayColumn: 'paid_on',
    }
    expect(await city.as(city.manager, (visit) => declareDataset(visit, wages))).toEqual({ done: { key: 'wages' } })
    await city.send('Client ID,Program,Left on\nA-1,Harbor House Shelter,2026-06-03')
    const file = (id: string) => `Client ID,Program,Paid on\n${id},Harbor House Shelter,2026-07-03`
    expect(await city.send(file('a-1'), { key: 'wages' })).toMatchObject({ state: 'done' })
    expect(await city.send(file('A-2'), { key: 'wages' })).toMatchObject({
      state: 'refused',
      // an identifier is never told
      findings: [{ code: 'reference-unknown', row: 2, column: 'client id', found: null, expected: 'courses' }],
    })
  } finally {
    await city.close()
  }
})

test('a program that is not named is the only one of a provider that has one', async () => {
  const { programColumn: _, ...rest } = courses
  const declared = { ...rest, programColumn: null, columns: courses.columns.filter(({ key }) => key !== 'program') }
  const city = await openDatasetCity(declared)
  try {
    const file = 'Client ID,Left on,Outcome,Finished,Hours,Wage\nA-1,2026-06-03,,,,'
    expect(await city.send(file)).toMatchObject({
      state: 'refused',
      findings: [{ code: 'dataset-program-not-told', found: '2' }],
    })
    const providerId = city.otherProvider.providerId
    expect(await city.send(file, { providerId })).toMatchObject({
      state: 'refused',
      findings: [{ code: 'dataset-no-programs' }],
    })
  } finally {
    await city.close()
  }
})

test('no cell makes a reader throw: it is a value of its type, blank, or a fault with a code', () => {
  fc.assert(
    fc.property(fc.constantFrom(...columnTypes), fc.string(), (type, cell) => {
      const read = valueReader(column('a', type, { values: type === 'choice' ? ['Yes', 'No'] : null }))(cell.trim())
      if ('fault' in read) expect(read.fault).toMatch(/^[a-z-]+$/)
      else expect(['string', 'number', 'boolean', 'object']).toContain(typeof read.value)
    }),
  )
})

test.each([
  ['money', '$1,234.50', 123_450],
  ['money', '(5.00)', -500],
  ['number', '1,234.5', 1234.5],
  ['number', '-.5', -0.5],
  ['whole-number', '1,000', 1000],
  ['yes-no', 'Sí', true],
  ['yes-no', 'FALSE', false],
  ['choice', ' yes please', 'Yes, please'],
  ['day', '7/4/2026', '2026-07-04'],
  ['identifier', 'ab-01', 'AB-01'],
  ['number', 'n/a', null],
  ['text', 'n/a', 'n/a'],
] as const)('%s reads %s', (type, cell, value) => {
  const reader = valueReader(column('a', type, { values: type === 'choice' ? ['Yes, please'] : null }))
  expect(reader(cell.trim())).toEqual({ value })
})
