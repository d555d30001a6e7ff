import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../src/ground/platform/project-root.ts'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// A list brings two spellings of one provider; a person says that they are one, takes it back, and keeps others apart.
let stage: Stage
let page: Page
let folder: string
const city = '/city-of-testville'

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-providers-'))
  stage = await openStage()
  page = await stage.visit()
  await stage.foundCity(page, 'City of Testville')
})
afterAll(async () => {
  await stage?.close()
  rmSync(folder, { recursive: true, force: true })
})

const main = async (on = page) => (await on.locator('main').textContent()) ?? ''

test('before any list the page says where providers come from', async () => {
  await page.goto(`${city}/providers`)
  await expectAccessible(page)
  await expect.poll(() => main()).toContain('Providers come with the contract list')
})

test('two spellings of one name stand in the list as two, and the page asks about them', async () => {
  const rows = [
    'number,provider,title,from,to,amount',
    'A-1,Harborview Youth Services,Shelter,2026-01-01,2026-12-31,"100,000.00"',
    'A-2,Harborview Youth Service,Outreach,2026-01-01,2026-12-31,"50,000.00"',
    'B-1,Quillan Meals Assn,Meals,2026-01-01,2027-06-30,"70,000.00"',
    'B-2,Quillan Meals Association of Philadelphia,Meals,2025-01-01,2025-06-30,"30,000.00"',
    'C-1,Pier 9 Outreach,Outreach,2026-01-01,2026-12-31,"20,000.00"',
  ]
  const list = join(folder, 'contracts.csv')
  writeFileSync(list, rows.join('\n'))
  const args = ['import', 'contracts', list, '--city', 'city-of-testville', '--data', stage.dataFolder]
  execFileSync(join(projectRoot, 'bin', 'throughline'), args, { env: { ...process.env, ...stage.env } })
  await page.goto(`${city}/providers`)
  await expectAccessible(page)
  await expect.poll(() => page.locator('tbody tr').count()).toBe(5)
  await page.getByLabel('Find a name').fill('quilan')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByText('2 of 5 providers').waitFor()
  await page.goto(`${city}/providers?sort=amount`)
  await expect.poll(() => page.locator('tbody tr').first().textContent()).toContain('Harborview Youth Services')
  const file = await page.request.get(`${city}/providers.csv`)
  expect((await file.text()).split('\n')[0]).toContain('provider,other_names,kind,uei')
  await page.getByRole('link', { name: '2 pairs may each be one' }).click()
  await page.getByText('Pair 1 of 2').waitFor()
  await expectAccessible(page)
  await expect.poll(() => main()).toContain('“Services”')
})

test('a key says that they are one; the contracts stand together; undo gives both back', async () => {
  await page.locator('.pair:focus').waitFor()
  await page.keyboard.press('s')
  await page.getByText('is now part of').waitFor()
  await page.getByText('Pair 1 of 1').waitFor()
  await expectAccessible(page)
  await page.goto(`${city}/providers`)
  await expect.poll(() => page.locator('tbody tr').count()).toBe(4)
  await page.getByRole('link', { name: /^Harborview/ }).click()
  await page.getByText('Found to be the same').waitFor()
  await expectAccessible(page)
  const text = await main()
  expect(text).toContain('A-1')
  expect(text).toContain('A-2')
  expect(text).toContain('$150K')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await page.getByText('They are two again').waitFor()
  await page.goto(`${city}/providers`)
  await expect.poll(() => page.locator('tbody tr').count()).toBe(5)
})

test('later goes on to the next, different is not asked again, and can be taken back', async () => {
  await page.goto(`${city}/providers/matches`)
  await page.locator('.pair:focus').waitFor()
  await page.keyboard.press('l')
  await page.getByText('Pair 2 of 2').waitFor()
  await page.getByRole('button', { name: 'Different' }).click()
  await page.getByText('stay two').waitFor()
  await page.getByText('That was the last pair').waitFor()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await page.getByText('The answer was taken back').waitFor()
  await page.getByText('Pair 2 of 2').waitFor()
})

test('identifiers, a contact, a site and another name are written down; a removal can be put back', async () => {
  await page.goto(`${city}/providers`)
  await page.getByRole('link', { name: 'Pier 9 Outreach' }).click()
  await page.getByRole('link', { name: 'Change name and identifiers' }).click()
  await page.getByLabel('UEI').fill('OOOOOOOOOOOO')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('never O or I.').waitFor()
  await expectAccessible(page)
  await page.getByLabel('UEI').fill('zqgghjh74dw7')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('It was changed').waitFor()
  await expect.poll(() => main()).toContain('ZQGGHJH74DW7')
  await page.getByText('Add a contact').first().click()
  await page.getByLabel('Name of the person').fill('Dana Cole')
  await page.getByRole('button', { name: 'Add a contact' }).click()
  await page.getByText('The contact was added').waitFor()
  await page.getByRole('button', { name: 'Remove Dana Cole' }).click()
  await page.getByRole('button', { name: 'Put it back' }).click()
  await page.getByText('The contact was added').waitFor()
  await page.getByText('Add a site').first().click()
  await page.getByLabel('Name of the site').fill('Pier 9')
  await page.getByRole('button', { name: 'Add a site' }).click()
  await page.getByText('The site was added').waitFor()
  await page.getByLabel('Another name').fill('P9O')
  await page.getByRole('button', { name: 'Add the name' }).click()
  await page.getByText('Also known as P9O').waitFor()
  await expectAccessible(page)
})

test('all of it fits a phone, speaks Spanish, and works without scripts', async () => {
  const state = await page.context().storageState()
  const phone = await stage.visit({
    viewport: { width: 390, height: 844 },
    locale: 'es-US',
    javaScriptEnabled: false,
    storageState: state,
  })
  for (const path of ['providers', 'providers/matches']) {
    await phone.goto(`${city}/${path}`)
    await expect.poll(() => phone.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(390)
  }
  await expect.poll(() => main(phone)).toContain('Pareja 1 de 2')
  await phone.getByRole('button', { name: 'Son el mismo' }).click()
  await phone.getByText('ahora es parte de').waitFor()
  await phone.getByRole('button', { name: 'Deshacer' }).first().click()
  await phone.getByText('La respuesta fue retirada').waitFor()
})
