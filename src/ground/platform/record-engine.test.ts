import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRecordEngine } from './record-engine.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'record-engine-'))
  await writeFile(join(folder, 'days.csv'), 'day\n2026-11-30\n')
})
afterAll(() => rm(folder, { recursive: true }))

test('days come out as text, whole numbers of every width as numbers', async () => {
  const engine = await openRecordEngine()
  const [row] = await engine.rows(
    "select date '2026-11-30' as day, 7::bigint as b, sum(x) as h, 1.25::decimal(9,2) as d, null as nothing, true as t from (values (1), (2)) v(x)",
  )
  expect(row).toEqual({ day: '2026-11-30', b: 7, h: 3, d: 1.25, nothing: null, t: true })
  engine.close()
})

test('named parameters are bound, never pasted', async () => {
  const engine = await openRecordEngine()
  expect(await engine.rows('select $name as name', { name: "O'Hara; drop table x" })).toEqual([
    { name: "O'Hara; drop table x" },
  ])
  engine.close()
})

test('files can be read only in the folders that were named', async () => {
  const closed = await openRecordEngine()
  const sql = `select * from read_csv('${join(folder, 'days.csv')}')`
  await expect(closed.rows(sql)).rejects.toThrow(/disabled/)
  await expect(closed.run('set enable_external_access = true')).rejects.toThrow()
  closed.close()
  const open = await openRecordEngine({ folders: [folder] })
  expect(await open.rows(sql)).toEqual([{ day: '2026-11-30' }])
  open.close()
})

test('an interrupted statement throws and leaves the engine usable', async () => {
  const engine = await openRecordEngine({ threads: 1 })
  const endless = engine.run('select count(*) from range(100000000) a, range(100000) b where a.range * b.range = -1')
  setTimeout(() => engine.interrupt(), 100)
  await expect(endless).rejects.toThrow(/[Ii]nterrupt/)
  expect(await engine.rows('select 1 as one')).toEqual([{ one: 1 }])
  engine.close()
})
