import { expect, test } from 'vitest'
import { fileNameOf } from './file-name-of.ts'

test('names keep what a reader needs and nothing that a path could trip over', () => {
  expect(fileNameOf('FY 2026-Q1 (final).csv')).toBe('FY 2026-Q1 (final).csv')
  expect(fileNameOf('../../etc/passwd')).toBe('passwd')
  expect(fileNameOf('C:\\exports\\año.zip')).toBe('año.zip')
  expect(fileNameOf('..')).toBe('_')
  expect(fileNameOf("a\u0000'b\n.csv")).toBe('a__b_.csv')
  expect(fileNameOf(`${'x'.repeat(300)}.zip`)).toHaveLength(64)
})
