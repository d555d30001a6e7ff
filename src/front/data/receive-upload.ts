import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Busboy } from '@fastify/busboy'
import { ocdsLimits } from '../../agreements/contracts/ocds/read-package.ts'
import { fileNameOf } from '../../ground/platform/file-name-of.ts'
import { makeUploadFolder } from '../../performance/intake/hmis/erase-leftover-uploads.ts'

export type UploadLimits = {
  fileBytes: number
  /** of the whole request */
  bytes: number
  files: number
  milliseconds: number
}

const million = 1_000_000
/** An export is one large zip that is never held in memory; tables are small and are. */
export const exportLimits: UploadLimits = {
  fileBytes: 250 * million,
  bytes: 252 * million,
  files: 12,
  milliseconds: 600_000,
}
export const tableLimits: UploadLimits = {
  fileBytes: 50 * million,
  bytes: 150 * million,
  files: 12,
  milliseconds: 600_000,
}

/** A table of a dataset is read as a stream where it is text or Parquet; a workbook keeps to less. */
export const datasetLimits: UploadLimits = {
  fileBytes: 250 * million,
  bytes: 252 * million,
  files: 1,
  milliseconds: 600_000,
}

/** A publication is one JSON text, which is held in memory to be read. */
export const ocdsUploadLimits: UploadLimits = {
  fileBytes: ocdsLimits.bytes,
  bytes: 2 * ocdsLimits.bytes,
  files: 12,
  milliseconds: 600_000,
}

export type UploadedFile = { name: string; path: string; bytes: number }
/** Why an upload was not taken: the page says it in a sentence. */
export type UploadProblem = 'too-large' | 'too-many-files' | 'too-slow' | 'broken' | 'nothing'
export type Uploaded =
  | {
      folder: string
      files: UploadedFile[]
      /** what else the form said, by the name of its field */
      fields: Record<string, string>
    }
  | { problem: UploadProblem }

/**
 * Streams the files of a form into a private folder that the caller erases. When something is wrong nothing stays. What
 * comes after a limit is read and thrown away, because a browser hears an answer only once it has sent everything.
 */
export async function receiveUpload(
  request: Pick<Request, 'headers' | 'body' | 'signal'>,
  { workFolder, limits, mayLackFiles = false }: { workFolder: string; limits: UploadLimits; mayLackFiles?: boolean },
): Promise<Uploaded> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(type) || !request.body) return { problem: 'broken' }
  const folder = await makeUploadFolder(workFolder)
  const timeout = AbortSignal.timeout(limits.milliseconds)
  const receiving = receiveInto(folder, request.body, type, limits, AbortSignal.any([request.signal, timeout]))
  const { problem, files, fields } = await receiving.catch(() => ({
    problem: 'broken' as const,
    files: [],
    fields: {},
  }))
  const lacks = files.length === 0 && !mayLackFiles
  const told = timeout.aborted ? 'too-slow' : (problem ?? (lacks ? ('nothing' as const) : null))
  if (told === null) return { folder, files, fields }
  await rm(folder, { recursive: true, force: true })
  return { problem: told }
}

async function receiveInto(
  folder: string,
  body: NonNullable<Request['body']>,
  type: string,
  limits: UploadLimits,
  signal: AbortSignal,
): Promise<{ problem: UploadProblem | null; files: UploadedFile[]; fields: Record<string, string> }> {
  let problem: UploadProblem | null = null
  const files: UploadedFile[] = []
  const fields: Record<string, string> = {}
  const writing: Promise<void>[] = []
  // A file whose rest will never come must not be waited for.
  const end = new AbortController()
  const ended = AbortSignal.any([signal, end.signal])
  const parser = new Busboy({
    headers: { 'content-type': type },
    limits: {
      fileSize: limits.fileBytes,
      files: limits.files,
      fields: 20,
      fieldSize: 2000,
      parts: limits.files + 20,
      headerPairs: 20,
    },
  })
  parser.on('field', (name, value) => {
    fields[name] = value
  })
  parser.on('file', (_field, stream, fileName) => {
    // An error of the request reaches the file's stream too, even one that nobody writes any more.
    stream.on('error', () => {})
    if (!fileName) {
      stream.resume()
      return
    }
    stream.on('limit', () => {
      problem ??= 'too-large'
    })
    const place = join(folder, String(files.length))
    const file = { name: fileNameOf(fileName), path: join(place, fileNameOf(fileName)), bytes: 0 }
    files.push(file)
    stream.on('data', (chunk: Buffer) => {
      file.bytes += chunk.length
    })
    stream.pause()
    writing.push(
      mkdir(place, { mode: 0o700 }).then(() =>
        pipeline(stream, createWriteStream(file.path, { mode: 0o600 }), { signal: ended }),
      ),
    )
  })
  parser.on('filesLimit', () => {
    problem ??= 'too-many-files'
  })
  parser.on('partsLimit', () => {
    problem ??= 'broken'
  })

  let bytes = 0
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > limits.bytes) problem ??= 'too-large'
      // Somebody who sends four times too much is not waiting for a sentence.
      if (bytes > 4 * limits.bytes) return done(new Error('far too large'))
      done(null, problem === null ? chunk : undefined)
    },
  })
  const source = Readable.fromWeb(body as ReadableStream<Uint8Array>)
  const read = await Promise.allSettled([pipeline(source, watch, parser, { signal })])
  if (read[0]!.status === 'rejected') end.abort()
  const written = await Promise.allSettled(writing)
  if ([...read, ...written].some(({ status }) => status === 'rejected')) problem ??= 'broken'
  return { problem, files, fields }
}
