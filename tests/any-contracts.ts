import fc from 'fast-check'
import { sql } from 'kysely'
import type { Contract, ContractAmount } from '../src/agreements/contracts/contract.ts'
import { contractTerm } from '../src/agreements/contracts/contract.ts'
import type { Work } from '../src/ground/platform/database.server.ts'

const day = fc
  .integer({ min: 0, max: 6000 })
  .map((days) => new Date(Date.UTC(2016, 0, 1 + days)).toISOString().slice(0, 10))
const cents = fc.integer({ min: -500_000_00, max: 9_000_000_00 })
const orNull = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { freq: 3 })
/** Words as people write them, some of which a spreadsheet would take for a formula, and some with accents and quotes. */
const words = fc
  .constantFrom('Shelter', '=1+1', '-5 beds', '@home', 'Niños, "Casa"', "'quoted", 'Línea\u00a0uno', '+1 555', 'a;b|c')
  .chain((one) =>
    fc.constantFrom('', ' of the North', ' & Sons', ' (2026)').map((two) => `${one}${two}`.replace(/\u00a0/g, ' ')),
  )
const numbers = ['C-1', 'C-2', 'C-3', 'C-4', 'C-5', '=C-6']
const providers = [
  { providerName: 'Harbor House', providerUei: 'ABCDEFGH1234', providerEin: null },
  { providerName: 'HARBOR HOUSE, INC.', providerUei: null, providerEin: '123456789' },
  { providerName: 'Pier 9 Outreach', providerUei: null, providerEin: null },
  { providerName: '+Casa Peña', providerUei: null, providerEin: '987654321' },
  { providerName: 'House at the Harbor', providerUei: 'ABCDEFGH1234', providerEin: null },
]

const item = fc.record({
  itemId: fc.constantFrom('01', '02', '-03'),
  amountCents: orNull(cents),
  paidCents: orNull(cents),
  from: orNull(day),
  to: orNull(day),
  vendorName: fc.constantFrom('Harbor House', 'Pier 9 Outreach'),
})
const amount: fc.Arbitrary<ContractAmount> = fc.record({
  fiscalYear: fc.integer({ min: 2024, max: 2027 }),
  kind: fc.constantFrom('ceiling', 'obligated', 'invoiced', 'paid'),
  amountCents: cents,
})

const contract: fc.Arbitrary<Contract> = fc
  .record({
    number: fc.constantFrom(...numbers),
    title: words,
    provider: fc.constantFrom(...providers),
    isForProfit: orNull(fc.boolean()),
    department: orNull(words),
    policyArea: orNull(words),
    structureType: orNull(words),
    signedOn: orNull(day),
    scope: orNull(words),
    procurementMethod: orNull(words),
    masterNumber: orNull(fc.constantFrom(...numbers)),
    predecessorNumbers: fc.uniqueArray(fc.constantFrom(...numbers), { maxLength: 2 }),
    ocid: orNull(fc.constantFrom('ocds-1', 'ocds-2')),
    steps: fc.record({
      neededOn: orNull(day),
      solicitedOn: orNull(day),
      awardedOn: orNull(day),
      firstPaidOn: orNull(day),
    }),
    matchCents: orNull(cents),
    indirectRate: orNull(fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000)),
    renewalsLeft: orNull(fc.integer({ min: 0, max: 9 })),
    amounts: fc.uniqueArray(amount, { selector: (one) => `${one.fiscalYear} ${one.kind}`, maxLength: 3 }),
    items: fc.uniqueArray(item, { selector: (one) => one.itemId, minLength: 1, maxLength: 3 }),
  })
  .map(({ provider, ...one }) => ({ ...one, ...provider, ...contractTerm(one.items) }))

/** Lists as cities have them: some fields blank, numbers and providers that meet, masters and predecessors that may be unknown. */
export const anyContracts = fc.uniqueArray(contract, { selector: (one) => one.number, minLength: 1, maxLength: 6 })

const registerTables = [
  'contract',
  'contract_item',
  'contract_amount',
  'contract_succession',
  'provider',
  'provider_name',
]

/** Every row of the register's tables as text, to see whether anything is another than before. */
export async function readRegister(work: Work): Promise<Record<string, string[]>> {
  const read: Record<string, string[]> = {}
  for (const table of registerTables) {
    const { rows } = await sql<{
      row: string
    }>`select to_jsonb(t)::text as row from ${sql.table(table)} t order by 1`.execute(work)
    read[table] = rows.map(({ row }) => row)
  }
  return read
}

/** Empties the register and what tells of it, between two runs of a law. */
export async function emptyRegister(work: Work): Promise<void> {
  for (const table of [
    'import_change',
    'contract_succession',
    'contract_amount',
    'contract_item',
    'contract',
    'provider_name',
    'provider',
  ])
    await sql`delete from ${sql.table(table)}`.execute(work)
}
