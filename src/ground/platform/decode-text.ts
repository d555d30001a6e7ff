/** What a file is when it is not a text table, told by its first bytes. */
export type NotText = 'spreadsheet-or-zip' | 'old-spreadsheet' | 'pdf' | 'web-page' | 'binary-file'

export type DecodedText = { text: string; isLatin1: boolean } | { refused: NotText }

const begins = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, index) => bytes[index] === byte)

/** Bytes to text: UTF-8 and UTF-16 by their marks, else UTF-8, else Windows Latin-1, which older spreadsheets write. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04) || begins(bytes, 0x50, 0x4b, 0x05, 0x06))
    return { refused: 'spreadsheet-or-zip' }
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { refused: 'old-spreadsheet' }
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) return { refused: 'pdf' }
  if (begins(bytes, 0xff, 0xfe)) return accept(new TextDecoder('utf-16le').decode(bytes), false)
  if (begins(bytes, 0xfe, 0xff)) return accept(new TextDecoder('utf-16be').decode(bytes), false)
  try {
    return accept(new TextDecoder('utf-8', { fatal: true }).decode(bytes), false)
  } catch {
    return accept(new TextDecoder('windows-1252').decode(bytes), true)
  }
}

/** Text never holds these characters; PostgreSQL would refuse the first of them later and less kindly. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const notOfText = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/

export function accept(decoded: string, isLatin1: boolean): DecodedText {
  const text = decoded.replace(/^\uFEFF+/, '')
  if (notOfText.test(text)) return { refused: 'binary-file' }
  if (/^\s*<(!doctype|html|\?xml)/i.test(text.slice(0, 200))) return { refused: 'web-page' }
  return { text, isLatin1 }
}
