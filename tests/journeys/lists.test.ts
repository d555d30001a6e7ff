import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFileTable } from '../../src/ground/platform/read-file-table.ts'
import { writeWorkbook } from '../../src/ground/platform/write-workbook.ts'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// A contract list with flaws is previewed, refused whole, taken in by its good rows, remembered, brought again as a
// workbook with changes, and taken back; then the lists are taken out.
let stage: Stage
let folder: string
let page: Page
const city = '/city-of-lists'
const names = ['PO', 'Vendor', 'Purpose', 'Begins', 'Ends', 'Total']
const rows = [
  ['C-1', 'Harbor House', 'Beds', '2026-01-01', '2026-12-31', '1,200.50'],
  ['C-2', 'Pier 9 Outreach', 'Meals', '2026-01-01', '2/31/2026', '300'],
]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-lists-'))
  const csv = [names, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n')
  writeFileSync(join(folder, 'list.csv'), `${csv}\n`)
  const columns = names.map((name) => ({ name, kind: 'text' as const }))
  const changed = [
    ['C-1', 'Harbor House', 'Beds and meals', '2026-01-01', '2026-12-31', '1500'],
    ['C-3', 'Casa Peña', 'Legal aid', '2026-01-01', '2026-12-31', '90'],
  ]
  writeFileSync(join(folder, 'list.xlsx'), await writeWorkbook({ columns, rows: changed }, 'Contracts'))
  stage = await openStage()
  page = await stage.visit()
  await stage.foundCity(page, 'City of Lists')
})
afterAll(async () => {
  await stage?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function bring(file: string): Promise<void> {
  await page.goto(`${city}/data`)
  await page.locator('#contracts input[type=file]').setInputFiles(join(folder, file))
  await page.locator('#contracts button[type=submit]').click()
  await page.waitForURL('**/contract-list/**')
}
async function take(): Promise<void> {
  await page.locator('button[value=take]').click()
  await page.waitForURL('**/data/submissions/**')
}
const main = async () => (await page.locator('main').textContent())!

test('columns that no name tells are chosen; the preview says what would come in and what would not', async () => {
  await bring('list.csv')
  for (const [field, column] of [
    ['title', 'Purpose'],
    ['from', 'Begins'],
    ['to', 'Ends'],
    ['amount', 'Total'],
  ])
    await page.locator(`select[name=${field}]`).selectOption(column!)
  await page.getByRole('button', { name: 'Show again' }).click()
  await page.waitForURL('**title=Purpose**')
  await expect.poll(() => main()).toContain('Rows read: 1; rows that cannot be understood and stay out: 1.')
  await expect.poll(() => main()).toContain('There is no such day')
  await expectAccessible(page)
})

test('all or nothing refuses the list; the good rows come in, and the columns are kept under a name', async () => {
  await page.getByLabel('Keep these columns under a name').fill('Finance list')
  await take()
  await expect.poll(() => main()).toContain('All or nothing was chosen, so nothing was taken in.')
  await expectAccessible(page)
  await bring('list.csv')
  await expect.poll(() => main()).toContain('The columns are read as they were saved under “Finance list”.')
  await page.getByText('The good rows').click()
  await take()
  await expect.poll(() => main()).toContain('Contracts: 1 new, 0 changed')
})

test('a workbook with the same columns shows each change before it is made, and can be taken back', async () => {
  await bring('list.xlsx')
  await page.getByText('Contracts that would change (1)').waitFor()
  await expect.poll(() => main()).toContain('Beds and meals')
  await expectAccessible(page)
  await take()
  await expect.poll(() => main()).toContain('Contracts: 1 new, 1 changed')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take this import back' }).click()
  await page.getByText('This import was taken back on').waitFor()
  await expectAccessible(page)
})

test('what is taken out as a workbook is the register as it was before', async () => {
  await page.goto(`${city}/data`)
  await expectAccessible(page)
  const answer = await page.request.get(`${city}/data/contracts.xlsx`)
  const table = await readFileTable({ name: 'contracts.xlsx', content: new Uint8Array(await answer.body()) })
  const cell = (name: string) => table.rows[0]!.cells[table.header.indexOf(name)]
  expect(table.rows).toHaveLength(1)
  expect([cell('contract_number'), cell('title'), cell('amount')]).toEqual(['C-1', 'Beds', '1200.5'])
  for (const file of ['contracts.csv', 'providers.csv', 'providers.xlsx', 'map.xlsx'])
    expect((await page.request.get(`${city}/data/${file}`)).status(), file).toBe(200)
})
