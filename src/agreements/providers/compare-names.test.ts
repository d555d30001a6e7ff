import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareNames } from './compare-names.ts'
import { editDistance } from './edit-distance.ts'
import { namesWithin, nameWords } from './name-words.ts'
import { weighWords } from './word-weights.ts'

const weigh = weighWords([])
const compare = (one: string, other: string) => compareNames(nameWords(one), nameWords(other), weigh)

test.each([
  ['Youth Service, Inc', 'Youth Services Inc', [{ kind: 'ending', one: 'Service', other: 'Services' }]],
  ['Bridgeway Assn', 'Bridgeway Association', [{ kind: 'short-form', one: 'Assn', other: 'Association' }]],
  [
    'Phila. Harbor House',
    'Harbor House Philadelphia',
    [{ kind: 'short-form', one: 'Phila', other: 'Philadelphia' }, { kind: 'order' }],
  ],
  [
    'Y.M.C.A. of Testville',
    "Young Men's Christian Association of Testville",
    [{ kind: 'abbreviation', one: 'YMCA', other: "Young Men's Christian Association" }],
  ],
  ['Lung Alliance', 'Lung Alliance of Philadelphia', [{ kind: 'more', of: 'other', words: 'of Philadelphia' }]],
  [
    'Coston Photgoraphy',
    'Coston Photography',
    [{ kind: 'letters', one: 'Photgoraphy', other: 'Photography', count: 1 }],
  ],
  ['CultureTrust', 'Culture Trust', [{ kind: 'joined', one: 'CultureTrust', other: 'Culture Trust' }]],
  ['Harbor House', 'HARBOR HOUSE, LLC', [{ kind: 'same-words' }]],
])('%s and %s are alike, and it says why', (one, other, reasons) => {
  const likeness = compare(one, other)
  expect(likeness.reasons).toEqual(reasons)
  expect(likeness.score).toBeGreaterThan(0.8)
})

test.each([
  ['Harbor House East', 'Harbor House West'],
  ['Northeast Victim Services', 'Northwest Victim Services'],
  ['Local Union 1199', 'Local Union 1191'],
  ['Family Services', 'Delta Family Services'],
  ['Community Design', 'Nicetown CDC'],
  ['Pier 9 Outreach', 'Cedar Youth Alliance'],
])('%s and %s are not', (one, other) => {
  expect(compare(one, other).score).toBeLessThan(0.7)
})

test('a rare word that two names share says more than a usual one', () => {
  const rare = compare('Zephyr Services', 'Zephyr Outreach').score
  const usual = compare('Family Services', 'Community Services').score
  expect(rare).toBeGreaterThan(usual)
  const names = Array.from({ length: 3000 }, (_, i) => nameWords(`Zephyr ${i}`))
  const known = compareNames(nameWords('Zephyr Services'), nameWords('Zephyr Outreach'), weighWords(names)).score
  expect(known).toBeLessThan(rare)
})

test('a name that is two names is known by each', () => {
  expect(namesWithin('Acme Inc. d/b/a First Home Care')).toEqual(['Acme Inc.', 'First Home Care'])
  expect(namesWithin('WURD Radio, LLC fka LEVAS Communications')).toEqual(['WURD Radio, LLC', 'LEVAS Communications'])
  expect(namesWithin('RecycleRewards, LLC (dba Recyclebank, LLC)')).toEqual(['RecycleRewards, LLC', 'Recyclebank, LLC'])
  expect(namesWithin('Akashic Dbarre House')).toEqual(['Akashic Dbarre House'])
})

const word = fc.constantFrom(
  'Harbor',
  'House',
  'Services',
  'Service',
  'of',
  'Pier',
  '9',
  'YMCA',
  'Youth',
  'Assn',
  'Zephyr',
)
const name = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))

test('likeness is the same from both sides, lies between nothing and one, and a name is wholly like itself', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      const [there, back] = [compare(one, other).score, compare(other, one).score]
      expect(there).toBeGreaterThanOrEqual(0)
      expect(there).toBeLessThanOrEqual(1.000001)
      expect(Math.abs(there - back)).toBeLessThan(1e-9)
      expect(compare(one, one).score).toBeCloseTo(1)
    }),
  )
})

test('letters apart: none for the same word, as many from either side, never more than the longer has', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (one, other) => {
      const apart = editDistance(one, other, 99)
      expect(apart).toBe(editDistance(other, one, 99))
      expect(apart === 0).toBe(one === other)
      expect(apart).toBeLessThanOrEqual(Math.max(one.length, other.length))
      expect(editDistance(one, other, 2)).toBe(Math.min(apart, 3))
    }),
  )
})
