import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountField, openForm, readStakes, readYearAmounts, writeCentsField, yearsOfForm } from './contract-form.ts'

describe('a form of a contract', () => {
  test('reads days, money, counts and percent as people write them; empty is not known', () => {
    const form = openForm({ on: ' 2026-07-01 ', money: '$1,234.50', left: '2', rate: '15%', half: '12.5', scope: ' ' })
    expect(form.day('on')).toBe('2026-07-01')
    expect(form.cents('money')).toBe(1_234_50)
    expect(form.wholeNumber('left')).toBe(2)
    expect(form.percent('rate')).toBe(0.15)
    expect(form.percent('half')).toBe(0.125)
    expect(form.textOrNull('scope')).toBeNull()
    expect([form.day('x'), form.cents('x'), form.wholeNumber('x'), form.percent('x')]).toEqual([null, null, null, null])
    expect(form.faults).toEqual([])
  })
  test('names each field that cannot be read, with what it says', () => {
    const form = openForm({ on: '2026-02-31', money: '1.234,50', left: '-1', rate: '150' })
    form.day('on')
    form.cents('money')
    form.wholeNumber('left')
    form.percent('rate')
    expect(form.faults).toEqual([
      { field: 'on', kind: 'day', text: '2026-02-31' },
      { field: 'money', kind: 'amount', text: '1.234,50' },
      { field: 'left', kind: 'number', text: '-1' },
      { field: 'rate', kind: 'number', text: '150' },
    ])
  })
  test('takes amounts and stakes that stand in it, and no line without an amount', () => {
    const form = openForm({
      'ceiling-2026': '1,000',
      'paid-2026': '0',
      'stake-year-0': '2026',
      'stake-measure-0': 'utilization',
      'stake-amount-0': '50',
      'stake-year-1': '2026',
      'stake-measure-1': 'length-of-stay',
      'stake-amount-1': '',
    })
    expect(readYearAmounts(form, [2026, 2027])).toEqual([
      { fiscalYear: 2026, kind: 'ceiling', amountCents: 1_000_00 },
      { fiscalYear: 2026, kind: 'paid', amountCents: 0 },
    ])
    expect(readStakes(form)).toEqual([{ fiscalYear: 2026, measure: 'utilization', amountCents: 50_00 }])
  })
})

test('the years of the form are those of the term and those that are known', () => {
  expect(yearsOfForm([2023], { first: 2025, last: 2027 })).toEqual([2023, 2025, 2026, 2027])
  expect(yearsOfForm([], { first: null, last: 2026 })).toEqual([2026])
  expect(yearsOfForm([], { first: null, last: null })).toEqual([])
  expect(yearsOfForm([], { first: 2027, last: 2025 })).toEqual([])
  expect(yearsOfForm([], { first: 1990, last: 2100 })).toHaveLength(15)
})

test('what a field shows is read again to the cent', () => {
  fc.assert(
    fc.property(fc.option(fc.integer({ min: -1e14, max: 1e14 })), (cents) => {
      const form = openForm({ [amountField('paid', 2026)]: writeCentsField(cents) })
      expect(form.cents(amountField('paid', 2026))).toBe(cents)
    }),
  )
})
