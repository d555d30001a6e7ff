import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receiveUpload, tableLimits, type UploadLimits } from './receive-upload.ts'

let workFolder: string
beforeAll(async () => {
  workFolder = await mkdtemp(join(tmpdir(), 'throughline-upload-'))
})
afterAll(() => rm(workFolder, { recursive: true, force: true }))

const small: UploadLimits = { fileBytes: 1000, bytes: 4000, files: 3, milliseconds: 5000 }
const address = 'http://localhost/data'

function formOf(...files: [name: string, content: string][]): FormData {
  const form = new FormData()
  form.set('kind', 'contracts')
  for (const [name, content] of files) form.append('file', new File([content], name))
  return form
}

const send = (body: FormData, limits = small) =>
  receiveUpload(new Request(address, { method: 'POST', body }), { workFolder, limits })

/** A body sent as it is, in pieces, as a network would. */
function sendRaw(pieces: string[], type = 'multipart/form-data; boundary=X', limits = small) {
  const body = new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
      controller.close()
    },
  })
  const init = { method: 'POST', body, headers: { 'content-type': type }, duplex: 'half' }
  return receiveUpload(new Request(address, init as RequestInit), { workFolder, limits })
}

const begun = '--X\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'

test('files lie in a private folder under their own names, byte for byte', async () => {
  const came = await send(formOf(['Verträge 2026.csv', 'número,1\n'], ['b.csv', 'x']))
  if ('problem' in came) throw new Error(came.problem)
  expect(came.files.map(({ name, bytes }) => `${name} ${bytes}`)).toEqual(['Verträge 2026.csv 10', 'b.csv 1'])
  expect(readFileSync(came.files[0]!.path, 'utf8')).toBe('número,1\n')
  await rm(came.folder, { recursive: true })
})

test('two files of one name do not meet', async () => {
  const came = await send(formOf(['a.csv', 'one'], ['a.csv', 'two']))
  if ('problem' in came) throw new Error(came.problem)
  expect(came.files.map(({ path }) => readFileSync(path, 'utf8'))).toEqual(['one', 'two'])
  await rm(came.folder, { recursive: true })
})

test.each([
  ['a file above its limit', () => send(formOf(['a.csv', 'x'.repeat(1001)])), 'too-large'],
  [
    'files that are too much together',
    () =>
      send(formOf(...[1, 2, 3].map((n): [string, string] => [`${n}.csv`, 'x'.repeat(990)])), { ...small, bytes: 2000 }),
    'too-large',
  ],
  [
    'more files than a form has',
    () => send(formOf(...'abcd'.split('').map((n): [string, string] => [n, n]))),
    'too-many-files',
  ],
  ['a form in which no file was chosen', () => send(formOf()), 'nothing'],
  ['a form whose file has no name', () => sendRaw([`${begun.replace('a.csv', '')}\r\n--X--\r\n`]), 'nothing'],
  ['a body that ends in the middle of a file', () => sendRaw([begun, 'half of']), 'broken'],
  ['a body that is no form', () => sendRaw(['number,provider\n1,2\n']), 'broken'],
  ['another type of content', () => sendRaw(['{}'], 'application/json'), 'broken'],
  ['a form without its boundary', () => sendRaw([begun], 'multipart/form-data'), 'broken'],
])('%s is not taken, and nothing of it stays', async (_name, come, problem) => {
  expect(await come()).toEqual({ problem })
  expect(readdirSync(workFolder)).toEqual([])
})

test('a connection that is cut, and one that is too slow, leave nothing', async () => {
  const cut = new AbortController()
  const never = () => new ReadableStream({ pull: () => new Promise(() => {}) })
  const headers = { 'content-type': 'multipart/form-data; boundary=X' }
  const ask = (signal: AbortSignal) =>
    new Request(address, { method: 'POST', body: never(), headers, signal, duplex: 'half' } as RequestInit)
  const receiving = receiveUpload(ask(cut.signal), { workFolder, limits: tableLimits })
  cut.abort()
  expect(await receiving).toEqual({ problem: 'broken' })
  const slow = receiveUpload(ask(new AbortController().signal), { workFolder, limits: { ...small, milliseconds: 20 } })
  expect(await slow).toEqual({ problem: 'too-slow' })
  expect(readdirSync(workFolder)).toEqual([])
})

test('what is far too large is cut off and not only refused', async () => {
  let sent = 0
  const body = new ReadableStream({
    pull(controller) {
      sent += 1000
      controller.enqueue(new TextEncoder().encode(sent === 1000 ? begun.padEnd(1000, 'x') : 'x'.repeat(1000)))
    },
  })
  const headers = { 'content-type': 'multipart/form-data; boundary=X' }
  const request = new Request(address, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  expect(await receiveUpload(request, { workFolder, limits: small })).toEqual({ problem: 'too-large' })
  expect(sent).toBeLessThan(200_000)
})
