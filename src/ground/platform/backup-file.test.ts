import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCarriedPath } from './backup-file.ts'

test('facts and secrets are carried', () => {
  expect(isCarriedPath('facts/testville/2026-08/stays.parquet')).toBe(true)
  expect(isCarriedPath('secrets/testville.key')).toBe(true)
})

test('what belongs to one machine, or lies elsewhere, is not', () => {
  const others = [
    'cookie-secret',
    'secrets/cookie-secret',
    'cluster/PG_VERSION',
    'facts',
    'facts/',
    '/facts/a',
    'uploads/a.csv',
  ]
  expect(others.filter(isCarriedPath)).toEqual([])
})

test('a path that is carried stays below its folder, whatever a manifest says', () => {
  const piece = fc.oneof(fc.constantFrom('..', '.', '', 'facts', 'a\\..\\b', 'C:', '\0'), fc.string())
  fc.assert(
    fc.property(fc.constantFrom('facts', 'secrets'), fc.array(piece), (folder, rest) => {
      const path = [folder, ...rest].join('/')
      if (!isCarriedPath(path)) return
      expect(resolve(join('/data', path)).startsWith(`/data/${folder}/`)).toBe(true)
    }),
  )
})
