import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// Before a minimum is agreed, a contract manager tries it on past months, and looks at what a result cost.
let stage: Stage
let manager: Page
beforeAll(async () => {
  stage = await openStage(['--demo', '--people', '3000'])
  manager = await stage.visit()
  await stage.signIn(manager, 'Ana Ruiz')
})
afterAll(() => stage?.close())

test('a minimum is tested from the data page: refused where it cannot be read, answered in a sentence, dots and a file', async () => {
  await manager.goto('/demo/data')
  await manager.getByRole('link', { name: 'Test a minimum on past months' }).click()
  await manager.waitForURL('**/backtest')
  await expectAccessible(manager)
  await manager.getByLabel('Proposed minimum').fill('99')
  await manager.getByRole('button', { name: 'Show' }).click()
  await manager.getByText('A share is at most 100%').first().waitFor()
  await expectAccessible(manager)
  await manager.getByLabel('Proposed minimum').fill('99%')
  await manager.getByRole('button', { name: 'Show' }).click()
  await manager.getByText(/With a minimum of 99%, \d+ of \d+ programs? and \d+ contracts?/).waitFor()
  await expectAccessible(manager)
  const file = await manager.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')
  const answer = await manager.request.get(file!)
  expect(await answer.text()).toContain('proposed_missed_programs')
})

test('a dot names its program when it has the focus, and leads to it', async () => {
  const dot = manager.locator('.chart-wide .plot-dot').first()
  await dot.focus()
  await expect.poll(() => dot.getAttribute('aria-label')).toMatch(/: \d+%, .+ of .+/)
  await dot.press('Enter')
  await manager.waitForURL('**/programs/*')
})

test('on a phone, without a script, the same question is answered', async () => {
  const answer = await manager.request.get('/demo/backtest?measure=length-of-stay&minimum=90')
  expect(await answer.text()).toContain('With at most 90 nights')
  await manager.setViewportSize({ width: 390, height: 800 })
  await manager.goto('/demo/backtest?measure=length-of-stay&minimum=90')
  await expectAccessible(manager)
  const isWider = await manager.evaluate('document.documentElement.scrollWidth > innerWidth')
  expect(isWider).toBe(false)
  await manager.setViewportSize({ width: 1280, height: 800 })
})

test('a contract says what a result cost, how sure that is, and how it is computed', async () => {
  await manager.goto('/demo?lines')
  const links = await manager
    .locator('a[href*="/contracts/"]')
    .evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute('href')!.split('/')[3]!))])
  let found = false
  for (const number of links) {
    const page = await (await manager.request.get(`/demo/contracts/${number}`)).text()
    if (!page.includes('for each household that left for a permanent home')) continue
    found = true
    await manager.goto(`/demo/contracts/${number}#cost`)
    break
  }
  expect(found).toBe(true)
  const cost = manager.locator('#cost')
  await cost.locator('summary').click()
  await expect.poll(() => cost.textContent()).toContain('Allowing for chance, one costs between')
  await expect.poll(() => cost.textContent()).toContain('never ranked')
  await expectAccessible(manager)
  await cost.locator('details a').first().click()
  await manager.waitForURL('**/programs/*')
})
