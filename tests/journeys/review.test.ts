import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// The monthly review in the demonstration: from the portfolio to a packet, and on to the next month.
let stage: Stage
beforeAll(async () => {
  stage = await openStage(['--demo', '--people', '3000'])
})
afterAll(() => stage?.close())

test('a contract manager goes from the portfolio to the packet, and what was agreed is there next month', async () => {
  const page = await stage.visit()
  await stage.signIn(page, 'Ana Ruiz')
  await expectAccessible(page)
  await expect.poll(() => page.getByText('is invented').textContent()).toContain('City of Cascadia')

  await page.getByLabel('Provider, program or contract number').fill('harbor')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('link', { name: 'Harbor House' }).click()
  await page.waitForURL('**/reviews/2026-10')
  await expectAccessible(page)
  // What the city itself owes stands first, because it is late.
  await expect
    .poll(() => page.locator('#agreed li').first().textContent())
    .toMatch(/lease guarantee.*Government.*Late by/s)

  await page.getByLabel('Text').fill('Two landlords will take a guarantee of one month.')
  await page.getByLabel('Write').selectOption({ label: 'Decision' })
  await page.getByRole('button', { name: 'Save' }).last().click()
  await page.getByText('Two landlords will take a guarantee').waitFor()

  await page.getByLabel('What', { exact: true }).fill('Pilot a guarantee with ten units')
  await page.getByLabel('Who owes it').selectOption({ label: 'Government' })
  await page.getByLabel('Name', { exact: true }).fill('Ana Ruiz')
  await page.getByLabel('By', { exact: true }).fill('2026-12-15')
  await page.getByRole('button', { name: 'Agree action' }).click()
  await page.locator('aside').getByText('Pilot a guarantee with ten units').waitFor()

  await page.getByRole('button', { name: 'Freeze and send the packet' }).click()
  await page.getByRole('link', { name: 'Open as PDF' }).waitFor()
  await expectAccessible(page)
  const pdf = await page.request.get((await page.getByRole('link', { name: 'Open as PDF' }).getAttribute('href'))!)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  const json = await page.request.get((await page.getByRole('link', { name: 'as JSON' }).getAttribute('href'))!)
  expect((await json.json()).notes[0].text).toContain('Two landlords')

  await page.getByRole('link', { name: 'Later month' }).click()
  await page.waitForURL('**/reviews/2026-11')
  await expect.poll(() => page.locator('#agreed').textContent()).toContain('Pilot a guarantee with ten units')
  await expect.poll(() => page.locator('#last-time').textContent()).toContain('Two landlords will take a guarantee')
  await expectAccessible(page)
})

test('a done action can be opened again, and a note withdrawn', async () => {
  const page = await stage.visit()
  await stage.signIn(page, 'Ana Ruiz')
  await page.goto('/demo?q=harbor')
  await page.getByRole('link', { name: 'Harbor House' }).click()
  const action = page.locator('#agreed li').filter({ hasText: 'Answer the question of a lease guarantee' })
  await action.getByLabel('What followed').fill('Answered on Friday')
  await action.getByRole('button', { name: 'Done' }).click()
  await action.getByText('Answered on Friday').waitFor()
  await action.getByRole('button', { name: 'Open again' }).click()
  await action.getByRole('button', { name: 'Done' }).waitFor()

  await page.getByLabel('Text').fill('A note by mistake')
  await page.getByRole('button', { name: 'Save' }).last().click()
  const note = page.locator('aside li').filter({ hasText: 'A note by mistake' })
  await note.getByRole('button', { name: 'Withdraw' }).click()
  await note.waitFor({ state: 'detached' })
})

test('the same without JavaScript, on a phone', async () => {
  const page = await stage.visit({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await stage.signIn(page, 'Ana Ruiz')
  await page.getByRole('link', { name: 'Open review' }).first().click()
  await page.getByLabel('Text').fill('Written without a script')
  await page.getByRole('button', { name: 'Save' }).last().click()
  await page.getByText('Written without a script').waitFor()
  const width = await page.locator('main').evaluate((main) => main.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
})

test('in Spanish, every page speaks Spanish', async () => {
  const page = await stage.visit({ locale: 'es-US' })
  await stage.signIn(page, 'Ana Ruiz')
  await page.getByRole('heading', { name: 'Cartera' }).waitFor()
  await page.getByRole('link', { name: 'Abrir la revisión' }).first().click()
  await page.getByRole('heading', { name: 'Qué merece atención' }).waitFor()
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('es')
  await expectAccessible(page)
})
