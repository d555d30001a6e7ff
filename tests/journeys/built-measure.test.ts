import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../src/ground/platform/project-root.ts'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// A department that trains people for work goes from the spreadsheet it has to a measure that is talked about in the
// monthly review: no code, no help page, and at most 25 interactions, which are counted.
let stage: Stage
let folder: string
let page: Page
let interactions = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-measure-'))
  stage = await openStage()
  page = await stage.visit()
  await stage.foundCity(page, 'Trainton')
  const contracts =
    'Contract Number,Vendor,Title,Start Date,End Date,Amount\nW-1,Bridge to Work,Training,2026-01-01,2026-12-31,900'
  const map = 'contract_number,program,program_type,population,hmis_project_id,from,to\nW-1,Welding,Training,,,,'
  for (const [kind, text] of [
    ['contracts', contracts],
    ['programs', map],
  ] as const) {
    const args = ['import', kind, file(`${kind}.csv`, text), '--data', stage.dataFolder]
    execFileSync(join(projectRoot, 'bin', 'throughline'), args, { env: { ...process.env, ...stage.env } })
  }
})
afterAll(async () => {
  await stage?.close()
  rmSync(folder, { recursive: true, force: true })
})

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

/** One thing that a person does. */
async function doing(what: Promise<unknown>): Promise<void> {
  interactions += 1
  await what
}
const press = (target: Locator) => doing(target.click())

test('from a spreadsheet to a reviewed measure in at most 25 interactions', async () => {
  // Each month 30 people leave; of them 12, 15, 18 and 21 are employed.
  const rows = ['01', '02', '03', '04'].flatMap((month, at) =>
    Array.from({ length: 30 }, (_, n) => {
      const day = String(1 + (n % 28)).padStart(2, '0')
      return `C-${month}-${n},Welding,2026-${month}-${day},${n < 12 + 3 * at ? 'Yes' : 'No'},${n % 2 ? 'Day' : 'Evening'}`
    }),
  )
  const sheet = file('exits.csv', ['Client ID,Program,Exit date,Employed,Class', ...rows].join('\n'))
  await press(page.getByRole('link', { name: 'Tables that providers send' }))
  await doing(page.locator('input[type=file]').setInputFiles(sheet))
  await press(page.getByRole('button', { name: 'Read its columns' }))
  await press(page.getByRole('button', { name: 'Accept this form' }))
  await page.getByText('Taken. Its rows count.').waitFor()
  await press(page.getByRole('link', { name: 'Exits', exact: true }).first())
  await press(page.getByRole('link', { name: 'Build a measure' }))

  await doing(page.getByLabel('whose: Column').last().selectOption({ label: 'Employed' }))
  // The figures follow by themselves.
  await page.getByText('21 of 30', { exact: true }).waitFor()
  await page.locator('.rule-says', { hasText: 'the share whose “Employed” is yes' }).waitFor()
  await doing(page.getByLabel('Class', { exact: true }).check())
  await page.getByText('class: Evening', { exact: true }).waitFor()
  await expectAccessible(page)
  await doing(page.getByLabel('Name, in English').fill('Employed at exit'))
  await doing(page.getByLabel('Name, in Spanish').fill('Con empleo a la salida'))
  await doing(page.getByLabel('Policy area').fill('Workforce'))
  await press(page.getByRole('button', { name: 'Save and measure all months' }))
  await page.getByText('The measure is kept, and its months are measured.').waitFor()
  await press(page.getByRole('link', { name: 'To its card' }))
  await page.getByRole('heading', { name: 'Employed at exit' }).waitFor()
  await expect
    .poll(() => page.locator('main').textContent())
    .toContain('Of all people, the share whose “Employed” is yes.')

  await press(page.getByRole('link', { name: 'Contracts', exact: true }))
  await press(page.getByRole('link', { name: 'W-1' }).first())
  await press(page.locator('a[href*="/reviews/2026-04"]').first())
  await page.getByText('Employed at exit').first().waitFor()
  await expect.poll(() => page.locator('main').textContent()).toContain('21 of 30')
  await expectAccessible(page)
  expect(interactions).toBeLessThanOrEqual(25)
})
