import { createHash } from 'node:crypto'
import { fileTypeOf, fileTypes, mostFileBytes } from './file-type.ts'

export type TakenFile = { file_name: string; media_type: string; digest: string; bytes: number }

/** What the table keeps of a file beside its content, or why it cannot be kept. */
export function takeFile(
  fileName: string,
  content: Uint8Array,
): TakenFile | { refused: 'file-empty' | 'file-too-large' | 'file-type-unknown' } {
  if (content.byteLength === 0) return { refused: 'file-empty' }
  if (content.byteLength > mostFileBytes) return { refused: 'file-too-large' }
  const type = fileTypeOf(fileName, content)
  if (type === null) return { refused: 'file-type-unknown' }
  const digest = createHash('sha256').update(content).digest('hex')
  return { file_name: fileName, media_type: fileTypes[type], digest, bytes: content.byteLength }
}
