import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// From the whole system to one measure's groups and SQL; how records are kept; and what a provider does not see of it.
let stage: Stage
beforeAll(async () => {
  stage = await openStage(['--demo', '--people', '3000'])
})
afterAll(() => stage?.close())

test('a director finds the whole system, a measure by groups that may be released, and its statement', async () => {
  const page = await stage.visit()
  await stage.signIn(page, 'Lee Okafor')
  await page.getByRole('link', { name: 'The whole system: federal measures by year' }).click()
  await page.getByRole('heading', { name: 'Successful placement and retention' }).waitFor()
  await page.getByText('Releasable edition').first().waitFor()
  // what a director is shown is what may leave the house, and nobody offers more
  await expect.poll(() => page.getByRole('link', { name: 'Show the working edition' }).count()).toBe(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: '7b.1 From shelter to permanent housing' }).click()
  await page.getByRole('link', { name: 'Age', exact: true }).click()
  await page.getByRole('columnheader', { name: 'Age' }).waitFor()
  await page.getByText('create or replace temp table placement_stays as').waitFor()
  await expectAccessible(page)
  const table = await (await page.request.get('/demo/data/system.csv?by=age')).text()
  expect(table).toMatch(/^7b\.1,2025-10-01,2026-09-30,FY2026,age,/m)
  expect(table).not.toContain('working')
  await page.goto('/demo/data/quality')
  await page.getByRole('columnheader', { name: 'Missing answers' }).waitFor()
  await expectAccessible(page)
})

test('a provider sees how its own records are kept, says no to reminders, and sees nothing of the system', async () => {
  const page = await stage.visit({ viewport: { width: 390, height: 844 } })
  await stage.signIn(page, 'Rosa Medina')
  await page.goto('/demo/data/quality')
  await page.getByRole('heading', { name: 'How records are kept: ' }).waitFor()
  await expectAccessible(page)
  await page.goto('/demo/data/calendar')
  await page.getByRole('button', { name: 'Send me none' }).click()
  await page.getByText('You get no reminders of what is due.').waitFor()
  await expectAccessible(page)
  expect((await page.request.get('/demo/data/system')).status()).toBe(403)
  expect((await page.request.get('/demo/data/system.csv')).status()).toBe(403)
})
