import { open } from 'node:fs/promises'
import type { FileLayout } from './layout.ts'

const longestHeader = 1 << 20

/** The names in the first record of a CSV file, as they stand. */
export async function readHeader(path: string): Promise<string[]> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestHeader), 0, longestHeader, 0)
    return firstRecord(buffer.toString('utf8', 0, bytesRead))
  } finally {
    await handle.close()
  }
}

function firstRecord(text: string): string[] {
  const names: string[] = []
  let name = ''
  let isQuoted = false
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && (character === '\n' || character === '\r')) break
    else if (!isQuoted && character === ',') {
      names.push(name)
      name = ''
    } else name += character
  }
  return [...names, name]
}

/** Letter case, byte order mark, kinds of blanks around a name: none of it makes another column. */
export const plainName = (name: string) =>
  name
    .replaceAll(/[\uFEFF\u200B]/g, '')
    .replaceAll(/[\s\u00A0]+/g, ' ')
    .trim()
    .toLowerCase()

export type ReadHeader = {
  /** one entry a column of the file: the name of the layout where it is read, else null */
  columns: (string | null)[]
  missing: string[]
  twice: string[]
  unknown: number
}

export function matchHeader(names: string[], layout: Pick<FileLayout, 'needed' | 'used' | 'known'>): ReadHeader {
  const read = new Map([...layout.needed, ...layout.used].map((name) => [name.toLowerCase(), name]))
  const known = new Set(layout.known.toLowerCase().split(' '))
  const seen = new Set<string>()
  const twice: string[] = []
  let unknown = 0
  const columns = names.map((raw) => {
    const name = plainName(raw)
    const canonical = read.get(name)
    if (canonical === undefined) {
      if (!known.has(name)) unknown += 1
      return null
    }
    if (seen.has(canonical)) {
      twice.push(canonical)
      return null
    }
    seen.add(canonical)
    return canonical
  })
  return { columns, missing: layout.needed.filter((name) => !seen.has(name)), twice, unknown }
}
