import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'

/** A stream that passes everything on and knows, once it has ended, how many bytes went through and their SHA-256. */
export type CountedBytes = { stream: Transform; seen(): { bytes: number; sha256: string } }

/** `most` ends the stream as soon as more bytes come than were declared. */
export function countBytes(most = Number.POSITIVE_INFINITY): CountedBytes {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > most) return done(new Error(`More than the ${most} bytes that were declared.`))
      hash.update(chunk)
      done(null, chunk)
    },
  })
  return { stream, seen: () => ({ bytes, sha256: hash.copy().digest('hex') }) }
}
