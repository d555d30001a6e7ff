import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import yauzl from 'yauzl'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import { backup } from './backup.ts'
import { checkParts, openBackup } from './open-backup.ts'

let city: TestCity
let folder: string
let dataFolder: string
let file: string
beforeAll(async () => {
  city = await openTestCity()
})
afterAll(() => city.close())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-backup-'))
  dataFolder = join(folder, 'data')
  file = join(folder, 'city.zip')
  mkdirSync(dataFolder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const addProvider = (name: string) =>
  city.asOwner((trx) =>
    sql`insert into provider (id, name, normal_name) values (gen_random_uuid(), ${name}, ${name})`.execute(trx),
  )
const make = async (more: Partial<Parameters<typeof backup>[1]> = {}) => {
  const made = await backup(city.db, { file, dataFolder, ...more })
  if ('refused' in made) throw new Error(made.refused.code)
  return made.done
}
const leftOver = () => readdirSync(folder).filter((name) => name !== 'data')

test('a backup says what it holds, is whole, and only its owner can read it', async () => {
  await addProvider('Alder House')
  const { manifest } = await make()
  const [only] = manifest.jurisdictions
  expect(only).toMatchObject({ name: 'Testville', slug: 'testville' })
  expect(only?.migrations.length).toBeGreaterThan(0)
  expect(only?.tables.find(({ name }) => name === 'provider')).toMatchObject({ rows: 1 })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(leftOver()).toEqual(['city.zip'])
  const opened = await openBackup(file)
  if ('refused' in opened) throw new Error(opened.refused.code)
  expect(await checkParts(opened.done)).toEqual({ done: { parts: only?.tables.length } })
  opened.done.close()
})

test('facts and secrets are carried, the key of the cookies is not', async () => {
  mkdirSync(join(dataFolder, 'facts', 'testville', 'one'), { recursive: true })
  mkdirSync(join(dataFolder, 'secrets'))
  writeFileSync(join(dataFolder, 'facts', 'testville', 'one', 'stays.parquet'), 'facts')
  writeFileSync(join(dataFolder, 'secrets', 'testville.key'), 'key')
  writeFileSync(join(dataFolder, 'cookie-secret'), 'cookies')
  const { manifest } = await make()
  expect(manifest.files.map(({ path }) => path)).toEqual(['facts/testville/one/stays.parquet', 'secrets/testville.key'])
  const names: string[] = []
  const zip = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false })
  for await (const entry of zip.eachEntry()) names.push(entry.fileName)
  zip.close()
  expect(names).toContain('data/secrets/testville.key')
  expect(names.filter((name) => name.includes('cookie'))).toEqual([])
})

test('the same rows give the same digests', async () => {
  const first = await make()
  const second = await make({ file: join(folder, 'again.zip') })
  expect(second.manifest.jurisdictions).toEqual(first.manifest.jurisdictions)
})

test('it holds one moment, while others go on writing', async () => {
  let rowsAtFirst = -1
  const { manifest } = await make({
    onProgress: ({ step }) => {
      // Written while the first table is read: a later moment than the snapshot.
      if (rowsAtFirst === -1 && step.startsWith('testville')) {
        rowsAtFirst = 0
        void addProvider('Came Too Late').then(() => addProvider('Later Still'))
      }
    },
  })
  const [{ count }] = (await city.asOwner((trx) => sql<{ count: number }>`select count(*) from provider`.execute(trx)))
    .rows as [{ count: number }]
  const backedUp = manifest.jurisdictions[0]?.tables.find(({ name }) => name === 'provider')?.rows
  expect(rowsAtFirst).toBe(0)
  expect(backedUp).toBe(1)
  expect(count).toBeGreaterThanOrEqual(backedUp!)
})

test('a file that exists is replaced only when told so', async () => {
  writeFileSync(file, 'precious')
  expect(await backup(city.db, { file, dataFolder })).toEqual({
    refused: { code: 'file-exists', found: file, expected: null },
  })
  expect(statSync(file).size).toBe('precious'.length)
  await make({ isReplacing: true })
  expect(leftOver()).toEqual(['city.zip'])
  expect(statSync(file).size).toBeGreaterThan(1000)
})

test('a folder that is not there is refused', async () => {
  const missing = join(folder, 'missing')
  const made = await backup(city.db, { file: join(missing, 'city.zip'), dataFolder })
  expect(made).toEqual({ refused: { code: 'no-such-folder', found: missing, expected: null } })
})

test('stopped in the middle, it leaves nothing, and the database goes on', async () => {
  const stopped = new AbortController()
  const stopping = backup(city.db, {
    file,
    dataFolder,
    signal: stopped.signal,
    onProgress: ({ step }) => step.endsWith(' finding') && stopped.abort(),
  })
  await expect(stopping).rejects.toThrow(/abort/i)
  expect(leftOver()).toEqual([])
  expect(city.db.pool.waitingCount).toBe(0)
  await make()
})

test('what a killed backup left is erased by the next of the same name', async () => {
  writeFileSync(`${file}.999999999.part`, 'half')
  writeFileSync(join(folder, 'other.zip.999999999.part'), 'of another')
  await make()
  expect(leftOver().sort()).toEqual(['city.zip', 'other.zip.999999999.part'])
})
