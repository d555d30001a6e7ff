import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeUploadFolder } from '../../performance/intake/hmis/erase-leftover-uploads.ts'
import { findWaiting, keepWaiting } from './waiting-files.ts'

let workFolder: string
beforeAll(async () => {
  workFolder = await mkdtemp(join(tmpdir(), 'throughline-waiting-'))
})
afterAll(() => rm(workFolder, { recursive: true, force: true }))

const ana = { slug: 'testville', personId: 'ana', secret: 'a secret' }

async function bring(...names: string[]): Promise<string> {
  const folder = await makeUploadFolder(workFolder)
  for (const [index, name] of names.entries()) {
    await mkdir(join(folder, String(index)))
    await writeFile(join(folder, String(index), name), name)
  }
  return folder
}

test('files wait for the person who brought them, in the order of their names', async () => {
  const key = keepWaiting(await bring('FY-Q10.csv', 'FY-Q9.csv', 'FY-Q1.csv'), ana)
  const found = await findWaiting(workFolder, key, ana)
  expect(found?.files.map(({ name }) => name)).toEqual(['FY-Q1.csv', 'FY-Q9.csv', 'FY-Q10.csv'])
})

test('nobody else finds them, nor in another city, nor under a key made up', async () => {
  const folder = await bring('a.csv')
  const key = keepWaiting(folder, ana)
  for (const [asked, who] of [
    [key, { ...ana, personId: 'lee' }],
    [key, { ...ana, slug: 'otherville' }],
    [key, { ...ana, secret: 'another' }],
    [key.split('.')[0]!, ana],
    [`${key.slice(0, -1)}_`, ana],
    ['../secrets.x', ana],
    ['', ana],
  ] as const)
    expect(await findWaiting(workFolder, asked, who)).toBeNull()
  expect(existsSync(folder)).toBe(true)
})

test('after an hour they are gone', async () => {
  const folder = await bring('a.csv')
  const key = keepWaiting(folder, ana)
  const old = new Date(Date.now() - 61 * 60_000)
  await utimes(folder, old, old)
  expect(await findWaiting(workFolder, key, ana)).toBeNull()
  expect(existsSync(folder)).toBe(false)
})
