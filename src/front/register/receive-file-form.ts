import { mostFileBytes } from '../../agreements/documents/file-type.ts'
import { fileNameOf } from '../../ground/platform/file-name-of.ts'

export type FileForm = {
  fields: Record<string, string>
  /** null: none was chosen */
  file: { fileName: string; content: Uint8Array } | null
}

/** A file, its fields, and what stands between them. */
const mostBytes = mostFileBytes + 200_000
const mostMilliseconds = 180_000

/**
 * A form that may carry one file, held in memory: 10 MB at most. What comes after the limit is read and thrown away,
 * because a browser hears an answer only once it has sent everything; four times too much is cut off.
 */
export async function receiveFileForm(
  request: Pick<Request, 'headers' | 'body'>,
): Promise<FileForm | { refused: 'file-too-large' | 'upload-broken' }> {
  const type = request.headers.get('content-type') ?? ''
  if (!request.body || !/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) {
    return { refused: 'upload-broken' }
  }
  const received = await readBody(request.body).catch(() => 'broken' as const)
  if (received === 'broken') return { refused: 'upload-broken' }
  if (received === 'too-large') return { refused: 'file-too-large' }
  const form = await new Response(new Uint8Array(received), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null)
  return form ? readForm(form) : { refused: 'upload-broken' }
}

async function readBody(body: ReadableStream<Uint8Array>): Promise<Buffer | 'too-large' | 'broken'> {
  const reader = body.getReader()
  const timeout = setTimeout(() => void reader.cancel().catch(() => {}), mostMilliseconds)
  const began = performance.now()
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      bytes += value.byteLength
      if (bytes > 4 * mostBytes) {
        await reader.cancel().catch(() => {})
        return 'too-large'
      }
      if (bytes <= mostBytes) chunks.push(value)
    }
  } finally {
    clearTimeout(timeout)
  }
  if (bytes > mostBytes) return 'too-large'
  // A body that was cut off by the clock ends like one that is whole.
  return performance.now() - began >= mostMilliseconds ? 'broken' : Buffer.concat(chunks)
}

async function readForm(form: FormData): Promise<FileForm> {
  const fields: Record<string, string> = {}
  let file: FileForm['file'] = null
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value
    else if (value.name !== '' && file === null) {
      file = { fileName: fileNameOf(value.name), content: new Uint8Array(await value.arrayBuffer()) }
    }
  }
  return { fields, file }
}
