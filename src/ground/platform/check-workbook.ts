import yauzl from 'yauzl'

export type WorkbookLimits = { entries: number; bytes: number; ratio: number }
/** A sheet of 100,000 rows unpacks to some 100 MB, about twenty times its packed size. */
export const workbookLimits: WorkbookLimits = { entries: 2_000, bytes: 600_000_000, ratio: 200 }

export type WorkbookRefusal = {
  code:
    | 'workbook-with-password'
    | 'not-a-table-old-spreadsheet'
    | 'not-a-workbook'
    | 'workbook-with-entities'
    | 'workbook-too-large'
    | 'unreadable-workbook'
  found: string | null
  expected: string | null
}

const refusal = (code: WorkbookRefusal['code'], found: string | null = null, expected: string | null = null) =>
  ({ code, found, expected }) satisfies WorkbookRefusal

/**
 * What speaks against giving a workbook to the library that reads it, or null. The zip is walked and unpacked once, part
 * by part and into nothing: so many parts, so many bytes, no part that grows beyond all measure, no part that defines
 * entities, which could name files or multiply themselves.
 */
export async function checkWorkbook(
  bytes: Uint8Array,
  limits: WorkbookLimits = workbookLimits,
): Promise<WorkbookRefusal | null> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return refuseOldContainer(buffer)
  try {
    return await walk(buffer, limits)
  } catch (error) {
    // A part that unpacks to more than the zip says is a lie of the same kind as a bomb.
    const isLie = error instanceof Error && /too many bytes|not enough bytes/.test(error.message)
    return refusal(isLie ? 'workbook-too-large' : 'unreadable-workbook')
  }
}

/** Workbooks with a password, and those of before 2007, share a container; the streams in it tell which. */
function refuseOldContainer(buffer: Buffer): WorkbookRefusal {
  const isEncrypted = buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))
  return refusal(isEncrypted ? 'workbook-with-password' : 'not-a-table-old-spreadsheet')
}

async function walk(buffer: Buffer, limits: WorkbookLimits): Promise<WorkbookRefusal | null> {
  const zip = await yauzl.fromBufferPromise(buffer)
  if (zip.entryCount > limits.entries) return refusal('workbook-too-large', `${zip.entryCount}`, `${limits.entries}`)
  let isWorkbook = false
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize
    const isBomb =
      entry.uncompressedSize > 5_000_000 && entry.uncompressedSize > limits.ratio * Math.max(1, entry.compressedSize)
    if (unpacked > limits.bytes || isBomb) return refusal('workbook-too-large', null, `${limits.bytes}`)
    if (entry.fileName === 'xl/workbook.xml') isWorkbook = true
    if (!/\.(xml|rels|vml)$/i.test(entry.fileName)) continue
    if (await definesEntities(await zip.openReadStreamPromise(entry)))
      return refusal('workbook-with-entities', entry.fileName)
  }
  return isWorkbook ? null : refusal('not-a-workbook')
}

const marks = ['<!DOCTYPE', '<!ENTITY', '<!doctype', '<!entity'].flatMap((mark) => [
  Buffer.from(mark, 'latin1'),
  Buffer.from(mark, 'utf16le'),
  Buffer.from(mark, 'utf16le').swap16(),
])

async function definesEntities(stream: AsyncIterable<Buffer>): Promise<boolean> {
  let tail = Buffer.alloc(0)
  for await (const chunk of stream) {
    const text = Buffer.concat([tail, chunk])
    if (marks.some((mark) => text.includes(mark))) return true
    // A mark may stand across two chunks.
    tail = text.subarray(-20)
  }
  return false
}
