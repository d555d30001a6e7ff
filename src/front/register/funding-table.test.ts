import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { fundingSourceSchema } from '../../agreements/funding/funding-source.ts'
import { writeTable } from '../../ground/platform/write-table.ts'
import { readSourceForm, toSourceValues } from './funding-source-form.ts'
import { fundingTable } from './funding-table.ts'

const source = { ...fundingSourceSchema.parse({ name: 'CoC "2026", HUD', kind: 'federal' }), id: 'a' }

test('what is left may be below zero and stays a number; a name that begins like a formula does not', () => {
  const table = writeTable(
    fundingTable([
      { ...source, ceilingCents: 100_00, committedCents: 100_50, contracts: 1 },
      { ...source, name: '=1+1', assistanceListing: '-2', committedCents: 0, contracts: 0 },
    ]),
  )
  const rows: Record<string, string>[] = parse(table, { columns: true })
  expect(rows[0]).toMatchObject({ name: 'CoC "2026", HUD', left_dollars: '-0.50', award_dollars: '100.00' })
  expect(rows[1]).toMatchObject({
    name: "'=1+1",
    assistance_listing: "'-2",
    award_dollars: '',
    promised_dollars: '0.00',
  })
})

test('a source goes through its form and comes back as it was', () => {
  const whole = { ...source, ceilingCents: 2_400_000_50, programTypes: ['Shelter', 'Outreach'], isResearch: true }
  const read = readSourceForm(toSourceValues(whole))
  if ('refused' in read) throw new Error(read.refused)
  expect({ ...fundingSourceSchema.parse(read.input), id: 'a' }).toEqual(whole)
})

test.each(['twelve', '1.234,50', '-5'])('an amount of %s is asked for again', (ceiling) => {
  expect(readSourceForm({ name: 'X', kind: 'state', ceiling })).toEqual({ refused: 'amount-unclear' })
})
