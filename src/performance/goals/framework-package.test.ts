import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { projectRoot } from '../../ground/platform/project-root.ts'
import { openSigningKey, type SigningKey } from '../../ground/platform/signing-key.ts'
import { frameworkPackageSchema, type PackageContent, readPackage, writePackage } from './framework-package.ts'

let folder: string
let key: SigningKey
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-package-'))
  key = openSigningKey(folder, 'one')
})
afterAll(() => rmSync(folder, { recursive: true }))

const content: PackageContent = {
  madeAt: '2026-07-01T10:00:00.000Z',
  from: { name: 'Condado de Peñasco', isDemo: false },
  frameworks: [
    {
      id: '5b1d7e0a-2f7c-4b43-9f5c-0d3f1c1a2b3c',
      name: 'Regional',
      policyArea: 'Homelessness',
      description: '',
      version: 2,
      state: 'signed',
      funders: [{ name: 'County', signedBy: 'Lee', signedOn: '2026-05-01' }],
      measures: [
        {
          measure: 'exits',
          cardVersion: 'c1',
          programType: 'Shelter',
          population: null,
          minimum: 0.4,
          target: 0.55,
          direction: 'increase',
          mayOverride: 'minimum',
          overrides: [{ funder: 'County', minimum: 0.35, target: 0.55, reason: 'New' }],
        },
      ],
    },
  ],
  results: [
    {
      measure: 'exits',
      cardVersion: 'c1',
      unit: 'households',
      from: '2025-07',
      to: '2026-06',
      groups: [{ programType: 'Shelter', population: null, state: 'suppressed', numerator: null, denominator: null }],
      total: { numerator: 40, denominator: 100 },
    },
  ],
}

describe('a package', () => {
  test('is read as it was written, and says with which key it was signed', () => {
    const read = readPackage(writePackage(content, key))
    if ('refused' in read) throw new Error(read.refused)
    expect(read.done.package).toMatchObject(content)
    expect(read.done.fingerprint).toBe(key.fingerprint)
  })

  test('is refused when one byte of it is another, wherever', () => {
    const bytes = Buffer.from(writePackage(content, key))
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(bytes)
        changed[at] = changed[at]! ^ flip
        return 'refused' in readPackage(changed.toString('utf8'))
      }),
      { numRuns: 400 },
    )
  })

  test.each([
    ['another count', (text: string) => text.replace('"denominator":100', '"denominator":101'), 'package-changed'],
    ['a space', (text: string) => text.replace('":', '": '), 'package-changed'],
    ['no line end', (text: string) => text.trimEnd(), 'package-changed'],
    ['a key more', (text: string) => text.replace('{', '{"a":1,'), 'package-changed'],
    ['half of it', (text: string) => text.slice(0, 400), 'package-unreadable'],
    ['another file', () => '[]', 'package-unreadable'],
  ])('is refused with %s', (_, change, refused) => {
    expect(readPackage(change(writePackage(content, key)))).toEqual({ refused })
  })

  test('signed anew by somebody else has the fingerprint of somebody else', () => {
    const other = openSigningKey(folder, 'other')
    const read = readPackage(writePackage(content, other))
    expect('done' in read && read.done.fingerprint).toBe(other.fingerprint)
    const stolen = writePackage(content, other).replace(other.publicKey, key.publicKey)
    expect(readPackage(stolen)).toEqual({ refused: 'package-changed' })
  })
})

test('docs/schemas/framework-package.schema.json is what the program reads: else run scripts/write-schemas.ts', () => {
  const written = readFileSync(join(projectRoot, 'docs/schemas/framework-package.schema.json'), 'utf8')
  expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(frameworkPackageSchema))))
})
