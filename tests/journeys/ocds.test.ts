import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// A city brings the publication of its contracts, is asked about contracts of somebody else, and says that they are its own.
let stage: Stage
let folder: string
let page: Page
const city = '/city-of-testville'

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-files-'))
  stage = await openStage()
  page = await stage.visit()
  await stage.foundCity(page, 'City of Testville')
})
afterAll(async () => {
  await stage?.close()
  rmSync(folder, { recursive: true, force: true })
})

function writePackage(name: string, buyer: string, number: string): string {
  const path = join(folder, name)
  const release = {
    ...{ ocid: `ocds-abc123-${number}`, id: '1', date: '2026-01-01T00:00:00Z', tag: ['compiled'] },
    buyer: { id: 'b', name: buyer },
    awards: [{ id: 'A', suppliers: [{ id: 's', name: 'Harbor House' }] }],
    contracts: [{ id: number, awardID: 'A', title: 'Nights', value: { amount: 100, currency: 'USD' } }],
  }
  writeFileSync(path, JSON.stringify({ version: '1.1', releases: [release] }))
  return path
}

async function bring(path: string, button: string): Promise<void> {
  await page.goto(`${city}/data`)
  await page.locator('#ocds summary').click()
  await page.locator('#file-ocds').setInputFiles(path)
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.waitForURL('**/data/submissions/**')
}

test('a publication comes in, and says what it held and what to look at', async () => {
  await page.goto(`${city}/data`)
  await page.locator('#ocds summary').click()
  await expectAccessible(page)
  await bring(writePackage('own.json', 'Human Services', 'HS-17'), 'Bring it in')
  await expectAccessible(page)
  const main = page.locator('main')
  await expect.poll(() => main.textContent()).toContain('Contracts: 1 new')
  await expect.poll(() => main.textContent()).toContain('at ocds-abc123-HS-17/contracts/HS-17/period')
})

test("another buyer's contracts are refused, until a person says that they belong here", async () => {
  const path = writePackage('other.json', 'Elsewhere Parks', 'P-1')
  await bring(path, 'Bring it in')
  await expectAccessible(page)
  await expect.poll(() => page.locator('main').textContent()).toContain('Elsewhere Parks')
  await page.getByText('refused').first().waitFor()
  await bring(path, 'Bring it in, with buyers not known here')
  await expect.poll(() => page.locator('main').textContent()).toContain('Contracts: 1 new')
})

test('what is no publication says so', async () => {
  const path = join(folder, 'no.json')
  writeFileSync(path, 'number,provider\n')
  await bring(path, 'Bring it in')
  await page.getByText('This is not JSON').waitFor()
})
