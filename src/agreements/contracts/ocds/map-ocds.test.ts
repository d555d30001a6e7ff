import { describe, expect, test } from 'vitest'
import { findOtherBuyers } from './find-other-buyers.ts'
import { gatherProcesses } from './gather-processes.ts'
import type { Json, JsonObject } from './json-value.ts'
import type { WholeContract } from './list-whole-contracts.ts'
import { mapOcds, type OcdsKnown } from './map-ocds.ts'
import { readPackage } from './read-package.ts'

const usd = (amount: Json) => ({ amount, currency: 'USD' })
const full: JsonObject = {
  ocid: 'ocds-abc123-1',
  id: 'r1',
  date: '2026-01-01T00:00:00Z',
  tag: ['compiled'],
  parties: [
    { id: 'b', name: 'Human Services', roles: ['buyer'] },
    {
      id: 's',
      name: 'Harbor House',
      identifier: { scheme: 'US-EIN', id: '12-3456789' },
      additionalIdentifiers: [{ scheme: 'US-UEI', id: 'abcdefgh1234' }],
      roles: ['supplier'],
    },
  ],
  buyer: { id: 'b' },
  planning: { milestones: [{ id: 'm', type: 'preProcurement', dateMet: '2025-07-01T00:00:00Z' }] },
  tender: {
    id: 't',
    procurementMethod: 'open',
    procurementMethodDetails: 'Request for proposals',
    tenderPeriod: { startDate: '2025-09-01T00:00:00-05:00' },
  },
  awards: [{ id: 'A', title: 'Shelter award', date: '2025-11-01T00:00:00Z', suppliers: [{ id: 's' }] }],
  contracts: [
    {
      id: 'HS-17',
      awardID: 'A',
      title: 'Nights',
      description: 'Beds for 40 adults.\nAll year.',
      period: { startDate: '2026-01-01T00:00:00Z', endDate: '2026-12-31T23:59:59-08:00' },
      value: usd(1200.5),
      dateSigned: '2025-12-20T10:00:00Z',
      implementation: {
        transactions: [
          { id: '1', date: '2026-03-01T00:00:00Z', value: usd(100.1) },
          { id: '2', date: '2026-02-01T00:00:00Z', value: usd(200.2) },
        ],
      },
    },
  ],
}
const contractOf = (over: JsonObject): JsonObject => ({
  ...full,
  contracts: [{ ...(full.contracts as JsonObject[])[0], ...over }],
})
const known = (contracts: WholeContract[] = []): OcdsKnown => ({
  contracts,
  jurisdictionName: 'Testville',
  ocidPrefix: null,
})
const processesOf = (...releases: JsonObject[]) =>
  gatherProcesses(readPackage(new TextEncoder().encode(JSON.stringify(releases)), 'p.json').releases)
const map = (releases: JsonObject[], contracts: WholeContract[] = []) =>
  mapOcds(processesOf(...releases), known(contracts))
const codes = (mapped: { findings: { code: string }[] }) => mapped.findings.map(({ code }) => code)

const registered = (over: Partial<WholeContract> = {}): WholeContract => ({
  id: '1',
  number: 'HS-17',
  title: 'Old title',
  providerId: 'p',
  providerName: 'Harbor House, Inc.',
  department: 'Human Services',
  policyArea: 'Homelessness',
  from: '2026-01-01',
  to: '2026-12-31',
  status: null,
  matchCents: 700,
  items: [
    {
      itemId: 'a',
      amountCents: 100_000,
      paidCents: 30_030,
      from: '2026-01-01',
      to: '2026-12-31',
      vendorName: 'HARBOR HOUSE',
    },
    {
      itemId: 'b',
      amountCents: 20_050,
      paidCents: null,
      from: '2026-07-01',
      to: '2026-12-31',
      vendorName: 'HARBOR HOUSE',
    },
  ],
  predecessorNumbers: [],
  amendments: [],
  lastChangedAt: '2026-01-01T00:00:00Z',
  ...over,
})

test('a contract with all that the standard says of it', () => {
  const mapped = map([full])
  expect(mapped.findings).toEqual([])
  expect(mapped.contracts).toEqual([
    {
      number: 'HS-17',
      title: 'Nights',
      scope: 'Beds for 40 adults.\nAll year.',
      providerName: 'Harbor House',
      providerUei: 'ABCDEFGH1234',
      providerEin: '123456789',
      department: 'Human Services',
      from: '2026-01-01',
      to: '2026-12-31',
      signedOn: '2025-12-20',
      procurementMethod: 'Request for proposals',
      steps: { neededOn: '2025-07-01', solicitedOn: '2025-09-01', awardedOn: '2025-11-01', firstPaidOn: '2026-02-01' },
      ocid: 'ocds-abc123-1',
      items: [
        {
          itemId: 'HS-17',
          amountCents: 120_050,
          paidCents: 30_030,
          from: '2026-01-01',
          to: '2026-12-31',
          vendorName: 'Harbor House',
        },
      ],
    },
  ])
})

