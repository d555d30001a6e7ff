import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from './json-value.ts'
import { inOrder, mergeReleases } from './merge-releases.ts'

const release = (day: number, content: JsonObject): JsonObject => ({
  ocid: 'ocds-abc123-1',
  id: `r${day}`,
  date: `2026-01-0${day}T00:00:00Z`,
  tag: ['contract'],
  ...content,
})
const merged = (...contents: JsonObject[]) => {
  const {
    ocid: _,
    id: __,
    date: ___,
    tag: ____,
    ...rest
  } = mergeReleases(contents.map((one, index) => release(index + 1, one)))
  return rest
}

test('the compiled release has an id, a date and a tag of its own', () => {
  expect(mergeReleases([release(1, {}), release(2, {})])).toEqual({
    ocid: 'ocds-abc123-1',
    id: 'ocds-abc123-1-2026-01-02T00:00:00Z',
    date: '2026-01-02T00:00:00Z',
    tag: ['compiled'],
  })
})

describe('each rule of the routine', () => {
  test.each<[string, JsonObject[], JsonObject]>([
    ['a literal is replaced', [{ language: 'en' }, { language: 'es' }], { language: 'es' }],
    ['what is not mentioned stays', [{ language: 'en' }, {}], { language: 'en' }],
    [
      'objects are merged',
      [{ buyer: { id: '1', name: 'A' } }, { buyer: { name: 'B' } }],
      { buyer: { id: '1', name: 'B' } },
    ],
    ['null takes away', [{ tender: { id: '1', title: 'A' } }, { tender: { title: null } }], { tender: { id: '1' } }],
    ['null takes a whole object away', [{ tender: { id: '1' } }, { tender: null }], {}],
    ['null is never kept', [{ tender: { id: '1', title: null } }], { tender: { id: '1' } }],
    ['an empty object says nothing', [{ tender: { id: '1' } }, { tender: {} }], { tender: { id: '1' } }],
    [
      'lists of text are replaced',
      [{ tender: { submissionMethod: ['a', 'b'] } }, { tender: { submissionMethod: ['c'] } }],
      { tender: { submissionMethod: ['c'] } },
    ],
    [
      'also by an empty one',
      [{ tender: { submissionMethod: ['a'] } }, { tender: { submissionMethod: [] } }],
      { tender: { submissionMethod: [] } },
    ],
    ['an empty list of objects says nothing', [{ awards: [{ id: '1' }] }, { awards: [] }], { awards: [{ id: '1' }] }],
    [
      'objects of a list meet by id, others join at the end',
      [
        { awards: [{ id: '1', title: 'A', status: 'pending' }] },
        { awards: [{ id: '2' }, { id: '1', status: 'active' }] },
      ],
      { awards: [{ id: '1', title: 'A', status: 'active' }, { id: '2' }] },
    ],
    [
      'an id as number or as text is one id',
      [{ awards: [{ id: 1, title: 'A' }] }, { awards: [{ id: '1', title: 'B' }] }],
      { awards: [{ id: 1, title: 'B' }] },
    ],
    [
      'two objects of one id in one release are merged in turn',
      [
        {
          awards: [
            { id: '1', title: 'A' },
            { id: '1', status: 'active' },
          ],
        },
      ],
      { awards: [{ id: '1', title: 'A', status: 'active' }] },
    ],
    [
      'objects without an id are all kept',
      [{ parties: [{ name: 'A' }] }, { parties: [{ name: 'A' }] }],
      { parties: [{ name: 'A' }, { name: 'A' }] },
    ],
    [
      'additional identifiers are one list',
      [
        { parties: [{ id: 'p', additionalIdentifiers: [{ id: '1' }, { id: '2' }] }] },
        { parties: [{ id: 'p', additionalIdentifiers: [{ id: '3' }] }] },
      ],
      { parties: [{ id: 'p', additionalIdentifiers: [{ id: '3' }] }] },
    ],
    [
      'additional classifications are one list',
      [
        { awards: [{ id: '1', items: [{ id: 'i', additionalClassifications: [{ id: 'x' }] }] }] },
        { awards: [{ id: '1', items: [{ id: 'i', additionalClassifications: [] }] }] },
      ],
      { awards: [{ id: '1', items: [{ id: 'i', additionalClassifications: [] }] }] },
    ],
    [
      'a list with anything but objects is replaced',
      [{ extra: [{ id: '1' }] }, { extra: [{ id: '1' }, 'x'] }],
      { extra: [{ id: '1' }, 'x'] },
    ],
    ['an object takes the place of text', [{ extra: 'x' }, { extra: { a: 1 } }], { extra: { a: 1 } }],
    [
      'ids that are no ids of list entries change as text does',
      [{ tender: { id: 'a' } }, { tender: { id: 'b' } }],
      { tender: { id: 'b' } },
    ],
    [
      'ids inside are kept though the release has its own omitted',
      [{ tender: { id: 'a', documents: [{ id: 'd', date: 'x' }] } }],
      { tender: { id: 'a', documents: [{ id: 'd', date: 'x' }] } },
    ],
  ])('%s', (_, contents, expected) => {
    expect(merged(...contents)).toEqual(expected)
  })

  test('a field that would change what objects inherit is passed over', () => {
    const content = JSON.parse('{"tender": {"__proto__": {"polluted": true}, "id": "1"}}') as JsonObject
    expect(Object.keys(merged(content).tender as JsonObject)).toEqual(['id'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

test('moments in different zones are ordered as moments', () => {
  const early = release(1, { date: '2026-01-02T01:00:00+05:00', language: 'en' })
  const late = release(2, { date: '2026-01-01T22:00:00Z', language: 'es' })
  expect(mergeReleases([late, early]).language).toBe('es')
  expect(inOrder([late, early, early])).toEqual([early, late])
})

const value: fc.Arbitrary<Json> = fc.oneof(
  fc.constant(null),
  fc.string({ maxLength: 3 }),
  fc.integer({ min: 0, max: 5 }),
)
const listed = fc.array(
  fc.record(
    { id: fc.constantFrom('1', '2', '3'), title: value, value: fc.record({ amount: value }, { requiredKeys: [] }) },
    { requiredKeys: ['id'] },
  ),
  { maxLength: 3 },
)
const content = fc.record(
  {
    language: value,
    buyer: fc.oneof(fc.constant(null), fc.record({ id: value, name: value }, { requiredKeys: [] })),
    tender: fc.record(
      { id: value, submissionMethod: fc.array(fc.constantFrom('a', 'b')), documents: listed },
      { requiredKeys: [] },
    ),
    awards: listed,
    contracts: listed,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>
const releases = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), content), { minLength: 1, maxLength: 5 })
  .map((drawn) => drawn.map(([day, one], index) => ({ ...release(day, one), id: `r${index}` })))

test('the order of the releases does not matter, nor that one comes twice', () => {
  fc.assert(
    fc.property(releases, fc.nat(), (some, turn) => {
      const once = mergeReleases(some)
      const turned = [...some.slice(turn % some.length), ...some.slice(0, turn % some.length)]
      expect(mergeReleases([...turned, ...some].reverse())).toEqual(once)
    }),
  )
})

test('a compiled release merged again is itself, and the releases are not changed', () => {
  fc.assert(
    fc.property(releases, (some) => {
      const before = JSON.stringify(some)
      const once = mergeReleases(some)
      expect(mergeReleases([once])).toEqual(once)
      expect(JSON.stringify(some)).toBe(before)
      expect(JSON.stringify(once)).not.toContain('null')
    }),
  )
})

test('merging what is compiled so far with the newest release is merging all of them', () => {
  fc.assert(
    fc.property(releases, content, (some, newest) => {
      const last = { ...release(9, newest), id: 'z', date: '2026-02-01T00:00:00Z' }
      expect(mergeReleases([mergeReleases(some), last])).toEqual(mergeReleases([...some, last]))
    }),
  )
})
