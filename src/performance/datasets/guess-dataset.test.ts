import { expect, test } from 'vitest'
import { readTable } from '../../ground/platform/read-table.ts'
import { declarationSchema, findDeclarationProblem } from './dataset-schema.ts'
import { guessDataset, isBetterLeftOut } from './guess-dataset.ts'

const guess = (text: string, programs: string[] = []) =>
  guessDataset(readTable(text, 'list.csv'), { programs, name: 'Workforce exits' })

const list = [
  'Client ID,Full name,Site,Enrolled,Exit date,Employed Q2,Reason,Hours,Wages Q2,Remark',
  '0017,Ana Sol,Downtown,2025-10-01,2026-01-31,Yes,Found work,120,"$9,200.00",called twice',
  '0018,Bo Lind,Downtown,2025-10-02,2026-01-12,No,Moved,80,,',
  '0019,Cy Ray,Harbor,2025-11-03,2026-02-11,no,found work,44.5,"$7,000.00",came back on his own and asked for more hours',
  '0020,Di Fox,Harbor,2025-11-04,2026-02-28,yes,Moved,12,$100.00,x',
].join('\n')

test('types, allowed values, keys and what the columns do are guessed from the rows of a list', () => {
  const guessed = guess(list, ['Downtown', 'Harbor'])
  expect(guessed.columns.map(({ key, type, isNeeded }) => [key, type, isNeeded])).toEqual([
    ['client_id', 'identifier', true],
    ['full_name', 'identifier', true],
    ['site', 'text', true],
    ['enrolled', 'day', true],
    ['exit_date', 'day', true],
    ['employed_q2', 'yes-no', true],
    ['reason', 'choice', true],
    ['hours', 'number', true],
    ['wages_q2', 'money', false],
    ['remark', 'choice', false],
  ])
  expect(guessed).toMatchObject({
    key: 'workforce_exits',
    uniqueBy: ['client_id'],
    programColumn: 'site',
    dayColumn: 'exit_date',
    personColumn: 'client_id',
  })
  expect(guessed.columns[6]!.values).toHaveLength(2)
  expect(guessed.columns[8]).toMatchObject({ smallest: 0, largest: null })
})

test('what is guessed can be declared as it is', () => {
  const guessed = guess(list)
  expect(declarationSchema.safeParse(guessed).success).toBe(true)
  expect(findDeclarationProblem(guessed, [])).toBeNull()
})

test('names of persons and days of birth are never proposed as text or day', () => {
  const guessed = guess('Name,DOB,Phone\nAna Sol,1990-01-02,555-1234\nBo Lind,1991-02-03,555-1235\n')
  expect(guessed.columns.map(({ type }) => type)).toEqual(['identifier', 'identifier', 'identifier'])
})

test('headers that repeat, or have no letter, still get keys of their own', () => {
  const guessed = guess('Total,total,2026 %\n1,2,3\n4,5,6\n')
  expect(guessed.columns.map(({ key }) => key)).toEqual(['total', 'total_2', 'column_2026'])
})

test('what only describes a person is better left out, and the key of the person is not', () => {
  const guessed = guess(list)
  const left = guessed.columns.filter((column) => isBetterLeftOut(guessed, column)).map(({ key }) => key)
  expect(left).toEqual(['full_name'])
})
