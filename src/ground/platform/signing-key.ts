import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The key with which a jurisdiction signs what it sends to other installations. */
export type SigningKey = { privateKey: KeyObject; publicKey: string; fingerprint: string }

/** Its place in the data folder. No backup carries the folder: who held a backup could sign in this city's name. */
export const signingFolder = 'signing'

/** Opens the jurisdiction's ed25519 key; made once, readable by its owner alone. */
export function openSigningKey(dataFolder: string, slug: string): SigningKey {
  const path = join(dataFolder, signingFolder, `${slug}.pem`)
  if (!existsSync(path)) makeKey(path)
  const privateKey = createPrivateKey(readFileSync(path, 'utf8'))
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('hex')
  return { privateKey, publicKey, fingerprint: fingerprintOf(publicKey) }
}

/** Named when it is whole, as every secret here: a kill must not leave half a key that would be used ever after. */
function makeKey(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const { privateKey } = generateKeyPairSync('ed25519')
  const fresh = `${path}.${process.pid}.new`
  writeFileSync(fresh, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true })
  try {
    linkSync(fresh, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(fresh, { force: true })
  }
}

/** 40 hexadecimal digits of a public key's SHA-256: short enough to be read out on the telephone. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex').slice(0, 40)
}

/** In groups of four, as it is read out. */
export const writeFingerprint = (fingerprint: string): string => fingerprint.replace(/(.{4})(?=.)/g, '$1 ')

/** As somebody typed it: spaces, dashes and capitals do not matter. */
export const readFingerprint = (text: string): string => text.toLowerCase().replace(/[^0-9a-f]/g, '')
