import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

export type SeenBytes = { bytes: number; sha256: string; isUtf8: boolean }

/** Where a chunk can be cut without parting a character: at most three bytes before its end. */
function wholeCharacters(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back += 1) {
    const byte = chunk[chunk.length - back]!
    if (byte < 0x80) return chunk.length
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? chunk.length - back : chunk.length
  }
  return chunk.length
}

/** Looks at a file as it streams by: its length, its SHA-256, and whether all of it is UTF-8. */
export function watchBytes(): { see(chunk: Buffer): void; end(): SeenBytes } {
  const hash = createHash('sha256')
  let bytes = 0
  let valid = true
  let rest: Buffer = Buffer.alloc(0)
  return {
    see(chunk) {
      hash.update(chunk)
      bytes += chunk.length
      if (!valid) return
      const text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      const cut = wholeCharacters(text)
      valid = isUtf8(text.subarray(0, cut))
      rest = Buffer.from(text.subarray(cut))
    },
    end: () => ({ bytes, sha256: hash.digest('hex'), isUtf8: valid && isUtf8(rest) }),
  }
}

/** Looks at a whole file in pieces of one buffer. A stream would ask the system for new memory at every piece. */
export async function watchFile(
  path: string,
  { signal, onBytes }: { signal?: AbortSignal; onBytes?: (bytes: number) => void } = {},
): Promise<SeenBytes> {
  const watch = watchBytes()
  const buffer = Buffer.allocUnsafe(2 ** 20)
  const file = await open(path)
  try {
    for (;;) {
      signal?.throwIfAborted()
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null)
      if (bytesRead === 0) return watch.end()
      watch.see(buffer.subarray(0, bytesRead))
      onBytes?.(bytesRead)
    }
  } finally {
    await file.close()
  }
}
