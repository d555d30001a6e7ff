/** What a file is, told from its first bytes: its name may say anything. */
export const mostFileBytes = 10_000_000

/** The kinds of file that may be put on file, with what a browser is told of them. */
export const fileTypes = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
} as const
export type FileType = keyof typeof fileTypes

/** The type of a file, or null where it is none of ours, or its name promises another. */
export function fileTypeOf(fileName: string, content: Uint8Array): FileType | null {
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const named = ending === 'jpeg' ? 'jpg' : ending
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const told = tellFromBytes(bytes)
  // Text has no first bytes of its own: there the name alone tells a table from a letter.
  if (told === null) return (named === 'csv' || named === 'txt') && isText(bytes) ? named : null
  return told === named ? told : null
}

function tellFromBytes(bytes: Buffer): FileType | null {
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpg'
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return officeType(bytes)
  return null
}

/** A zip is a document only when it holds the part that makes it one; one that carries macros is none of ours. */
function officeType(bytes: Buffer): FileType | null {
  if (bytes.includes('vbaProject.bin')) return null
  if (bytes.includes('word/document.xml')) return 'docx'
  return bytes.includes('xl/workbook.xml') ? 'xlsx' : null
}

const startsWith = (bytes: Buffer, start: number[]): boolean => start.every((byte, at) => bytes[at] === byte)

/** Control characters other than ends of lines, tabs and page breaks are no text in any of the usual encodings. */
function isText(bytes: Buffer): boolean {
  return bytes.length > 0 && !bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32) || byte === 127)
}
