import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { listCarriedFiles } from './list-carried-files.ts'
import { fingerprintOf, openSigningKey, readFingerprint, writeFingerprint } from './signing-key.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-signing-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the key that signs packages', () => {
  test('is made once, is readable by its owner alone, and each city has its own', () => {
    const first = openSigningKey(folder, 'one')
    expect(openSigningKey(folder, 'one').publicKey).toBe(first.publicKey)
    expect(openSigningKey(folder, 'two').publicKey).not.toBe(first.publicKey)
    expect(statSync(join(folder, 'signing', 'one.pem')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, 'signing', 'one.pem'), 'utf8')).toContain('PRIVATE KEY')
    expect(first.fingerprint).toBe(fingerprintOf(first.publicKey))
  })
  test('is in no backup', async () => {
    openSigningKey(folder, 'one')
    expect((await listCarriedFiles(folder)).filter((path) => path.includes('signing'))).toEqual([])
  })
  test('a fingerprint is read out in groups and typed back', () => {
    const { fingerprint } = openSigningKey(folder, 'one')
    expect(writeFingerprint(fingerprint)).toMatch(/^([0-9a-f]{4} ){9}[0-9a-f]{4}$/)
    expect(readFingerprint(` ${writeFingerprint(fingerprint).toUpperCase()} `)).toBe(fingerprint)
  })
})

test('canonical JSON does not depend on the order of keys, and keeps that of lists', () => {
  expect(canonicalJson({ b: [2, 1], a: { d: null, c: 'x' } })).toBe('{"a":{"c":"x","d":null},"b":[2,1]}')
  expect(canonicalJson({ a: undefined })).toBe('{"a":null}')
})