describe('money', () => {
  test.each<[string, Json, number | null, string[]]>([
    ['no value is missing and never zero', undefined as never, null, ['missing-amount']],
    ['zero is zero', usd(0), 0, ['zero-amount', 'paid-above-amount']],
    ['a hair of a cent is none', usd(0.1 + 0.2), 30, ['paid-above-amount']],
    ['half a cent is not rounded away', usd(1.005), null, ['fraction-of-a-cent']],
    ['text with digits is read', usd('1,200.50'), 120_050, []],
    ['a sum beyond whole cents', usd(1e20), null, ['amount-too-large']],
    ['beyond all digits', usd(1e22), null, ['amount-too-large']],
    ['no currency is dollars', { amount: 1200.5 }, 120_050, []],
    ['another currency is no amount here', { amount: 5, currency: 'MXN' }, null, ['currency-not-dollars']],
    ['words are no amount', usd('a lot'), null, ['unreadable-amount']],
  ])('%s', (_, value, cents, expected) => {
    const mapped = map([contractOf({ value })])
    expect(mapped.contracts[0]!.items[0]!.amountCents).toBe(cents)
    expect(codes(mapped)).toEqual(expected)
  })
  test('a finding names the file and the place in the process', () => {
    const [finding] = map([contractOf({ value: { amount: 5, currency: 'MXN' } })]).findings
    expect(finding).toMatchObject({
      file: 'p.json',
      row: null,
      column: 'ocds-abc123-1/contracts/HS-17/value/currency',
      found: 'MXN',
    })
  })
})

describe('what a contract lacks', () => {
  test.each<[string, JsonObject, string[]]>([
    ['an id', contractOf({ id: null }), ['contract-without-id']],
    ['a supplier', { ...contractOf({ awardID: 'B' }), parties: [] }, ['contract-without-supplier']],
    ['force: it was cancelled', contractOf({ status: 'cancelled' }), ['contract-cancelled']],
  ])('%s: it is left out', (_, release, expected) => {
    const mapped = map([release])
    expect([mapped.contracts, mapped.leftOut, codes(mapped)]).toEqual([[], 1, expected])
  })
  test('its award: the only supplier of the process is taken', () => {
    const mapped = map([contractOf({ awardID: 'B' })])
    expect(mapped.contracts[0]!.providerName).toBe('Harbor House')
    expect(codes(mapped)).toEqual(['award-not-found'])
  })
  test('a day that can be read, a good number of its supplier, and a process without contracts', () => {
    const parties = [{ id: 's', name: 'Harbor House', identifier: { scheme: 'US-UEI', id: 'O0O' } }]
    const mapped = map([
      { ...contractOf({ dateSigned: '31 February' }), parties },
      { ...full, ocid: 'ocds-abc123-2', contracts: [] },
    ])
    expect(mapped.contracts[0]).toMatchObject({ signedOn: null, providerUei: null })
    expect(codes(mapped).sort()).toEqual(['date-unreadable', 'party-identifier-wrong', 'process-without-contracts'])
  })
  test('one supplier: the first of several holds it', () => {
    const awards = [{ id: 'A', suppliers: [{ id: 's' }, { id: 'x', name: 'Pier 9' }] }]
    const mapped = map([{ ...full, awards }])
    expect(mapped.contracts[0]!.providerName).toBe('Harbor House')
    expect(mapped.findings).toMatchObject([{ code: 'several-suppliers', found: '2' }])
  })
})

describe('the number', () => {
  const other = { ...full, ocid: 'ocds-abc123-2' }
  const numbers = (releases: JsonObject[], contracts: WholeContract[] = []) =>
    map(releases, contracts).contracts.map(({ number }) => number)
  test('is the id; where two processes use one id, the process stands before it', () => {
    expect(numbers([full])).toEqual(['HS-17'])
    expect(numbers([full, other])).toEqual(['ocds-abc123-1/HS-17', 'ocds-abc123-2/HS-17'])
  })
  test('stays what the register has for that process, whatever else the package holds', () => {
    const mine = registered({ ocid: 'ocds-abc123-1' })
    expect(numbers([full, other], [mine])).toEqual(['HS-17', 'ocds-abc123-2/HS-17'])
    expect(numbers([other], [mine])).toEqual(['ocds-abc123-2/HS-17'])
    expect(numbers([full], [registered({ number: 'ocds-abc123-1/HS-17', ocid: 'ocds-abc123-1' })])).toEqual([
      'ocds-abc123-1/HS-17',
    ])
  })
  test('of a mere counter begins with its process', () => {
    expect(numbers([contractOf({ id: 1 })])).toEqual(['ocds-abc123-1/1'])
  })
})

