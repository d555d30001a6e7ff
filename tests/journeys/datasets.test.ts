import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson } from '../../src/ground/people/add-person.ts'
import { findJurisdiction } from '../../src/ground/platform/jurisdictions.ts'
import { asTerminal, openProgram } from '../../src/ground/platform/program.server.ts'
import { projectRoot } from '../../src/ground/platform/project-root.ts'
import { readWorkbook } from '../../src/ground/platform/read-workbook.ts'
import { readSettings } from '../../src/ground/platform/settings.ts'
import { writeSheets } from '../../src/ground/platform/write-sheets.ts'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// A department declares a table from the spreadsheet it has; a provider takes the one made for it, fills it in with
// errors, gets it back with its cells marked, corrects it, and it is taken.
let stage: Stage
let folder: string
let manager: Page
const city = '/worktown'
const table = `${city}/data/datasets/exits`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-tables-'))
  stage = await openStage()
  manager = await stage.visit()
  await stage.foundCity(manager, 'Worktown')
  const contracts =
    'Contract Number,Vendor,Title,Start Date,End Date,Amount\nW-1,Bridge to Work,Training,2026-01-01,2026-12-31,900'
  const map =
    'contract_number,program,program_type,population,hmis_project_id,from,to\nW-1,Welding,Training,,,,\nW-1,Nursing aides,Training,,,,'
  terminal('import', 'contracts', file('contracts.csv', contracts))
  terminal('import', 'programs', file('map.csv', map))
})
afterAll(async () => {
  await stage?.close()
  rmSync(folder, { recursive: true, force: true })
})

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
function terminal(...args: string[]): string {
  const env = { ...process.env, ...stage.env }
  return execFileSync(join(projectRoot, 'bin', 'throughline'), [...args, '--data', stage.dataFolder], {
    env,
  }).toString()
}
const main = async (page: Page) => (await page.locator('main').textContent())!

test('a form is guessed from a spreadsheet, accepted in one click, and its rows count', async () => {
  await manager.goto(`${city}/data`)
  await manager.getByRole('link', { name: 'Tables that providers send' }).click()
  await expectAccessible(manager)
  const rows = [10, 11, 12].map(
    (n) => `A-${n},Ann ${n},${n % 2 ? 'Welding' : 'Nursing aides'},2026-0${n - 8}-05,Yes,40`,
  )
  await manager
    .locator('input[type=file]')
    .setInputFiles(file('exits.csv', ['Client ID,Client name,Program,Exit date,Employed,Hours', ...rows].join('\n')))
  await manager.getByRole('button', { name: 'Read its columns' }).click()
  await manager.waitForURL('**/datasets/new/**')
  await expect.poll(() => manager.getByLabel('Ask for it Client name').isChecked()).toBe(false)
  await expectAccessible(manager)
  await manager.getByRole('button', { name: 'Accept this form' }).click()
  await manager.waitForURL(`**${table}/sent/**`)
  await manager.getByText('Taken. Its rows count.').waitFor()
  await expect.poll(() => main(manager)).toContain('3 rows, 2 programs, 2026-02 – 2026-04.')
  await expectAccessible(manager)
})

test('a provider fills in the spreadsheet made for it, mends what is marked, and is told that it is taken', async () => {
  const provider = await signInProvider()
  await provider.getByRole('link', { name: 'To send' }).click()
  await provider.getByRole('link', { name: 'Exits' }).click()
  await expectAccessible(provider)
  const [download] = await Promise.all([
    provider.waitForEvent('download'),
    provider.getByRole('button', { name: 'Download (English)' }).click(),
  ])
  const template = await readWorkbook(readFileSync((await download.path())!), 'template.xlsx', {
    prefers: ['Client ID', 'Program', 'Exit date'],
    without: ['Lists'],
  })
  expect([template.sheet, template.header]).toEqual([
    'Data',
    ['Client ID', 'Program', 'Exit date', 'Employed', 'Hours'],
  ])

  await send(provider, template.header, [
    ['A-20', 'Welding', '2026-05-06', 'Yes', '12'],
    ['A-21', 'Plumbing', '2026-05-31', 'perhaps', '-4'],
  ])
  await provider.getByText('Sent back. Nothing of it counts').waitFor()
  await expectAccessible(provider)
  const [copy] = await Promise.all([
    provider.waitForEvent('download'),
    provider.getByRole('link', { name: 'Your file with the cells to mend' }).click(),
  ])
  const marked = await readWorkbook(readFileSync((await copy.path())!), 'copy.xlsx')
  expect(marked.rows[1]!.cells.at(-1)).toContain('Program: “Plumbing” is none of the programs: Nursing aides, Welding.')

  const [first, second] = marked.rows.map(({ cells }) => cells)
  await send(provider, marked.header, [first!, ['A-21', 'Welding', '2026-05-31', 'No', '4', '']])
  await provider.getByText('Taken. Its rows count.').waitFor()
  expect(second).toHaveLength(6)

  await manager.goto(table)
  await expect.poll(() => main(manager)).toContain('Bridge to Work')
  await expectAccessible(manager)
})

async function send(page: Page, header: string[], rows: string[][]): Promise<void> {
  const cells = [header, ...rows].map((row) => row.map((value) => ({ value })))
  const filled = await writeSheets([{ name: 'Data', widths: [], rows: cells }])
  await page.goto(table)
  await page.locator('input[type=file]').setInputFiles(file('exits.xlsx', filled))
  await page.getByRole('button', { name: 'Check and send' }).click()
  await page.waitForURL('**/sent/**')
}

/** Somebody of the provider, who signs in with the link that the terminal prints. */
async function signInProvider(): Promise<Page> {
  const settings = readSettings({ data: stage.dataFolder })
  const program = await openProgram({ ...settings, databaseUrl: stage.env.DATABASE_URL ?? settings.databaseUrl })
  const jurisdiction = (await findJurisdiction(program.db, 'worktown'))!
  await asTerminal(program, jurisdiction, async (visit) => {
    const { id } = await visit.work.selectFrom('provider').select('id').executeTakeFirstOrThrow()
    await addPerson(visit, { name: 'Dana Cole', role: 'provider', providerId: id })
  })
  await program.close()
  const said = terminal('sign-in', 'worktown', '--person', 'Dana Cole', '--port', new URL(stage.address).port)
  const page = await stage.visit()
  await page.goto(/http\S+/.exec(said)![0])
  const button = page.getByRole('button', { name: 'Sign in' })
  if (await button.count()) await button.click()
  await page.getByRole('link', { name: 'To send' }).waitFor()
  return page
}
