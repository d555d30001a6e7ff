import { execFileSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { type MadeCity, makeCity } from '../../demo/make-city.ts'
import { projectRoot } from '../../src/ground/platform/project-root.ts'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// A city starts from nothing: its name, its contract list, the map, standards, an export with flaws, and a first review.
let stage: Stage
let made: MadeCity
let folder: string
let page: Page
const city = '/city-of-testville'

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-files-'))
  made = await makeCity({ out: folder, people: 2500, seed: 11 })
  await zip(made.files.hmis, join(folder, 'export.zip'))
  stage = await openStage()
  page = await stage.visit()
})
afterAll(async () => {
  await stage?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function zip(from: string, to: string): Promise<void> {
  const archive = new ZipFile()
  for (const name of readdirSync(from)) archive.addFile(join(from, name), `export/${name}`)
  archive.end()
  await pipeline(archive.outputStream, createWriteStream(to))
}

async function bring(step: string, path: string): Promise<void> {
  await page.goto(`${city}/data`)
  await page.locator(`#${step} input[type=file]`).setInputFiles(path)
  await page.locator(`#${step} button[type=submit]`).click()
}

test('a city is started with its name and its first contract manager', async () => {
  await page.goto('/')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Start my city' }).click()
  await expectAccessible(page)
  await page.getByLabel('Name of the city').fill('City of Testville')
  await page.getByLabel('Your name').fill('Ana Ruiz')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.waitForURL(`**${city}/data`)
  await expectAccessible(page)
  await expect.poll(() => page.locator('.page-demonstration').count()).toBe(0)
  await page.goto(city)
  await page.getByText('No contract is known yet').waitFor()
})

test('the contract list shows how its columns were read before anything is taken in', async () => {
  await bring('contracts', made.files.contracts)
  await page.getByRole('heading', { name: 'contract' }).first().waitFor()
  await expectAccessible(page)
  await expect.poll(() => page.locator('tbody tr').first().textContent()).toMatch(/HS-\d{4}-\d{3}/)
  await page.locator('button[value=take]').click()
  await page.waitForURL('**/data/submissions/**')
  await expectAccessible(page)
  await page.goto(city)
  await expect.poll(() => page.locator('main').textContent()).toContain('60 providers, 300 contracts')
})

test('the map and the standards come in; a wrong file is refused with what to do', async () => {
  writeFileSync(join(folder, 'wrong.csv'), 'a,b\n1,2\n')
  await bring('programs', join(folder, 'wrong.csv'))
  await page.waitForURL('**/data/submissions/**')
  await page.getByText('refused').first().waitFor()
  await expectAccessible(page)
  await bring('programs', made.files.programs)
  await page.waitForURL('**/data/submissions/**')
  await bring('standards', made.files.standards)
  await page.waitForURL('**/data/submissions/**')
  await page.goto(`${city}/data/map`)
  await expectAccessible(page)
  await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(50)
})

test('an export is read while the page shows how far it is; its flaws are findings, and nothing of it stays', async () => {
  await bring('hmis', join(folder, 'export.zip'))
  await page.waitForURL('**/data/submissions/**')
  await page.getByText('Its content counts from now on').waitFor({ timeout: 90_000 })
  await expectAccessible(page)
  const findings = await page.locator('main').textContent()
  expect(findings).toContain('The exit comes before the entry')
  expect(findings).toContain('more than once')
  expect(readdirSync(join(stage.dataFolder, 'uploads'))).toEqual([])

  await bring('hmis', join(folder, 'export.zip'))
  await page.waitForURL('**/data/submissions/**')
  await page.getByText('known already').waitFor({ timeout: 90_000 })
})

test('a file that is no export is refused, and changes nothing', async () => {
  writeFileSync(join(folder, 'broken.zip'), 'this is not a zip')
  await bring('hmis', join(folder, 'broken.zip'))
  await page.waitForURL('**/data/submissions/**')
  await page.getByText('This file is not a zip').waitFor({ timeout: 30_000 })
  await page.goto(city)
  await expect.poll(() => page.locator('.goal-figure').count()).toBe(3)
})

test('a figure opens to its counts, its definition, its SQL and its source', async () => {
  await page.goto(city)
  await expectAccessible(page)
  await page.getByLabel('Provider, program or contract number').fill('harbor house')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('link', { name: 'Harbor House' }).click()
  await page.locator('.figure-line a').first().click()
  await page.waitForURL('**/figures/**')
  await expectAccessible(page)
  const text = (await page.locator('main').textContent())!
  expect(text).toContain('export.zip')
  expect(text).toContain('homelessness-2026.1')
  expect(text.toLowerCase()).toContain('select')
})

test('counts of a program outside HMIS are typed on a phone, beside the months before', async () => {
  const phone = await stage.visit({
    viewport: { width: 390, height: 844 },
    storageState: await page.context().storageState(),
  })
  await phone.goto(`${city}/data/counts`)
  await expectAccessible(phone)
  await expect.poll(() => phone.locator('main').evaluate((main) => main.scrollWidth)).toBeLessThanOrEqual(390)
})

test('the history tells who did what', async () => {
  await page.goto(`${city}/history`)
  await expectAccessible(page)
  await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(5)
})

test('a link from the terminal signs in once, beside the running program', async () => {
  const env = { ...process.env, ...stage.env }
  const args = ['sign-in', 'city-of-testville', '--data', stage.dataFolder, '--port', new URL(stage.address).port]
  const link = execFileSync(join(projectRoot, 'bin', 'throughline'), args, { env, encoding: 'utf8' }).trim()
  const other = await stage.visit()
  await other.goto(link)
  await other.waitForURL(`**${city}`)
  const again = await stage.visit()
  await again.goto(link)
  await again.getByText('was used already').waitFor()
  await expectAccessible(again)
  expect(readFileSync(join(stage.dataFolder, 'throughline.log'), 'utf8')).not.toContain('key=')
})

test('another city asks for a link that the terminal prints; a visitor without it finds no form', async () => {
  const visitor = await stage.visit()
  await visitor.goto('/')
  await visitor.getByText('sign-in --new-city').waitFor()
  await visitor.goto('/start')
  await expect.poll(() => visitor.locator('form input').count()).toBe(0)
  const multipart = { city: 'Stolen City', month: '7', person: 'Nobody' }
  await visitor.request.post('/start', { multipart, headers: { Origin: stage.address } })
  expect((await visitor.request.get('/stolen-city/sign-in')).status()).toBe(404)
  const env = { ...process.env, ...stage.env }
  const args = ['sign-in', '--new-city', '--data', stage.dataFolder, '--port', new URL(stage.address).port]
  const link = execFileSync(join(projectRoot, 'bin', 'throughline'), args, { env, encoding: 'utf8' }).trim()
  await visitor.goto(link)
  await visitor.getByLabel('Name of the city').fill('Second City')
  await visitor.getByLabel('Your name').fill('Lee Okafor')
  await visitor.getByRole('button', { name: 'Start' }).click()
  await visitor.waitForURL('**/second-city/data')
  await visitor.goto(link)
  await visitor.getByText('was used already').waitFor()
})
