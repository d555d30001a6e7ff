import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anyContracts, emptyRegister, readRegister } from '../../../tests/any-contracts.ts'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import type { Contract } from '../../agreements/contracts/contract.ts'
import { importContracts } from '../../agreements/contracts/import-contracts.ts'
import { type WrittenTable, writeTable } from '../../ground/platform/write-table.ts'
import { writeWorkbook } from '../../ground/platform/write-workbook.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { importTable } from '../../performance/reporting/import-table.ts'
import { contractsTable, providersTable } from './contracts-table.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
})
afterAll(() => city.close())

const take = (contracts: Contract[]) =>
  city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'contracts', fileName: 'a.csv' })
    if ('refused' in received) throw new Error(received.refused)
    await importContracts(visit, { contracts, submissionId: received.done.id })
  })
const takeFile = (name: string, content: Uint8Array) =>
  city.as(city.manager, (visit) => importTable(visit, { kind: 'contracts', files: [{ name, content }] }))
const taken = (): Promise<WrittenTable> => city.as(city.director, ({ work }) => contractsTable(work))
const encode = (text: string) => new TextEncoder().encode(text)

/** The register without what every import makes anew: numbers of rows, and when they came. */
async function told(): Promise<unknown> {
  const read = await city.asOwner(readRegister)
  const { rows: providers } = await city.asOwner((trx) =>
    sql`select name, normal_name, uei, ein, is_for_profit from provider order by normal_name`.execute(trx),
  )
  return { providers, names: read.provider_name!.length, table: writeTable(await taken()) }
}

test('taken out and brought in again, it is the same register: nothing changes, and an empty city has the same', async () => {
  await fc.assert(
    fc.asyncProperty(anyContracts, fc.boolean(), async (contracts, isWorkbook) => {
      await city.asOwner(emptyRegister)
      await take(contracts)
      const table = await taken()
      const file = isWorkbook ? await writeWorkbook(table, 'Contracts') : encode(writeTable(table))
      const name = isWorkbook ? 'contracts.xlsx' : 'contracts.csv'
      const before = await told()
      expect(await takeFile(name, file)).toMatchObject({ state: 'unchanged', summary: { rowsLeftOut: 0 } })
      expect(await told()).toEqual(before)
      const stored = await taken()
      await city.asOwner(emptyRegister)
      expect(await takeFile(name, file)).toMatchObject({ state: 'done' })
      expect(writeTable(await taken())).toEqual(writeTable(stored))
    }),
    { numRuns: 20 },
  )
})

test('organizations with their other names, identifiers and how many contracts they have', async () => {
  await city.asOwner(emptyRegister)
  const line = 'C-1,Harbor House,ABCDEFGH1234,no\nC-2,House at the Harbor,ABCDEFGH1234,\nC-3,Pier 9,,\n'
  await takeFile('a.csv', encode(`number,provider,uei,for_profit\n${line}`))
  const table = await city.as(city.manager, ({ work }) => providersTable(work))
  expect(table.rows).toEqual([
    ['Harbor House', 'House at the Harbor', 'provider', 'ABCDEFGH1234', null, 'no', 2],
    ['Pier 9', null, 'provider', null, null, null, 1],
  ])
})
