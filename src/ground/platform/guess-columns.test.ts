import { expect, test } from 'vitest'
import { cellReader, guessColumns, headerForm } from './guess-columns.ts'

test('one form for the ways a column is named', () => {
  const forms = ['contract_number', 'Contract Number', 'contractNumber', 'CONTRACT NO.', 'Contract #', "'Contract  num"]
  expect(new Set(forms.map(headerForm))).toEqual(new Set(['contract number']))
})

test('the better name wins, a note in parentheses is passed over, and the rest is told', () => {
  const guess = guessColumns(['End', 'Start (MM/DD/YYYY)', 'End Date', 'Colour'], {
    from: ['start'],
    to: ['end date', 'end'],
  })
  expect(guess.columns).toEqual({ from: 'Start (MM/DD/YYYY)', to: 'End Date' })
  expect(guess.reasons.find((one) => one.field === 'from')?.why).toBe('known-name-with-note')
  expect(guess.unused).toEqual(['End', 'Colour'])
})

test('a column that the file does not have reads as blank', () => {
  const { has, cell } = cellReader<'from' | 'to'>(['a', 'b'], { from: 'b', to: 'c' })
  expect([has('from'), has('to')]).toEqual([true, false])
  expect([cell(['1', '2'], 'from'), cell(['1', '2'], 'to')]).toEqual(['2', ''])
})
