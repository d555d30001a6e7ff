import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { fileNameOf } from '../../ground/platform/file-name-of.ts'
import { makeUploadFolder } from '../../performance/intake/hmis/erase-leftover-uploads.ts'
import { type PiecePurpose, pieceBytes, pieceHours } from './piece-rules.ts'
import type { UploadedFile } from './receive-upload.ts'
import { type FolderOwner, readSignedFolder, signFolder } from './sign-folder.ts'

/** A file that comes in pieces, as far as it has come. */
export type PiecedUpload = { name: string; bytes: number; received: number; purpose: PiecePurpose }
type About = Omit<PiecedUpload, 'received'> & { owner: string }
type Found = PiecedUpload & { folder: string; path: string }
type Asked = { workFolder: string; key: string; owner: FolderOwner }

const signedFor = 'upload in pieces'
const aboutName = 'about.json'
/** So many of one person may be under way; of more, the one that has waited longest gives way. */
const mostOfOne = 3
/** A piece that takes longer comes over a line that has broken. */
const pieceMilliseconds = 120_000

/** Makes a private folder for a file that will come in pieces; the answer is the key of its address. */
export async function beginPieces(
  workFolder: string,
  owner: FolderOwner,
  file: { name: string; bytes: number; purpose: PiecePurpose; mostBytes: number },
): Promise<{ done: { key: string } } | { refused: 'upload-too-large' | 'upload-empty' }> {
  if (file.bytes > file.mostBytes) return { refused: 'upload-too-large' }
  if (file.bytes <= 0) return { refused: 'upload-empty' }
  await makeRoom(workFolder, nameOf(owner))
  const folder = await makeUploadFolder(workFolder)
  await mkdir(join(folder, '0'), { mode: 0o700 })
  const about: About = {
    name: fileNameOf(file.name),
    bytes: file.bytes,
    purpose: file.purpose,
    owner: nameOf(owner),
  }
  await writeFile(join(folder, '0', about.name), '', { mode: 0o600 })
  await writeFile(join(folder, aboutName), JSON.stringify(about), { mode: 0o600 })
  setTimeout(() => void rm(folder, { recursive: true, force: true }), pieceHours * 3_600_000).unref()
  return { done: { key: signFolder(signedFor, folder, owner) } }
}

/** How far an upload has come; null when it is gone or somebody else's. */
export async function findPieces({ workFolder, key, owner }: Asked): Promise<Found | null> {
  const name = readSignedFolder(signedFor, key, owner)
  const found = name === null ? null : await lookInto(join(workFolder, name))
  return found?.owner === nameOf(owner) ? found : null
}

export type PieceAnswer =
  | { done: { received: number } }
  | { refused: 'upload-gone' | 'piece-too-large' | 'piece-not-whole' }
  /** the piece does not begin where the file ends; `received` says where it does */
  | { refused: 'piece-out-of-place'; received: number }

/** Folders into which a piece is being written. */
const busy = new Set<string>()

/**
 * Puts one piece at the end of its file, once all of it has come and its check sum holds: a line that breaks leaves the
 * file as it was. The same piece twice, or two at once, are told where the file ends.
 */
export async function receivePiece(
  asked: Asked,
  piece: { offset: number; digest: string } & Pick<Request, 'body' | 'signal'>,
): Promise<PieceAnswer> {
  const before = await findPieces(asked)
  if (!before) return { refused: 'upload-gone' }
  if (piece.offset !== before.received) return { refused: 'piece-out-of-place', received: before.received }
  const content = await readPiece(piece)
  if (content === null) return { refused: 'piece-not-whole' }
  if (content.length > Math.min(pieceBytes, before.bytes - before.received)) return { refused: 'piece-too-large' }
  if (content.length === 0 || createHash('sha256').update(content).digest('base64') !== piece.digest)
    return { refused: 'piece-not-whole' }
  const upload = await findPieces(asked)
  if (!upload) return { refused: 'upload-gone' }
  if (busy.has(upload.folder) || upload.received !== piece.offset)
    return { refused: 'piece-out-of-place', received: upload.received }
  busy.add(upload.folder)
  try {
    const file = await open(upload.path, 'r+')
    try {
      await file.write(content, 0, content.length, piece.offset)
    } finally {
      await file.close()
    }
    // Which of several waits longest is told by when a piece last came.
    const now = new Date()
    await utimes(join(upload.folder, aboutName), now, now)
    return { done: { received: piece.offset + content.length } }
  } finally {
    busy.delete(upload.folder)
  }
}

/** The whole file, out of its pieces: from here on it is an upload like any other, which its reader erases. */
export async function takePieces(
  asked: Asked,
  purpose: PiecePurpose,
): Promise<{ folder: string; files: UploadedFile[] } | null> {
  const upload = await findPieces(asked)
  if (!upload || upload.purpose !== purpose || upload.received !== upload.bytes) return null
  const { folder, path, name, bytes } = upload
  // Of two that take it at once the second finds no note, and nothing to take.
  const isMine = await unlink(join(folder, aboutName)).then(
    () => true,
    () => false,
  )
  return isMine ? { folder, files: [{ name, path, bytes }] } : null
}

/** Somebody gave up: what has come is erased. */
export async function erasePieces(asked: Asked): Promise<void> {
  const upload = await findPieces(asked)
  if (upload) await rm(upload.folder, { recursive: true, force: true })
}

const nameOf = ({ slug, personId }: FolderOwner): string => `${slug} ${personId}`

async function lookInto(folder: string): Promise<(Found & { owner: string; at: number }) | null> {
  try {
    const [text, noted] = await Promise.all([readFile(join(folder, aboutName), 'utf8'), stat(join(folder, aboutName))])
    const about = JSON.parse(text) as About
    const path = join(folder, '0', about.name)
    return { ...about, folder, path, received: (await stat(path)).size, at: noted.mtimeMs }
  } catch {
    return null
  }
}

async function makeRoom(workFolder: string, owner: string): Promise<void> {
  const names = (await readdir(workFolder).catch(() => [])).filter((name) => name.startsWith('upload-'))
  const found = await Promise.all(names.map((name) => lookInto(join(workFolder, name))))
  const open = found.filter((one) => one !== null)
  const isOld = ({ at }: { at: number }) => Date.now() - at > pieceHours * 3_600_000
  const own = open.filter((one) => one.owner === owner && !isOld(one)).toSorted((one, other) => other.at - one.at)
  for (const { folder } of [...open.filter(isOld), ...own.slice(mostOfOne - 1)])
    await rm(folder, { recursive: true, force: true })
}

/** All of a piece, or null when it broke off; more than a piece may have is not read on. */
async function readPiece({ body, signal }: Pick<Request, 'body' | 'signal'>): Promise<Buffer | null> {
  if (body === null) return null
  const parts: Uint8Array[] = []
  let bytes = 0
  const gather = async (source: AsyncIterable<Uint8Array>) => {
    for await (const part of source) {
      parts.push(part)
      bytes += part.length
      if (bytes > pieceBytes) return
    }
  }
  const ended = AbortSignal.any([signal, AbortSignal.timeout(pieceMilliseconds)])
  try {
    await pipeline(Readable.fromWeb(body as ReadableStream<Uint8Array>), gather, { signal: ended })
  } catch {
    return null
  }
  return Buffer.concat(parts)
}
