import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeSpans, programGroups } from './program-groups.ts'

test('a program under two contracts has its project once', () => {
  const line = { programId: 'p', hmisProjectId: '1', from: null, to: null }
  expect(programGroups([line, line])).toEqual([
    { group: 'p', project: '1', from: null, to: null },
    { group: 'total', project: '1', from: null, to: null },
  ])
})

test('a project of two programs counts whole in each, and once in the total', () => {
  const groups = programGroups([
    { programId: 'p', hmisProjectId: '1', from: '2025-01-01', to: '2025-06-30' },
    { programId: 'q', hmisProjectId: '1', from: '2025-07-01', to: null },
  ])
  expect(groups.filter(({ group }) => group === 'total')).toEqual([
    { group: 'total', project: '1', from: '2025-01-01', to: null },
  ])
})

test('a program without a project has no group', () => {
  expect(programGroups([{ programId: 'p', hmisProjectId: null, from: null, to: null }])).toEqual([])
})

test('merged spans never overlap and cover the same days', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-01-${String(number).padStart(2, '0')}`)
  const span = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
  fc.assert(
    fc.property(fc.array(span, { minLength: 1 }), (spans) => {
      const merged = mergeSpans(spans)
      const covers = (all: { from: string | null; to: string | null }[], at: string) =>
        all.filter((one) => one.from! <= at && at <= one.to!).length
      for (let number = 1; number <= 28; number += 1) {
        const at = `2026-01-${String(number).padStart(2, '0')}`
        expect(covers(merged, at)).toBe(covers(spans, at) > 0 ? 1 : 0)
      }
    }),
  )
})
