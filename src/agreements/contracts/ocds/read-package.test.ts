import { describe, expect, test } from 'vitest'
import { gatherProcesses } from './gather-processes.ts'
import type { Json, JsonObject } from './json-value.ts'
import { ocdsLimits, readPackage } from './read-package.ts'

const release = (over: JsonObject = {}): JsonObject => ({
  ocid: 'ocds-abc123-1',
  id: 'r1',
  date: '2026-01-01T00:00:00Z',
  tag: ['contract'],
  contracts: [{ id: 'C-1', awardID: 'A', title: 'Peñasco nights' }],
  ...over,
})
const later = (over: JsonObject = {}) =>
  release({ id: 'r2', date: '2026-02-01T00:00:00Z', contracts: [{ id: 'C-1', title: 'Days' }], ...over })
const read = (value: Json, limits = ocdsLimits) => readText(JSON.stringify(value), limits)
const readText = (text: string, limits = ocdsLimits) => readPackage(new TextEncoder().encode(text), 'p.json', limits)
const titles = (value: Json) => gatherProcesses(read(value).releases).map(({ compiled }) => titleOf(compiled))
const titleOf = (compiled: JsonObject) => (compiled.contracts as JsonObject[])[0]!.title
const codes = ({ findings }: { findings: { code: string }[] }) => findings.map(({ code }) => code)

