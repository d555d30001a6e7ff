import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseLeftoverUploads, makeUploadFolder } from './erase-leftover-uploads.ts'
import { type HmisSource, type OpenOptions, openHmisSource } from './open-hmis-source.ts'
import { packZip, smallFiles } from './write-small-export.ts'

let root = ''
let workFolder = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hmis-zip-'))
  workFolder = join(root, 'work')
})
afterAll(() => rm(root, { recursive: true }))

async function open(bytes: Buffer, options: Partial<OpenOptions> = {}) {
  const path = join(root, 'export.zip')
  await writeFile(path, bytes)
  return openHmisSource(path, { workFolder, threads: 1, ...options })
}
async function refusalOf(bytes: Buffer, options: Partial<OpenOptions> = {}) {
  const source = await open(bytes, options)
  if (!('refused' in source)) throw new Error('it was read')
  expect(await readdir(workFolder)).toEqual([])
  return source.refused[0]!
}
/** Writes over bytes of every header with this signature; offsets as in the zip format's specification. */
function patched(bytes: Buffer, signature: number, patch: (header: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes)
  for (let at = 0; at < copy.length - 4; at += 1) if (copy.readUInt32LE(at) === signature) patch(copy.subarray(at))
  return copy
}
const central = 0x02014b50
const local = 0x04034b50

test('a zip reads like a folder, also with one folder inside; other files never leave it', async () => {
  const files = { ...smallFiles(), 'Client.csv': 'names', '__MACOSX/Project.csv': 'droppings' }
  for (const prefix of ['', 'My export/']) {
    const packed = await packZip(Object.fromEntries(Object.entries(files).map(([name, text]) => [prefix + name, text])))
    let seen: string[] = []
    const source = await open(packed, {
      onProgress: () => {},
    })
    expect('refused' in source).toBe(false)
    const [folder] = await readdir(workFolder)
    expect((await stat(join(workFolder, folder!))).mode & 0o777).toBe(0o700)
    seen = await readdir(join(workFolder, folder!))
    expect(seen.filter((name) => name.endsWith('.csv'))).toEqual([])
    await (source as HmisSource).close()
    expect(await readdir(workFolder)).toEqual([])
  }
})

test('not a zip, and half a zip', async () => {
  expect(await refusalOf(Buffer.from('EnrollmentID,PersonalID\n'))).toMatchObject({ grade: 'stops', code: 'not-a-zip' })
  const packed = await packZip(smallFiles())
  expect((await refusalOf(packed.subarray(0, packed.length >> 1))).code).toBe('not-a-zip')
})

test('a zip inside the zip', async () => {
  expect((await refusalOf(await packZip({ 'inner.zip': await packZip(smallFiles()) }))).code).toBe('zip-inside-zip')
})

test('a path that climbs out', async () => {
  const packed = await packZip({ ...smallFiles(), 'aa/evil.csv': 'x' })
  const climbing = Buffer.from(packed.toString('latin1').replaceAll('aa/evil', '../evil'), 'latin1')
  expect((await refusalOf(climbing)).code).toBe('zip-path-climbs-out')
  expect(await readdir(root)).not.toContain('evil.csv')
})

test('an encrypted zip', async () => {
  const packed = await packZip(smallFiles())
  expect(
    (await refusalOf(patched(packed, central, (header) => header.writeUInt16LE(header.readUInt16LE(8) | 1, 8)))).code,
  ).toBe('zip-encrypted')
})

test('100 GB by its own declaration', async () => {
  const packed = await packZip(smallFiles(), { forceZip64Format: true })
  // the 64-bit size stands in the extra field, after the name
  const declared = patched(packed, central, (header) =>
    header.writeBigUInt64LE(100n * 10n ** 9n, 46 + header.readUInt16LE(28) + 4),
  )
  expect((await refusalOf(declared)).code).toBe('source-too-large')
})

test('larger than allowed, packed or unpacked', async () => {
  const packed = await packZip(smallFiles())
  expect((await refusalOf(packed, { limits: { packedBytes: 100 } })).code).toBe('source-too-large')
  expect((await refusalOf(packed, { limits: { unpackedBytes: 100 } })).code).toBe('source-too-large')
})

test('more comes out than was declared: stopped, and nothing stays behind', async () => {
  const large = smallFiles({ add: { Exit: 'X,E9,A,2025-01-01,410,\n'.repeat(50_000) } })
  const lying = patched(await packZip(large), central, (header) => header.writeUInt32LE(1000, 24))
  expect((await refusalOf(lying)).code).toBe('zip-damaged')
})

test('a byte that changed on the way', async () => {
  const packed = await packZip(smallFiles())
  const wrongSum = patched(packed, central, (header) => header.writeUInt32LE(12345, 16))
  expect((await refusalOf(wrongSum)).code).toBe('zip-damaged')
  expect(patched(packed, local, () => {}).equals(packed)).toBe(true)
})

test('the same file twice, and a needed one missing', async () => {
  expect((await refusalOf(await packZip({ ...smallFiles(), 'again/project.CSV': 'x' }))).code).toBe('file-twice')
  expect(await refusalOf(await packZip(smallFiles({ replace: { 'Exit.csv': null } })))).toMatchObject({
    code: 'file-missing',
    file: 'Exit.csv',
  })
})

test('what a killed process left is erased at the next start; folders of living ones stay', async () => {
  const own = await makeUploadFolder(workFolder)
  const gone = spawnSync(process.execPath, ['-e', '']).pid
  const left = join(workFolder, `upload-${gone}-abcdef`)
  await mkdir(left)
  await writeFile(join(left, 'Enrollment.csv'), 'records')
  expect(await eraseLeftoverUploads(workFolder)).toBe(1)
  expect(await readdir(workFolder)).toEqual([own.split('/').at(-1)])
  await rm(own, { recursive: true })
  expect(await eraseLeftoverUploads(join(root, 'never made'))).toBe(0)
})
