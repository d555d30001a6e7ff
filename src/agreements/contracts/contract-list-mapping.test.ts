import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contractColumnNames } from './contract-column-names.ts'
import { checkMapping, guessMapping } from './contract-list-mapping.ts'

test('understands the quarterly list of a large city', () => {
  const header =
    'original_contract_id,current_item_id,department_name,vendor,contract_structure_type,short_desc,start_dt,end_dt,' +
    'days_remaining,amt,tot_payments,orig_vendor,exempt_status,adv_or_exempt,profit_status'
  const { columns, unused, findings } = guessMapping(header.split(','))
  expect(columns).toEqual({
    number: 'original_contract_id',
    itemId: 'current_item_id',
    department: 'department_name',
    provider: 'vendor',
    structureType: 'contract_structure_type',
    title: 'short_desc',
    from: 'start_dt',
    to: 'end_dt',
    amount: 'amt',
    paid: 'tot_payments',
    originalProvider: 'orig_vendor',
    forProfit: 'profit_status',
  })
  expect(unused).toEqual(['days_remaining', 'exempt_status', 'adv_or_exempt'])
  expect(findings).toEqual([])
})

test('understands a plain list, and says why it took each column', () => {
  const header = [
    'contract_number',
    'title',
    'provider',
    'department',
    'policy_area',
    'start',
    'end',
    'amount',
    'paid',
    'signed_on',
  ]
  const { columns, reasons, findings } = guessMapping(header)
  expect(Object.keys(columns).toSorted()).toEqual(
    ['amount', 'department', 'from', 'number', 'paid', 'policyArea', 'provider', 'signedOn', 'title', 'to'].toSorted(),
  )
  expect(reasons).toContainEqual({ field: 'from', header: 'start', matched: 'start', why: 'known-name' })
  expect(reasons).toContainEqual({ field: 'provider', header: 'provider', matched: 'provider', why: 'same-name' })
  expect(findings).toEqual([])
})

test.each([
  ['PO Number', 'number'],
  ['Contract #', 'number'],
  ['Agreement No.', 'number'],
  ['Vendor Name', 'provider'],
  ['SUPPLIER', 'provider'],
  ['Agency', 'department'],
  ['Contract Value ($)', 'amount'],
  ['Not-to-Exceed', 'amount'],
  ['Begin Date', 'from'],
  ['Expiration Date', 'to'],
  ['Paid to Date', 'paid'],
])('%s is the %s', (header, field) => {
  expect(guessMapping([header]).columns).toEqual({ [field]: header })
})

test('an agency beside a department is the provider', () => {
  expect(guessMapping(['Contract ID', 'Agency', 'Department']).columns).toMatchObject({
    provider: 'Agency',
    department: 'Department',
  })
})

test('a list of programs and sites is stopped kindly: it is no list of contracts', () => {
  const { findings } = guessMapping(['Agency Name', 'Program Name', 'Strategy', 'Site Name', 'Site Zip'], 'sites.csv')
  expect(findings.filter((one) => one.grade === 'stops').map((one) => one.code)).toEqual([
    'no-contract-number-column',
    'no-contract-provider-column',
  ])
  expect(findings[0]).toMatchObject({
    file: 'sites.csv',
    found: 'Agency Name, Program Name, Strategy, Site Name, Site Zip',
  })
})

test('a mapping that names a column of another file is not taken on trust', () => {
  const findings = checkMapping(['contract', 'vendor'], { number: 'contract', provider: 'supplier' })
  expect(findings.map((one) => `${one.grade} ${one.code} ${one.column}`)).toEqual([
    'stops no-contract-provider-column null',
    'warning column-not-found from',
    'warning column-not-found to',
    'warning column-not-found amount',
  ])
})

test('never takes one header for two fields, nor a header that is not there', () => {
  const known = Object.values(contractColumnNames).flat()
  const header = fc.uniqueArray(fc.oneof(fc.constantFrom(...known), fc.string()), { maxLength: 25 })
  fc.assert(
    fc.property(header, (names) => {
      const { columns, unused } = guessMapping(names)
      const taken = Object.values(columns)
      expect(new Set(taken).size).toBe(taken.length)
      for (const name of taken) expect(names).toContain(name)
      expect(new Set([...taken, ...unused, ''])).toEqual(new Set([...names, '']))
    }),
  )
})