describe('what publishers write', () => {
  const record: JsonObject = { ocid: 'ocds-abc123-1', releases: [release(), later()] }
  test.each<[string, Json]>([
    ['a release package', { version: '1.1', releases: [release(), later()] }],
    ['a record package with embedded releases', { version: '1.1', records: [record] }],
    ['a record alone', record],
    ['a list of releases', [release(), later()]],
    ['a list of packages', [{ releases: [release()] }, { releases: [later()] }]],
    ['a compiled release alone', { ...later(), tag: ['compiled'] }],
    ['a compiled release and older releases', { releases: [release(), { ...later(), tag: ['compiled'] }] }],
    ['a compiled release and a newer release', { releases: [{ ...release(), tag: ['compiled'] }, later()] }],
    [
      'a record whose releases are links, with its compiled release',
      {
        records: [
          {
            ocid: 'ocds-abc123-1',
            releases: [{ url: 'https://example.org/1', date: '2026-01-01' }],
            compiledRelease: later(),
          },
        ],
      },
    ],
  ])('%s is one process, as its newest word has it', (_, value) => {
    expect(titles(value)).toEqual(['Days'])
    expect(codes(read(value))).toEqual([])
  })

  test('one JSON text a line', () => {
    const { releases } = readText(`${JSON.stringify(release())}\n\r\n${JSON.stringify(later())}\n`)
    expect(releases).toHaveLength(2)
  })

  test('a versioned release alone is its newest values', () => {
    const versions = (...values: Json[]) =>
      values.map((value, index) => ({
        releaseID: `r${index}`,
        releaseDate: `2026-0${index + 1}-01T00:00:00Z`,
        releaseTag: ['contract'],
        value,
      }))
    const versioned = {
      ocid: 'ocds-abc123-1',
      initiationType: versions('tender'),
      contracts: [{ id: 'C-1', title: versions('Nights', 'Days') }],
    }
    const [process] = gatherProcesses(read(versioned).releases)
    expect(process!.compiled).toMatchObject({ date: '2026-02-01T00:00:00Z', contracts: [{ id: 'C-1', title: 'Days' }] })
  })

  const text = JSON.stringify({ releases: [release()] })
  const utf16 = (bytes: Buffer) => new Uint8Array(bytes)
  test.each<[string, Uint8Array, string[]]>([
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${text}`), []],
    ['UTF-16 with a mark', utf16(Buffer.from(`\uFEFF${text}`, 'utf16le')), []],
    ['UTF-16 without one', utf16(Buffer.from(text, 'utf16le')), []],
    ['UTF-16, the other end first', utf16(Buffer.from(text, 'utf16le').swap16()), []],
    ['Latin-1', new Uint8Array(Buffer.from(text, 'latin1')), ['not-utf-8']],
  ])('%s', (_, bytes, expected) => {
    const found = readPackage(bytes, 'p.json')
    expect(titleOf(found.releases[0]!.release)).toBe('Peñasco nights')
    expect(codes(found)).toEqual(expected)
  })

  test('version 1.0: organizations move to parties, amendment and payments get their new names', () => {
    const old = release({
      buyer: { name: 'Human Services', identifier: { scheme: 'X', id: '7' } },
      awards: [{ id: 'A', suppliers: [{ name: 'Harbor House' }], amendment: { rationale: 'why' } }],
      contracts: [
        {
          id: 'C-1',
          amendment: { rationale: 'more' },
          implementation: {
            transactions: [
              {
                id: 't',
                amount: { amount: 5 },
                receiverOrganization: { id: '9', scheme: 'Y', legalName: 'Harbor House' },
              },
            ],
          },
        },
      ],
    })
    const found = read({ releases: [old] })
    expect(codes(found)).toEqual(['release-upgraded'])
    const fresh = found.releases[0]!.release
    expect(fresh.buyer).toEqual({ id: 'X-7', name: 'Human Services' })
    expect((fresh.parties as JsonObject[]).map(({ id, roles }) => [id, roles])).toEqual([
      ['X-7', ['buyer']],
      ['Harbor House', ['supplier']],
      ['Y-9', ['payee']],
    ])
    expect(fresh.awards).toEqual([
      { id: 'A', suppliers: [{ id: 'Harbor House', name: 'Harbor House' }], amendments: [{ rationale: 'why' }] },
    ])
    expect(fresh.contracts).toEqual([
      {
        id: 'C-1',
        amendments: [{ rationale: 'more' }],
        implementation: {
          transactions: [{ id: 't', value: { amount: 5 }, payee: { id: 'Y-9', name: 'Harbor House' } }],
        },
      },
    ])
  })
})

describe('what cannot be read', () => {
  const deep = `${'['.repeat(100)}${']'.repeat(100)}`
  test.each([
    ['not JSON', 'number,provider\n1,2\n', 'package-not-json'],
    ['a web page', '<!doctype html><p>Sign in', 'package-not-json'],
    ['a text that was cut off', '{"releases": [\n{"ocid": "x"', 'package-not-json'],
    ['JSON of something else', '{"measures": 3}', 'package-without-releases'],
    ['a number', '3', 'package-without-releases'],
    ['nothing', ' \n ', 'empty-file'],
    ['brackets a hundred deep', deep, 'package-too-deep'],
    ['a hundred thousand deep', '['.repeat(100_000), 'package-too-deep'],
  ])('%s stops', (_, text, code) => {
    const found = readText(text)
    expect(found).toMatchObject({ releases: [], findings: [{ grade: 'stops', code, file: 'p.json' }] })
  })
  test('brackets in text are no depth', () => {
    expect(codes(read({ releases: [release({ language: '[{"\\'.repeat(100) })] }))).toEqual([])
  })
  test('a line that is none is named', () => {
    expect(readText(`${JSON.stringify(release())}\nnone\n`).findings).toMatchObject([
      { code: 'package-not-json', row: 2 },
    ])
  })
  test('what is larger than the limit is not looked into', () => {
    const found = read({ releases: [release()] }, { ...ocdsLimits, bytes: 100 })
    expect(found.findings).toMatchObject([{ grade: 'stops', code: 'package-too-large', expected: '100' }])
  })
  test('a record that only links is left out, with its place; alone, nothing is left to read', () => {
    const linked = { ocid: 'ocds-abc123-2', releases: [{ url: 'https://example.org/1', date: '2026-01-01' }] }
    const found = read({ records: [{ ocid: 'ocds-abc123-1', releases: [release()] }, linked] })
    expect(found.releases).toHaveLength(1)
    expect(found.findings).toMatchObject([
      { grade: 'error', code: 'releases-linked-only', column: '/records/1/releases' },
    ])
    expect(codes(read({ records: [linked] }))).toEqual(['releases-linked-only', 'package-without-whole-releases'])
  })
  test('a release without ocid or date is left out; the others are read', () => {
    const found = read({ releases: [release(), later({ ocid: null }), later({ date: '31 February' })] })
    expect(found.releases).toHaveLength(1)
    expect(found.findings.map(({ code, column }) => [code, column])).toEqual([
      ['release-without-ocid', '/releases/1/ocid'],
      ['release-without-date', '/releases/2/date'],
    ])
  })
})
