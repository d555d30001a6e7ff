import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { compileTheme } from './compile-theme.ts'

const into = mkdtempSync(join(tmpdir(), 'theme-'))
afterAll(() => rmSync(into, { recursive: true }))

it('compiles once, carries every font and picture that the sheet names, and does nothing while inputs stay', () => {
  const first = compileTheme(into)
  const css = readFileSync(first.css, 'utf8')
  expect(first.wasCached).toBe(false)
  expect(css).toContain('.usa-button')
  expect(css).toContain('Public Sans Web')
  expect(css).not.toMatch(/\.(woff|ttf)\)/)
  expect(first.files).toContain('fonts/public-sans/PublicSans-Regular.woff2')
  for (const [, file] of css.matchAll(/url\(["']?\.\/([^)"'?#]+)/g)) expect(existsSync(join(into, file!))).toBe(true)
  expect(compileTheme(into)).toEqual({ ...first, wasCached: true })

  rmSync(join(into, first.files[0]!))
  expect(compileTheme(into).wasCached).toBe(false)
  expect(existsSync(join(into, first.files[0]!))).toBe(true)
})
