import { expect, test } from 'vitest'
import { measureCards } from './cards.ts'
import { measureKeys } from './figure.ts'
import { definitionSchema } from './figures-file.ts'
import { type CardWords, spanishCards } from './spanish-cards.ts'
import { sqlOf } from './sql-of.ts'

test('every card says the same in Spanish, line by line and with the same numbers', () => {
  expect(Object.keys(spanishCards)).toEqual([...measureKeys])
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).sort()
  for (const key of measureKeys) {
    const [english, spanish] = [measureCards[key], spanishCards[key]]
    for (const field of Object.keys(spanish) as (keyof CardWords)[]) {
      const [one, other] = [english[field], spanish[field]].map((text) => [text].flat())
      expect(other!.length, `${key} ${field}`).toBe(one!.length)
      for (const [line, text] of one!.entries()) expect(numbers(other![line]!), text).toEqual(numbers(text))
    }
    expect(spanish.definition).not.toBe(english.definition)
  }
})

test('every measure has a card whose every field is filled, and SQL that reads the facts', () => {
  expect(Object.keys(measureCards)).toEqual([...measureKeys])
  for (const key of measureKeys) {
    const card = measureCards[key]
    expect(definitionSchema.parse({ ...card, settings: {} }).key).toBe(key)
    expect(Object.values(card).every((text) => text.length > 0)).toBe(true)
    const { facts, words, measure } = sqlOf(key, {
      from: '2025-01-01',
      to: '2025-12-31',
      every: 'month',
      unit: 'households',
    })
    expect(measure).toContain('measuring_groups')
    expect(words).toContain("date '2025-01-01'")
    expect(facts).not.toContain('{')
  }
})
