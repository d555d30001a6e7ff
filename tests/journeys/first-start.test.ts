import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// The first start on a machine: nothing is there; "try the demo" builds the invented city, and its review becomes a packet.
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

test('from the first page through the demonstration to a packet', async () => {
  const page = await stage.visit()
  await page.goto('/')
  await page.getByRole('button', { name: 'Try the demo' }).click()
  await page.getByRole('progressbar').waitFor()
  await expectAccessible(page)
  await page.waitForURL('**/demo/sign-in**', { timeout: 120_000 })
  await page.getByRole('button', { name: 'Sign in as Ana Ruiz' }).click()
  await page.waitForURL('**/demo')
  await expect.poll(() => page.locator('.page-demonstration').textContent()).toContain('invented')
  await expect.poll(() => page.locator('.goal-figure').count()).toBe(3)
  // What slipped most is the first thing to talk about.
  await expect.poll(() => page.locator('.row-list li').first().textContent()).toContain('Harbor House')
  await page.getByRole('link', { name: 'Open review' }).first().click()
  await page.getByRole('button', { name: 'Freeze and send the packet' }).click()
  const pdf = await page.request.get((await page.getByRole('link', { name: 'Open as PDF' }).getAttribute('href'))!)
  expect(pdf.headers()['content-type']).toBe('application/pdf')

  await page.goto('/')
  await page.getByRole('link', { name: 'Open the demo' }).waitFor()
})

test('a real file never enters the demonstration', async () => {
  const page = await stage.visit()
  await stage.signIn(page, 'Ana Ruiz')
  await page.goto('/demo/data')
  await expect.poll(() => page.locator('input[type=file]').count()).toBe(0)
  const posted = await page.request.post('/demo/data', {
    multipart: { file: { name: 'contracts.csv', mimeType: 'text/csv', buffer: Buffer.from('number,provider\n1,A\n') } },
    headers: { Origin: stage.address },
  })
  expect(posted.status()).toBeGreaterThanOrEqual(400)
  await page.goto('/demo')
  await expect.poll(() => page.locator('main').textContent()).toContain('60 providers, 300 contracts')
})
