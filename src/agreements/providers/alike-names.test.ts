import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alikeNames, leastLikeness } from './alike-names.ts'
import { compareNames } from './compare-names.ts'
import { namesWithin, nameWords } from './name-words.ts'
import { weighWords } from './word-weights.ts'

const syllables = 'bar cor den fal gil hom jun kel lor mir nor pas quin ras sol tam ur vel wen zor'.split(' ')
const made = (i: number) =>
  `${syllables[i % 20]}${syllables[Math.floor(i / 20) % 20]}${syllables[(i * 7 + Math.floor(i / 400)) % 20]}`
const kinds = ['Services', 'House', 'Community Center', 'Health Care', 'Outreach', 'Association', 'Family Services']
const register = Array.from({ length: 2000 }, (_, i) => `${made(i)} ${made(i * 13 + 5)} ${kinds[i % kinds.length]}`)

test.each([
  ['a plural', (name: string) => name.replace('Services', 'Service').replace('House', 'Houses')],
  ['a letter that is missing', (name: string) => name.replace(/^(..)./, '$1')],
  ['two letters that changed places', (name: string) => name.replace(/^(.)(.)(.)/, '$1$3$2')],
  ['words in another order', (name: string) => name.split(' ').toReversed().join(' ')],
  ['a short form', (name: string) => `${name.replace('Association', 'Assn').replace('Services', 'Svcs')} of Phila`],
  ['a trade name', (name: string) => `Holding 77 Inc dba ${name}`],
])('%s is found among two thousand names', (_, spoil) => {
  for (const place of [3, 500, 1204]) {
    const spoilt = spoil(register[place]!)
    const found = alikeNames([...register, spoilt]).filter(({ other }) => other === register.length)
    expect(found[0], spoilt).toMatchObject({ one: place })
  }
})

test('an abbreviation meets the words that it is made of', () => {
  const names = ['YMCA of Testville', 'Pier 9 Outreach', "Young Men's Christian Association of Testville"]
  expect(alikeNames(names)).toMatchObject([{ one: 0, other: 2 }])
})

test('of a firm and its trade name it says which one is alike', () => {
  const [found] = alikeNames(['Acme Holding Inc. d/b/a First Hearth', 'First Hearth, LLC', 'Pier 9 Outreach'])
  expect(found).toMatchObject({ one: 0, other: 1, reasons: [{ kind: 'name-within', of: 'one', name: 'First Hearth' }] })
})

test('no pair that comparing all of them would find is missed', () => {
  const word = fc.constantFrom(
    'Harbor',
    'Harbro',
    'House',
    'Houses',
    'Pier',
    'Zephyr',
    'Services',
    'of',
    'Youth',
    'CultureTrust',
    'Culture',
    'Trust',
  )
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.array(name, { minLength: 2, maxLength: 12 }), (names) => {
      const words = names.map((text) => nameWords(namesWithin(text)[0]!))
      const weigh = weighWords(words)
      const every = names.flatMap((_, one) =>
        names.slice(one + 1).flatMap((_, after) => {
          const other = one + 1 + after
          return compareNames(words[one]!, words[other]!, weigh).score >= 0.9 ? [`${one} ${other}`] : []
        }),
      )
      const found = new Set(alikeNames(names).map(({ one, other }) => `${one} ${other}`))
      expect(every.filter((pair) => !found.has(pair))).toEqual([])
    }),
  )
})

test('the likeliest come first, each pair once, none below the least', () => {
  const found = alikeNames([...register.slice(0, 300), ...register.slice(0, 300).map((name) => `${name}s`)])
  expect(found.length).toBeGreaterThanOrEqual(300)
  expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a))
  expect(new Set(found.map(({ one, other }) => `${one} ${other}`)).size).toBe(found.length)
  expect(found.every(({ one, other, score }) => one < other && score >= leastLikeness)).toBe(true)
})