describe('a contract that the register has', () => {
  test('keeps what the package is silent on, its items while they add up, and its provider', () => {
    const { contracts, findings } = map([full], [registered()])
    expect(contracts).toMatchObject([
      {
        title: 'Nights',
        providerName: 'Harbor House, Inc.',
        policyArea: 'Homelessness',
        matchCents: 700,
        items: registered().items,
      },
    ])
    expect(findings).toEqual([])
  })
  test('gets the difference as an item of its own, which the next package changes', () => {
    const first = map([contractOf({ value: usd(1500) })], [registered()])
    expect(codes(first)).toEqual(['amount-beside-items'])
    const { items } = first.contracts[0]!
    expect(items.at(-1)).toMatchObject({ itemId: 'OCDS', amountCents: 29_950, paidCents: null })
    const again = map([contractOf({ value: usd(1500) })], [registered({ items })])
    expect([again.contracts[0]!.items, codes(again)]).toEqual([items, []])
    const lower = map([contractOf({ value: usd(1000) })], [registered({ items })])
    expect(lower.contracts[0]!.items.at(-1)).toMatchObject({ itemId: 'OCDS', amountCents: -20_050 })
  })
  test('with one item, that item takes the new sums and term', () => {
    const items = [registered().items[0]!]
    const { contracts } = map([contractOf({ period: { endDate: '2027-06-30' } })], [registered({ items })])
    expect(contracts[0]!.items).toEqual([{ ...items[0], amountCents: 120_050, to: '2027-06-30' }])
  })
})

describe('relations', () => {
  const related = (relationship: string, identifier = 'ocds-abc123-2', over: JsonObject = {}) =>
    ({
      ...full,
      relatedProcesses: [{ id: '1', relationship: [relationship], scheme: 'ocid', identifier }],
      ...over,
    }) as JsonObject
  const second: JsonObject = { ...contractOf({ id: 'HS-18' }), ocid: 'ocds-abc123-2' }
  test.each([
    ['framework', 0, { masterNumber: 'HS-18' }],
    ['parent', 0, { masterNumber: 'HS-18' }],
    ['subContract', 1, { masterNumber: 'HS-17' }],
    ['prior', 0, { predecessorNumbers: ['HS-18'] }],
    ['renewalProcess', 1, { predecessorNumbers: ['HS-17'] }],
    ['replacementProcess', 1, { predecessorNumbers: ['HS-17'] }],
  ])('%s', (relationship, index, expected) => {
    const { contracts, findings } = map([related(relationship), second])
    expect(contracts[index]).toMatchObject(expected)
    expect(Object.keys(contracts[1 - index]!)).not.toContain(Object.keys(expected)[0])
    expect(findings).toEqual([])
  })
  test('of a process that nobody knows, and of one with several contracts, are findings', () => {
    expect(codes(map([related('prior')]))).toEqual(['related-process-unknown'])
    const contracts = [...(second.contracts as JsonObject[]), { ...(second.contracts as JsonObject[])[0], id: 'HS-19' }]
    expect(codes(map([related('framework'), { ...second, contracts }]))).toEqual(['related-process-unclear'])
    expect(map([related('prior'), { ...second, contracts }]).contracts[0]!.predecessorNumbers).toEqual([
      'HS-18',
      'HS-19',
    ])
  })
  test('reach contracts that only the register has', () => {
    const { contracts } = map([related('prior')], [registered({ number: 'HS-9', ocid: 'ocds-abc123-2' })])
    expect(contracts[0]!.predecessorNumbers).toEqual(['HS-9'])
  })
})

describe('the buyer', () => {
  const others = (releases: JsonObject[], contracts: WholeContract[], name = 'Testville') =>
    findOtherBuyers(processesOf(...releases), { ...known(contracts), jurisdictionName: name })
  test('is another while neither a department nor the government has its name', () => {
    const elsewhere = registered({ department: 'Parks' })
    expect(others([full], [elsewhere])).toEqual({ others: [{ name: 'Human Services', processes: 1 }], isFirst: false })
    expect(others([full], [registered()]).others).toEqual([])
    expect(others([full], [elsewhere], 'HUMAN SERVICES').others).toEqual([])
  })
  test('of a process that the register has is not asked again; in an empty register any is the first', () => {
    expect(others([full], [registered({ department: 'Parks', ocid: 'ocds-abc123-1' })]).others).toEqual([])
    expect(others([full], [])).toMatchObject({ isFirst: true })
  })
  test('that is the government as a whole leaves the department to the unit that runs the process', () => {
    const whole = { ...full, buyer: { name: 'Testville', id: 'w' }, tender: { id: 't', procuringEntity: { id: 'b' } } }
    expect(map([whole]).contracts[0]!.department).toBe('Human Services')
  })
})
