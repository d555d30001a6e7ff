import { describe, expect, test } from 'vitest'
import { differencesOf, type FrameworkLine, isOverrideLet, stateOfFramework } from './framework-words.ts'

const line: FrameworkLine = {
  measure: 'exits',
  cardVersion: '1',
  programType: 'Shelter',
  population: null,
  minimum: 0.4,
  target: 0.5,
  direction: 'increase',
  mayOverride: 'both',
}

describe('differences of two versions', () => {
  test('name what is new, gone and asked otherwise, and leave out what is the same', () => {
    const before = [line, { ...line, measure: 'stay' }, { ...line, measure: 'use' }]
    const after = [line, { ...line, measure: 'stay', minimum: 0.3 }, { ...line, measure: 'new' }]
    const found = differencesOf(before, after)
    expect(found.map(({ before: was, after: is }) => [was?.measure, was?.minimum, is?.minimum])).toEqual([
      ['stay', 0.4, 0.3],
      ['use', 0.4, undefined],
      [undefined, undefined, 0.4],
    ])
  })
  test('another spelling of a kind of program is no difference', () => {
    expect(differencesOf([line], [{ ...line, programType: 'SHELTER' }])).toEqual([])
  })
})

describe('what a funder may set', () => {
  test.each([
    ['nothing', false, false],
    ['minimum', true, false],
    ['target', false, true],
    ['both', true, true],
  ] as const)('%s', (mayOverride, minimum, target) => {
    expect(isOverrideLet({ ...line, mayOverride }, { minimum: 0.3, target: 0.5 })).toBe(minimum)
    expect(isOverrideLet({ ...line, mayOverride }, { minimum: 0.4, target: 0.6 })).toBe(target)
    expect(isOverrideLet({ ...line, mayOverride }, { minimum: 0.4, target: 0.5 })).toBe(false)
  })
})

test('signed means that every funder has', () => {
  const agreed = { withdrawnReason: null, adoptedFrom: null, agreedAt: '2026-01-01T00:00:00Z' }
  const signed = { signedOn: '2026-01-02' }
  expect(stateOfFramework({ ...agreed, funders: [signed, { signedOn: null }] })).toBe('agreed')
  expect(stateOfFramework({ ...agreed, funders: [signed, signed] })).toBe('signed')
  expect(stateOfFramework({ ...agreed, agreedAt: null, funders: [signed] })).toBe('proposed')
  expect(stateOfFramework({ ...agreed, adoptedFrom: '2026-02-01', funders: [signed] })).toBe('adopted')
  expect(stateOfFramework({ ...agreed, withdrawnReason: 'x', funders: [signed] })).toBe('withdrawn')
})
