import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Finding } from '../../../ground/platform/finding.ts'
import { finding } from './source-refusal.ts'
import type { GatheredFiles } from './unpack-zip.ts'

/**
 * Files that are not UTF-8 are read as Latin-1 (its Windows form, which is what such exports hold): every byte means
 * something in it. Looks at the files up to a size, for what a larger one holds shows only while it is read.
 */
export async function recodeFiles(files: GatheredFiles, folder: string, mostBytes: number): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [file, known] of files) {
    const target = join(folder, `${file}.utf8.csv`)
    if (known.bytes > mostBytes || known.path === target || (await known.seen).isUtf8) continue
    const decoder = new TextDecoder('windows-1252')
    const decode = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        done(null, Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8'))
      },
    })
    await pipeline(createReadStream(known.path), decode, createWriteStream(target, { mode: 0o600 }))
    files.set(file, { ...known, path: target })
    findings.push(finding('warning', 'not-utf-8', `${file}.csv`, { found: 'Latin-1', expected: 'UTF-8' }))
  }
  return findings
}
