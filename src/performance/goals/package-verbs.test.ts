import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { openSigningKey } from '../../ground/platform/signing-key.ts'
import { acceptSigner } from './accept-signer.ts'
import { comparePackages } from './compare-packages.ts'
import { type PackageContent, writePackage } from './framework-package.ts'
import { findSigner, listPackages } from './list-packages.ts'
import { receivePackage } from './receive-package.ts'
import { takeBackPackage } from './take-back-package.ts'

let city: ReviewedCity
let folder: string
beforeAll(async () => {
  city = await openReviewedCity(1)
  folder = mkdtempSync(join(tmpdir(), 'throughline-packages-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await city.close()
})

const content = (madeAt = '2026-07-01T10:00:00.000Z'): PackageContent => ({
  madeAt,
  from: { name: 'County', isDemo: false },
  frameworks: [],
  results: [],
})
const keyOf = (slug: string) => openSigningKey(folder, slug)
const receive = (person: TestPerson, text: string, accept: string | null = null) =>
  city.as(person, (visit) => receivePackage(visit, { text, accept, ownFingerprint: keyOf('ours').fingerprint }))

test('a package of a key that is not known is said, accepted by its fingerprint, and its next comes in by itself', async () => {
  const county = keyOf('county')
  const text = writePackage(content(), county)
  expect(await receive(city.manager, text)).toEqual({ refused: 'signer-unknown' })
  expect(await receive(city.manager, text, keyOf('other').fingerprint)).toEqual({ refused: 'signer-not-this' })
  for (const person of [city.director, city.provider])
    expect(await receive(person, text, county.fingerprint)).toEqual({ refused: 'not-allowed' })
  expect(await receive(city.manager, text, county.fingerprint)).toMatchObject({
    done: { from: 'County', fingerprint: county.fingerprint, frameworks: 0, results: 0 },
  })
  expect((await city.events()).slice(-2).toSorted()).toEqual(['package-received', 'signer-accepted'])
  expect(await receive(city.terminal, text)).toEqual({ refused: 'package-known' })
  const later = writePackage(content('2026-08-01T10:00:00.000Z'), county)
  expect(await receive(city.terminal, later)).toHaveProperty('done.id')
  const kept = await city.as(city.director, (visit) => listPackages(visit.work))
  expect(kept.map((one) => [one.fromName, one.madeAt])).toEqual([['County', '2026-08-01T10:00:00.000Z']])
})

test('what was changed, what is no package, and what was made here is refused', async () => {
  const text = writePackage(content('2026-09-01T10:00:00.000Z'), keyOf('county'))
  expect(await receive(city.manager, text.replace('County', 'Countx'))).toEqual({ refused: 'package-changed' })
  expect(await receive(city.manager, 'PK')).toEqual({ refused: 'package-unreadable' })
  expect(await receive(city.manager, writePackage(content(), keyOf('ours')))).toEqual({ refused: 'package-is-ours' })
})

test('nothing enters the demonstration', async () => {
  const text = writePackage(content('2026-10-01T10:00:00.000Z'), keyOf('county'))
  const refused = await city.as(city.manager, (visit) =>
    receivePackage(
      { ...visit, jurisdiction: { ...visit.jurisdiction, isDemo: true } },
      { text, accept: null, ownFingerprint: '' },
    ),
  )
  expect(refused).toEqual({ refused: 'demo-is-invented' })
})

test('a signer is accepted once, by who keeps the register, and a provider sees no package', async () => {
  const signer = { publicKey: keyOf('state').publicKey, name: 'State' }
  const accept = (person: TestPerson) => city.as(person, (visit) => acceptSigner(visit, signer))
  for (const person of [city.director, city.provider]) expect(await accept(person)).toEqual({ refused: 'not-allowed' })
  const before = (await city.events()).filter((event) => event === 'signer-accepted').length
  expect(await accept(city.manager)).toEqual({ done: { fingerprint: keyOf('state').fingerprint } })
  expect(await accept(city.terminal)).toEqual({ done: { fingerprint: keyOf('state').fingerprint } })
  expect((await city.events()).filter((event) => event === 'signer-accepted').length).toBe(before + 1)
  expect(await city.as(city.provider, (visit) => listPackages(visit.work))).toEqual([])
})

test('a package is taken back, its signer with the last of them; the same file then comes in again', async () => {
  const region = keyOf('region')
  const [first, second] = ['2026-05-01', '2026-06-01'].map((day) =>
    writePackage({ ...content(`${day}T10:00:00.000Z`), from: { name: 'Region', isDemo: false } }, region),
  )
  const ids: string[] = []
  for (const text of [first!, second!]) {
    const taken = await receive(city.manager, text, region.fingerprint)
    if ('refused' in taken) throw new Error(taken.refused)
    ids.push(taken.done.id)
  }
  const takeBack = (person: TestPerson, id: string) => city.as(person, (visit) => takeBackPackage(visit, id))
  const standing = async () =>
    (await city.as(city.manager, (visit) => listPackages(visit.work)))
      .filter((one) => one.fingerprint === region.fingerprint)
      .map((one) => one.madeAt.slice(0, 10))
  for (const person of [city.director, city.provider])
    expect(await takeBack(person, ids[1]!)).toEqual({ refused: 'not-allowed' })
  expect(await takeBack(city.manager, ids[1]!)).toEqual({ done: { from: 'Region' } })
  expect((await city.events()).at(-1)).toBe('package-taken-back')
  expect(await standing()).toEqual(['2026-05-01'])
  expect(await takeBack(city.manager, ids[1]!)).toEqual({ refused: 'package-not-found' })
  expect(await takeBack(city.manager, 'nothing')).toEqual({ refused: 'package-not-found' })
  const knows = () => city.as(city.manager, (visit) => findSigner(visit.work, region.fingerprint))
  expect(await knows()).toMatchObject({ name: 'Region' })
  await takeBack(city.terminal, ids[0]!)
  expect(await knows()).toBeNull()
  expect(await receive(city.manager, second!)).toEqual({ refused: 'signer-unknown' })
  expect(await receive(city.manager, second!, region.fingerprint)).toEqual({
    done: expect.objectContaining({ id: ids[1] }),
  })
  expect(await knows()).not.toBeNull()
})

test('a package is compared with the last of its signer', () => {
  const result = { measure: 'exits', cardVersion: 'c', unit: 'households', from: '2025-07', to: '2026-06', total: null }
  const group = { programType: 'Shelter', population: null, state: 'value' as const, numerator: 20, denominator: 60 }
  const framework = { description: '', state: 'signed' as const, funders: [], measures: [] }
  const of = (id: string, name: string) => ({ ...framework, id, name, policyArea: 'Homelessness', version: 1 })
  const last = { frameworks: [of('1', 'A'), of('2', 'B')], results: [{ ...result, groups: [group] }] }
  const next = {
    frameworks: [of('2', 'B, renamed'), of('3', 'C')],
    results: [
      { ...result, groups: [group] },
      { ...result, measure: 'stays', groups: [group, group] },
    ],
  }
  const found = comparePackages(next, last)
  expect(found.frameworks.map(({ id, change }) => [id, change])).toEqual([
    ['2', 'changed'],
    ['3', 'new'],
  ])
  expect(found.gone.map(({ name }) => name)).toEqual(['A'])
  expect(found.measures.map(({ measure, groups, change }) => [measure, groups, change])).toEqual([
    ['exits', 1, 'same'],
    ['stays', 2, 'new'],
  ])
  expect(comparePackages(last, null).frameworks.every((one) => one.change === 'new')).toBe(true)
})
