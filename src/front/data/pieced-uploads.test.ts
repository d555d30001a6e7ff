import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, utimesSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginPieces, erasePieces, findPieces, receivePiece, takePieces } from './pieced-uploads.ts'

let workFolder: string
beforeAll(async () => {
  workFolder = await mkdtemp(join(tmpdir(), 'throughline-pieces-'))
})
afterAll(() => rm(workFolder, { recursive: true, force: true }))

const ana = { slug: 'testville', personId: 'ana', secret: 'a secret' }
const lee = { ...ana, personId: 'lee' }
const digestOf = (content: string) => createHash('sha256').update(content).digest('base64')

async function begin(bytes: number, owner = ana, name = 'export.zip'): Promise<string> {
  const begun = await beginPieces(workFolder, owner, { name, bytes, purpose: 'export', mostBytes: 10_000_000 })
  if ('refused' in begun) throw new Error(begun.refused)
  return begun.done.key
}
function bodyOf(content: string): Pick<Request, 'body' | 'signal'> {
  return new Request('http://localhost/', { method: 'PUT', body: content })
}
const send = (key: string, offset: number, content: string, more: { owner?: typeof ana; digest?: string } = {}) => {
  const { body, signal } = bodyOf(content)
  const { owner = ana, digest = digestOf(content) } = more
  return receivePiece({ workFolder, key, owner }, { offset, digest, body, signal })
}

test('whatever the pieces are, and however often one comes twice, the file is what was sent', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ minLength: 1, maxLength: 50 }), { minLength: 1, maxLength: 6 }),
      async (pieces) => {
        const whole = pieces.join('')
        const key = await begin(Buffer.byteLength(whole))
        let offset = 0
        for (const piece of pieces) {
          const received = offset + Buffer.byteLength(piece)
          expect(await send(key, offset, piece)).toEqual({ done: { received } })
          expect(await send(key, offset, piece)).toEqual({ refused: 'piece-out-of-place', received })
          offset = received
        }
        const taken = (await takePieces({ workFolder, key, owner: ana }, 'export'))!
        expect(readFileSync(taken.files[0]!.path, 'utf8')).toBe(whole)
        await rm(taken.folder, { recursive: true })
      },
    ),
    { numRuns: 20 },
  )
})

test('a piece that breaks off or was changed on its way leaves the file as it was', async () => {
  const key = await begin(10)
  expect(await send(key, 0, 'hello', { digest: digestOf('hullo') })).toEqual({ refused: 'piece-not-whole' })
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('hel'))
      controller.error(new Error('the line broke'))
    },
  })
  const { signal } = new AbortController()
  const piece = { offset: 0, digest: digestOf('hello'), body: broken, signal }
  expect(await receivePiece({ workFolder, key, owner: ana }, piece)).toEqual({ refused: 'piece-not-whole' })
  expect(await findPieces({ workFolder, key, owner: ana })).toMatchObject({ received: 0, bytes: 10 })
  expect(await send(key, 0, 'hello')).toEqual({ done: { received: 5 } })
  expect(await send(key, 5, 'more than was said')).toEqual({ refused: 'piece-too-large' })
  expect(await send(key, 5, 'world')).toEqual({ done: { received: 10 } })
})

test('of two pieces at once one is written, and the other is told where the file ends', async () => {
  const key = await begin(10)
  const both = await Promise.all([send(key, 0, 'hello'), send(key, 0, 'hello')])
  expect(both.filter((one) => 'done' in one)).toHaveLength(1)
  expect(await findPieces({ workFolder, key, owner: ana })).toMatchObject({ received: 5 })
})

test('nobody else finds it, adds to it, takes it or erases it', async () => {
  const key = await begin(5)
  for (const owner of [lee, { ...ana, slug: 'otherville' }]) {
    expect(await findPieces({ workFolder, key, owner })).toBeNull()
    expect(await send(key, 0, 'hello', { owner })).toEqual({ refused: 'upload-gone' })
    await erasePieces({ workFolder, key, owner })
  }
  expect(await send(key, 0, 'hello')).toEqual({ done: { received: 5 } })
  expect(await takePieces({ workFolder, key, owner: lee }, 'export')).toBeNull()
  expect(await takePieces({ workFolder, key, owner: ana }, 'dataset')).toBeNull()
  await erasePieces({ workFolder, key, owner: ana })
  expect(await findPieces({ workFolder, key, owner: ana })).toBeNull()
})

test('a file is taken once, and only when it is whole', async () => {
  const key = await begin(5)
  const asked = { workFolder, key, owner: ana }
  expect(await takePieces(asked, 'export')).toBeNull()
  await send(key, 0, 'hello')
  const both = await Promise.all([takePieces(asked, 'export'), takePieces(asked, 'export')])
  expect(both.filter((one) => one !== null)).toHaveLength(1)
  expect(await send(key, 5, 'x')).toEqual({ refused: 'upload-gone' })
})

test('what is too large or empty does not begin; a name is only a name', async () => {
  const file = { name: 'a.zip', purpose: 'export', mostBytes: 100 } as const
  expect(await beginPieces(workFolder, ana, { ...file, bytes: 101 })).toEqual({ refused: 'upload-too-large' })
  expect(await beginPieces(workFolder, ana, { ...file, bytes: 0 })).toEqual({ refused: 'upload-empty' })
  const key = await begin(5, ana, '../../about.json')
  expect(await findPieces({ workFolder, key, owner: ana })).toMatchObject({ name: 'about.json', received: 0 })
})

test('of one person three wait at most, and nothing waits longer than a day', async () => {
  const keys: string[] = []
  for (let count = 0; count < 4; count += 1) {
    keys.push(await begin(10, lee))
    const folder = join(workFolder, keys.at(-1)!.split('.')[0]!, 'about.json')
    utimesSync(folder, new Date(), new Date(Date.now() - (10 - count) * 60_000))
  }
  const found = async () => Promise.all(keys.map((key) => findPieces({ workFolder, key, owner: lee })))
  expect((await found()).map((one) => one !== null)).toEqual([false, true, true, true])
  const long = new Date(Date.now() - 25 * 3_600_000)
  for (const name of readdirSync(workFolder))
    if ((await found()).some((one) => one?.folder.endsWith(name)))
      utimesSync(join(workFolder, name, 'about.json'), long, long)
  await begin(10, ana)
  expect((await found()).every((one) => one === null)).toBe(true)
})
