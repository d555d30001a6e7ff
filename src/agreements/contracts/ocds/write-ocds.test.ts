import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyWholeContracts } from '../../../../tests/any-whole-contracts.ts'
import { type Contract, contractCeiling, contractPaid } from '../contract.ts'
import { gatherProcesses } from './gather-processes.ts'
import type { JsonObject } from './json-value.ts'
import type { WholeContract } from './list-whole-contracts.ts'
import { mapOcds } from './map-ocds.ts'
import { readPackage } from './read-package.ts'
import { writeOcds } from './write-ocds.ts'

const publisher = {
  name: 'Testville',
  uri: 'urn:uuid:0b1f2f56-7a0a-4b52-9d5c-5f3f4e1d7a11',
  prefix: 'ocds-xxxxxx',
  now: '2026-11-30T12:00:00.000Z',
  today: '2026-11-30',
}

const read = (written: JsonObject, known: WholeContract[]) => {
  const bytes = new TextEncoder().encode(JSON.stringify(written))
  const { releases, findings } = readPackage(bytes, 'package.json')
  const processes = gatherProcesses(releases)
  const mapped = mapOcds(processes, { contracts: known, jurisdictionName: 'Testville', ocidPrefix: null })
  return { ...mapped, findings: [...findings, ...mapped.findings] }
}

/** What an import compares: all that a contract is, without what only the register keeps of it. */
const facts = ({
  id: _,
  providerId: __,
  status: ___,
  amendments: ____,
  lastChangedAt: _____,
  ...contract
}: WholeContract) => contract as Contract

const byNumber = (contracts: Contract[]) => new Map(contracts.map((one) => [one.number, one]))

test('what the register writes and reads again changes nothing in it', () => {
  fc.assert(
    fc.property(anyWholeContracts, (contracts) => {
      const again = read(writeOcds(contracts, publisher), contracts)
      expect(again.findings.filter(({ grade }) => grade !== 'warning')).toEqual([])
      expect(again.leftOut).toBe(0)
      expect(byNumber(again.contracts)).toEqual(byNumber(contracts.map(facts)))
    }),
  )
})

test('an empty register gets the same numbers, names, terms, days and sums to the cent', () => {
  fc.assert(
    fc.property(anyWholeContracts, (contracts) => {
      // Two contracts of one process that is not theirs alone agree on nothing that the process would have to say.
      const alone = contracts.map((one) => ({ ...one, ocid: null }))
      const fresh = byNumber(read(writeOcds(alone, publisher), []).contracts)
      for (const one of alone) {
        const came = fresh.get(one.number)!
        expect(came).toMatchObject({ title: one.title, from: one.from, to: one.to, signedOn: one.signedOn })
        expect(came).toMatchObject({ scope: one.scope, procurementMethod: one.procurementMethod, ocid: null })
        expect(came.steps).toEqual(one.steps)
        expect(came.department).toBe(one.department === 'Testville' ? null : one.department)
        expect(came.masterNumber ?? null).toBe(one.masterNumber)
        expect(came.predecessorNumbers ?? []).toEqual(one.predecessorNumbers)
        expect(contractCeiling(came).amountCents).toBe(contractCeiling(one).amountCents)
        expect(contractPaid(came).amountCents).toBe(contractPaid(one).amountCents)
      }
    }),
  )
})

const contract: WholeContract = {
  id: '1',
  number: 'HS-17',
  title: 'Nights',
  providerId: 'p',
  providerName: 'Harbor House',
  providerUei: 'ABCDEFGH1234',
  providerEin: '123456789',
  department: 'Homeless Services',
  from: '2026-01-01',
  to: '2026-12-31',
  status: null,
  items: [
    { itemId: 'HS-17', amountCents: 10, paidCents: 5, from: null, to: null, vendorName: 'Harbor House' },
    { itemId: 'HS-17-01', amountCents: 20, paidCents: null, from: null, to: null, vendorName: 'Harbor House' },
  ],
  predecessorNumbers: [],
  amendments: [{ number: '1', on: '2026-03-01', kinds: ['money'], rationale: 'A new site' }],
  lastChangedAt: '2026-11-02T10:00:00.000Z',
}
const releasesOf = (...contracts: WholeContract[]) => writeOcds(contracts, publisher).releases as JsonObject[]

