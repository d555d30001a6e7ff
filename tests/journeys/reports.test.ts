import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// A provider of victim services reports on a phone, has its report returned, mends and certifies it; after the month is
// locked it proposes a correction; a question is answered. The government answers without JavaScript.
let stage: Stage
let phone: Page
let manager: Page
let report: string
beforeAll(async () => {
  stage = await openStage(['--demo', '--people', '3000'])
  phone = await stage.visit({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
  manager = await stage.visit({ javaScriptEnabled: false })
  await stage.signIn(phone, 'Rosa Medina')
  await stage.signIn(manager, 'Ana Ruiz')
})
afterAll(() => stage?.close())

const main = async (page: Page) => (await page.locator('main').textContent())!

test('the form takes totals with Enter from number to number, tells a slip at its field, and keeps a draft', async () => {
  await phone.getByRole('link', { name: 'Reports' }).click()
  await expectAccessible(phone)
  await phone.getByRole('link', { name: 'Fill in' }).click()
  await phone.getByText('Totals only, please').waitFor()
  report = new URL(phone.url()).pathname
  await expect.poll(() => main(phone)).toMatch(/These numbers serve HS-.* \(paid by .*\)/)
  await phone.getByLabel('Households that left for permanent housing').click()
  for (const number of ['9', '7']) {
    await phone.keyboard.type(number)
    await phone.keyboard.press('Enter')
  }
  await phone.getByText('these cannot be more than they are out of').waitFor()
  await phone.getByText('Draft saved at').waitFor()
  await expectAccessible(phone)
  await phone.reload()
  await expect.poll(() => phone.getByLabel('All households that left').inputValue()).toBe('7')
  await phone.getByLabel('Households that left for permanent housing').fill('70')
  await phone.getByLabel('All households that left').fill('90')
  await phone.getByLabel('Comment').click()
  await phone.getByText('is unlike the months before').waitFor()
  await phone.getByLabel('Households that left for permanent housing').fill('4')
  await phone.getByLabel('All households that left').fill('7')
  await phone.getByRole('button', { name: 'Send the report' }).click()
  await phone.getByText('Sent. Thank you.').waitFor()
})

test('it is returned with reasons, mended, accepted and certified', async () => {
  await manager.goto('/demo/data/calendar')
  await manager.getByRole('link', { name: 'Read and answer' }).click()
  await manager.getByLabel('Reasons, as the provider will read them').fill('The entries are missing.')
  await manager.getByRole('button', { name: 'Return it' }).click()
  await phone.goto(report)
  await phone.getByText('The entries are missing.').first().waitFor()
  await phone.getByLabel('Households that were homeless when they entered').fill('5')
  await phone.getByLabel('All households that entered').fill('5')
  await phone.getByRole('button', { name: 'Send the report' }).click()
  await phone.getByText('Sent. Thank you.').waitFor()
  await manager.goto(report)
  await manager.getByRole('button', { name: 'Accept it' }).click()
  await phone.goto(report)
  await phone.getByRole('button', { name: 'Certify it' }).click()
  await phone.getByText('Certified. Nothing more is asked').waitFor()
  await expect.poll(() => main(phone)).toContain('I certify that these counts of Lantern Lane Safe Home')
  await expectAccessible(phone)
})

test('after the lock a figure changes through a correction, whose effects are shown first', async () => {
  await manager.goto('/demo/data/report-rules')
  await manager.getByRole('button', { name: 'Lock the month' }).click()
  await manager.getByText('The month is locked.').waitFor()
  await phone.goto(report)
  await phone.getByText('This month is locked').waitFor()
  await phone.getByRole('link', { name: '4 of 7' }).click()
  await phone.getByText('Propose a correction').click()
  await phone.locator('#corrected-numerator').fill('5')
  await phone.getByLabel('What is wrong, and how you know').fill('One household was filed late.')
  await phone.getByRole('button', { name: 'Propose it' }).click()
  await phone.getByRole('heading', { name: 'What would change' }).waitFor()
  await expectAccessible(phone)
  await expect.poll(() => phone.getByRole('button', { name: 'Accept the correction' }).count()).toBe(0)
  await manager.goto(phone.url())
  await manager.getByRole('button', { name: 'Accept the correction' }).click()
  await manager.getByRole('link', { name: 'See the figure' }).click()
  await expect.poll(() => main(manager)).toContain('One household was filed late.')
  await expect
    .poll(() => manager.locator('#values').textContent())
    .toMatch(/Claimed by the provider4 of 7.*Corrected5 of 7/)
})

test('a question to a figure is answered by the other side, and waits on the review until then', async () => {
  await manager.getByLabel('Your question to the provider').fill('Is a new landlord behind this?')
  await manager.getByRole('button', { name: 'Ask' }).click()
  await phone.goto('/demo/data/calendar')
  await phone.getByText('Is a new landlord behind this?').waitFor()
  await phone.getByRole('link', { name: 'See', exact: true }).click()
  await phone.getByLabel('In words').fill('Yes, since September.')
  await phone.getByRole('button', { name: 'Answer' }).click()
  await phone.getByText('Your answer stands beside the question.').waitFor()
  await expectAccessible(phone)
  const calendar = await phone.request.get('/demo/data/calendar.ics')
  expect(await calendar.text()).toContain('BEGIN:VEVENT')
  const stranger = await stage.visit()
  await stage.signIn(stranger, 'Sam Whitehorse')
  expect((await stranger.request.get(report)).status()).toBe(404)
})
