import { expect, test } from 'vitest'
import { receiveFileForm } from './receive-file-form.ts'

const send = (body: FormData | URLSearchParams) =>
  receiveFileForm(new Request('http://localhost/files', { method: 'POST', body }))

test('fields and the file arrive byte for byte, the name without its path', async () => {
  const form = new FormData()
  form.set('title', 'Póliza 2026')
  form.set('file', new File([new Uint8Array([0, 255, 13, 10])], 'C:\\scans\\póliza.pdf'))
  expect(await send(form)).toEqual({
    fields: { title: 'Póliza 2026' },
    file: { fileName: 'póliza.pdf', content: new Uint8Array([0, 255, 13, 10]) },
  })
})

test('a form without a file, and one in which none was chosen', async () => {
  expect(await send(new URLSearchParams({ do: 'asked' }))).toEqual({ fields: { do: 'asked' }, file: null })
  const form = new FormData()
  form.set('file', new File([], ''))
  expect(await send(form)).toMatchObject({ file: null })
})

test('a file above the limit is refused once it has come, and one far above it is cut off', async () => {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(10_300_000)], 'large.pdf'))
  expect(await send(form)).toEqual({ refused: 'file-too-large' })
  let sent = 0
  const body = new ReadableStream({
    pull(controller) {
      sent += 1_000_000
      controller.enqueue(new Uint8Array(1_000_000))
    },
  })
  const headers = new Headers({ 'content-type': 'multipart/form-data; boundary=x' })
  expect(await receiveFileForm({ body, headers })).toEqual({ refused: 'file-too-large' })
  expect(sent).toBeLessThan(50_000_000)
})

test('a body that ends in the middle, another type, and none at all are told as broken', async () => {
  const headers = new Headers({ 'content-type': 'multipart/form-data; boundary=x' })
  const half = new Response('--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nhalf').body
  expect(await receiveFileForm({ body: half, headers })).toEqual({ refused: 'upload-broken' })
  const json = new Request('http://localhost/', { method: 'POST', body: '{}' })
  expect(await receiveFileForm(json)).toEqual({ refused: 'upload-broken' })
  expect(await receiveFileForm({ body: null, headers })).toEqual({ refused: 'upload-broken' })
  const cut = new ReadableStream({ start: (controller) => controller.error(new Error('cut')) })
  expect(await receiveFileForm({ body: cut, headers })).toEqual({ refused: 'upload-broken' })
})