test('a contract becomes a process of its own, with parties by number and dates of its last change', () => {
  const [release] = releasesOf(contract)
  expect(release).toMatchObject({ ocid: 'ocds-xxxxxx-HS-17', date: '2026-11-02T10:00:00.000Z', tag: ['compiled'] })
  expect(release!.parties).toEqual([
    expect.objectContaining({ name: 'Homeless Services', roles: ['buyer', 'procuringEntity', 'payer'] }),
    {
      id: 'US-UEI-ABCDEFGH1234',
      name: 'Harbor House',
      identifier: { scheme: 'US-UEI', id: 'ABCDEFGH1234', legalName: 'Harbor House' },
      additionalIdentifiers: [{ scheme: 'US-EIN', id: '123456789', legalName: 'Harbor House' }],
      roles: ['supplier', 'payee'],
    },
  ])
  expect(release!.contracts).toEqual([
    {
      id: 'HS-17',
      awardID: 'HS-17',
      title: 'Nights',
      period: { startDate: '2026-01-01T00:00:00Z', endDate: '2026-12-31T23:59:59Z' },
      value: { amount: 0.3, currency: 'USD' },
      amendments: [{ id: '1', date: '2026-03-01T00:00:00Z', rationale: 'A new site', description: 'Changes: money.' }],
      implementation: { transactions: [{ id: 'paid-to-date', value: { amount: 0.05, currency: 'USD' } }] },
    },
  ])
})

test.each([
  ['no signature is known', {}, undefined],
  ['it is signed', { signedOn: '2026-01-02' }, 'active'],
  ['its term is over', { to: '2026-11-29' }, 'terminated'],
  ['it was closed out', { status: 'closed-out' }, 'terminated'],
  ['it is suspended and signed', { status: 'suspended', signedOn: '2026-01-02' }, 'active'],
] as const)('the status when %s', (_, over, status) => {
  const [release] = releasesOf({ ...contract, ...over })
  expect((release!.contracts as JsonObject[])[0]!.status).toBe(status)
})

test('what is not known is not written: no value, no payment, no zero', () => {
  const items = contract.items.map((item) => ({ ...item, amountCents: null, paidCents: null }))
  const [release] = releasesOf({ ...contract, items, from: null, to: null })
  const [written] = release!.contracts as JsonObject[]
  expect(Object.keys(written!)).toEqual(['id', 'awardID', 'title', 'amendments'])
  const zero = releasesOf({ ...contract, items: items.map((item) => ({ ...item, paidCents: 0 })) })
  expect(JSON.stringify(zero)).toContain('"transactions":[{"id":"paid-to-date","value":{"amount":0')
})

test('payments stand by fiscal year only where the years add up to what was paid', () => {
  const years = (amountCents: number) => [{ fiscalYear: 2026, kind: 'paid' as const, amountCents }]
  expect(JSON.stringify(releasesOf({ ...contract, amounts: years(5) }))).toContain('paid-fy2026')
  expect(JSON.stringify(releasesOf({ ...contract, amounts: years(4) }))).toContain('paid-to-date')
})

test('contracts of one process share a release; what they disagree on is left out of it', () => {
  const one = { ...contract, ocid: 'ocds-abc123-p', procurementMethod: 'open' }
  const other = { ...one, id: '2', number: 'ocds-abc123-p/1', procurementMethod: 'direct' }
  const [release, ...rest] = releasesOf(one, other)
  expect(rest).toEqual([])
  expect((release!.contracts as JsonObject[]).map(({ id }) => id)).toEqual(['HS-17', '1'])
  expect(release!.tender).not.toHaveProperty('procurementMethod')
})
