import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import { listStoredTables, orderByKeys } from './list-stored-tables.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
})
afterAll(() => city.close())

test('every table comes after the tables its keys point to', async () => {
  const client = await city.db.pool.connect()
  const names = (await listStoredTables(client, city.jurisdiction.schema)).map(({ name }) => name)
  client.release()
  const place = (name: string) => names.indexOf(name)
  expect(place('provider')).toBeGreaterThanOrEqual(0)
  expect(place('contract')).toBeGreaterThan(place('provider'))
  expect(place('note')).toBeGreaterThan(place('meeting'))
  expect(place('history_content')).toBeGreaterThan(place('history'))
  expect(new Set(names).size).toBe(names.length)
})

test('rows are read by key, text by its bytes, so that two servers agree on their order', async () => {
  const client = await city.db.pool.connect()
  const tables = await listStoredTables(client, city.jurisdiction.schema)
  client.release()
  const select = tables.find(({ name }) => name === 'contract_item')?.select
  expect(select).toMatch(/order by contract_id, item collate "C"$/)
})

test('no table is lost, even where keys run in a ring', () => {
  const oid = fc.integer({ min: 1, max: 8 })
  fc.assert(
    fc.property(fc.uniqueArray(oid), fc.array(fc.record({ from: oid, to: oid })), (oids, keys) => {
      const ordered = orderByKeys(
        oids.map((one) => ({ oid: one })),
        keys,
      )
      expect(ordered.map((table) => table.oid).sort()).toEqual(oids.toSorted())
    }),
  )
})
