import { expect, test } from 'vitest'
import { openRecordEngine } from '../../../ground/platform/record-engine.ts'
import { destinationClass, destinationClassSql } from './destination-classes.ts'

test('the lists of the specification, by project type', () => {
  expect([410, 435, 421, 440].map((code) => destinationClass(0, code))).toEqual(Array(4).fill('permanent'))
  expect([206, 215, 225, 24].map((code) => destinationClass(13, code))).toEqual(Array(4).fill('excluded'))
  expect([206, 329, 24].map((code) => destinationClass(4, code))).toEqual(Array(3).fill('excluded'))
  expect([215, 225, 101, 118].map((code) => destinationClass(4, code))).toEqual(Array(4).fill('other'))
  expect([207, 329, 17, 116].map((code) => destinationClass(0, code))).toEqual(Array(4).fill('other'))
  expect([8, 9, 30, 99, null, 3, 777].map((code) => destinationClass(0, code))).toEqual(Array(7).fill('missing'))
})

test('the SQL says the same as the function, for every code and type', async () => {
  const engine = await openRecordEngine()
  const rows = await engine.rows<{ project_type: number; destination: number | null; class: 'other' }>(
    `select project_type, destination, ${destinationClassSql()} as class
     from range(0, 15) t(project_type), (select range as destination from range(0, 520) union all select null) d`,
  )
  engine.close()
  expect(rows).toHaveLength(15 * 521)
  for (const row of rows) expect(row.class).toBe(destinationClass(row.project_type, row.destination))
})
