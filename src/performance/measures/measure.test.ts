import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appointments, repairDays } from '../../../tests/own-measure.ts'
import { builtInMeasure, builtInMeasures } from './built-in-measures.ts'
import { measureCardSchema, measureOf } from './card.ts'
import {
  isPartOfWhole,
  keptCount,
  measuresOf,
  smallestOf,
  tellMeasure,
  titleOf,
  typedCount,
  unitFor,
} from './measure.ts'

const kept = measureOf('kept-appointments', 2, appointments)
const all = [...builtInMeasures, kept, measureOf('repair-days', 1, repairDays)]
const nothing = { hasRecords: false, isCounted: () => false, isAgreed: () => false }

test('a card of the city’s own makes a measure like those that come with the program', () => {
  expect(measureCardSchema.parse(appointments)).toEqual(appointments)
  expect(Object.keys(kept).sort()).toEqual(Object.keys(builtInMeasure('utilization')).sort())
  expect(kept).toMatchObject({ version: 'kept-appointments-v2', isBuiltIn: false, units: ['cases'] })
  expect(titleOf(kept, 'es')).toBe('Citas cumplidas')
  expect(tellMeasure(kept, 'en')).toEqual({
    ...{ key: 'kept-appointments', title: 'Kept appointments', short: 'Appointments', counted: 'cases' },
  })
})
test('every measure of the program has its texts in both languages', () => {
  for (const { title, short, counted, numerator, denominator } of builtInMeasures)
    for (const told of [title, short, counted, numerator, denominator]) expect(told.en && told.es).toBeTruthy()
})
test('a measure that is not told in the unit asked for is told in its own', () => {
  expect(unitFor(kept, 'persons')).toBe('cases')
  expect(unitFor(builtInMeasure('utilization'), 'persons')).toBe('persons')
})
test('a program shows what it is held to, what it counts, and its pack where records stand behind it', () => {
  const keys = (of: Partial<typeof nothing>) => measuresOf(all, { ...nothing, ...of } as never).map(({ key }) => key)
  expect(keys({ hasRecords: true })).toEqual(builtInMeasures.map(({ key }) => key))
  expect(keys({ isAgreed: ({ key }: { key: string }) => key === 'repair-days' } as never)).toEqual(['repair-days'])
  expect(keys({ isCounted: ({ key }: { key: string }) => key === 'kept-appointments' } as never)).toEqual([kept.key])
  expect(keys({})).toEqual([])
})
test('where a city has no measures of its own, a new program shows those of the pack', () => {
  expect(measuresOf(builtInMeasures, nothing)).toHaveLength(5)
})
test('a plain count is judged month by month; only of a share the numerator is a part', () => {
  expect(smallestOf({ valueFormat: 'count' })).toBe(1)
  expect(smallestOf(kept)).toBeUndefined()
  expect(
    [kept.valueFormat, 'days', 'money', 'rate-per-1000'].map((valueFormat) => isPartOfWhole({ valueFormat } as never)),
  ).toEqual([true, false, false, false])
})
test('money that was typed in dollars comes back in dollars, and every other count as it was', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.constantFrom('money' as const, 'count' as const, 'share' as const),
      (typed, valueFormat) => {
        expect(typedCount({ valueFormat }, keptCount({ valueFormat }, typed))).toBe(typed)
      },
    ),
  )
  expect(keptCount({ valueFormat: 'money' }, 14)).toBe(1400)
  expect(keptCount({ valueFormat: 'money' }, null)).toBeNull()
})
