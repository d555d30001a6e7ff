import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import type { Database } from '../../ground/platform/database.server.ts'
import { claimFounding, makeFoundingKey, mayFound } from './founding-key.ts'

let city: TestCity
let dataFolder: string
beforeAll(async () => {
  city = await openTestCity()
})
afterAll(() => city.close())
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'throughline-founding-'))
  return () => rmSync(dataFolder, { recursive: true, force: true })
})

const program = () => ({
  db: city.db as Database,
  settings: { dataFolder, port: 0, databaseUrl: null, cookieSecret: null },
})

test('where a city stands, another is founded only with a key of the terminal, and a key serves once', async () => {
  expect(await mayFound(program(), null)).toBe(false)
  expect(await claimFounding(program(), null)).toBe(false)
  expect(await claimFounding(program(), 'guessed')).toBe(false)
  const key = makeFoundingKey(program())
  expect(await mayFound(program(), key)).toBe(true)
  const claimed = await Promise.all([claimFounding(program(), key), claimFounding(program(), key)])
  expect(claimed.toSorted()).toEqual([false, true])
  expect(await mayFound(program(), key)).toBe(false)
})

test('the folder holds no key, and a key that is too old founds nothing', async () => {
  const key = makeFoundingKey(program())
  const [file] = readdirSync(join(dataFolder, 'founding-keys'))
  expect(file).not.toContain(key)
  // A key that names a place in place of a secret finds nothing.
  expect(await mayFound(program(), `../founding-keys/${file}`)).toBe(false)
  const longAgo = new Date(Date.now() - 11 * 60_000)
  utimesSync(join(dataFolder, 'founding-keys', file!), longAgo, longAgo)
  expect(await claimFounding(program(), key)).toBe(false)
})

test('the demonstration is nobody’s city: beside it the first one is free', async () => {
  await city.asOwner((trx) => trx.updateTable('jurisdiction').set({ is_demo: true }).execute())
  expect(await mayFound(program(), null)).toBe(true)
  expect(await claimFounding(program(), null)).toBe(true)
  await city.asOwner((trx) => trx.updateTable('jurisdiction').set({ is_demo: false }).execute())
})
