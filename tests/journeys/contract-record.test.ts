import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// The record of a contract in the demonstration: found unsigned, amended, undone, and changed by hand.
let stage: Stage
beforeAll(async () => {
  stage = await openStage(['--demo', '--people', '3000'])
})
afterAll(() => stage?.close())

/** The first contract that runs unsigned, as the person goes through the contracts of the portfolio. */
async function findUnsigned(page: Page): Promise<string> {
  await page.goto('/demo?lines')
  const numbers = await page
    .locator('a[href*="/contracts/"]')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')!.split('/')[3]!))])
  // The demonstration leaves one of the newest unsigned.
  for (const number of numbers.toSorted().toReversed()) {
    const answer = await page.request.get(`/demo/contracts/${number}`)
    if ((await answer.text()).includes('Runs unsigned for')) return number
  }
  throw new Error('The demonstration has no unsigned contract.')
}

test('a contract that runs unsigned says so first, and is signed with a way back', async () => {
  const page = await stage.visit()
  await stage.signIn(page, 'Ana Ruiz')
  const number = await findUnsigned(page)
  await page.goto(`/demo/contracts/${number}`)
  const notice = page.getByText(/Runs unsigned for \d+ days/)
  // One look: the notice stands on the first screen, without scrolling.
  expect((await notice.boundingBox())!.y).toBeLessThan(400)
  await page.getByText('Awaiting signature').waitFor()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Write down the signature' }).click()
  await page.waitForURL('**/edit#signedOn')
  await expectAccessible(page)
  await page.getByLabel('Signed on').fill('2026-10-05')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByText('Saved.').waitFor()
  await page.getByText(/Signed \d+ days after the term began/).waitFor()
  await expect.poll(() => notice.count()).toBe(0)

  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('it stands as it did before').waitFor()
  await notice.waitFor()
})

test('a contract is amended with the terms before and after, and the amendment undone', async () => {
  const page = await stage.visit()
  await stage.signIn(page, 'Ana Ruiz')
  await page.getByLabel('Provider, program or contract number').fill('harbor house')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('link', { name: 'Harbor House' }).click()
  await page.waitForURL('**/reviews/*')
  // What changed in the contract stands in its charts.
  await page.locator('.chart-mark').filter({ hasText: 'amendment 2: money' }).first().waitFor()
  await page.getByRole('navigation', { name: 'Portfolio' }).getByRole('link', { name: /^HS-/ }).click()
  await page.getByRole('heading', { name: 'Amendment 2: money, scope' }).waitFor()

  await page.getByRole('link', { name: 'Amend', exact: true }).click()
  await page.waitForURL('**/amend')
  await expectAccessible(page)
  await page.getByLabel('Why').fill('The winter needs forty more beds.')
  await page.getByRole('button', { name: 'Amend the contract' }).click()
  await page.getByText('Nothing differs from the terms as they stand').waitFor()
  await expect.poll(() => page.getByLabel('Why').inputValue()).toBe('The winter needs forty more beds.')
  await page.getByLabel('Ceiling, in dollars').fill('two million')
  await page.getByLabel('Last day').fill('2028-06-30')
  await page.getByRole('button', { name: 'Amend the contract' }).click()
  await page.getByRole('link', { name: '“two million” is not an amount' }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('Ceiling, in dollars').fill('2,000,000')
  await page.getByRole('button', { name: 'Amend the contract' }).click()

  const amendment = page.locator('.timeline > li').first()
  await amendment.getByText('Amendment 3: term, money').waitFor()
  await expect.poll(() => amendment.textContent()).toMatch(/31 December \d{4}.*30 June 2028.*\$2,000,000/s)
  await page.getByText('$2 million').first().waitFor()
  await expectAccessible(page)

  await amendment.getByText('Undo this amendment').first().click()
  await amendment.getByRole('button', { name: 'Undo this amendment' }).click()
  await amendment.getByText(/undone on/).waitFor()
  await expect.poll(() => page.getByText('$2 million').count()).toBe(0)
  await page.getByRole('heading', { name: 'Amendment 2: money, scope' }).waitFor()
})

test('amounts above the ceiling are told, a status needs its reason, and contracts are linked', async () => {
  const page = await stage.visit({ javaScriptEnabled: false })
  await page.goto('/demo/sign-in')
  await page.getByRole('button', { name: 'Ana Ruiz' }).first().click()
  await page.goto('/demo?q=harbor+house')
  const review = await page.getByRole('link', { name: 'Harbor House' }).first().getAttribute('href')
  const contract = review!.split('/reviews/')[0]!
  await page.goto(`${contract}/edit`)
  await page.locator('#paid-2026').fill('900,000')
  await page.locator('#amounts').getByRole('button', { name: 'Save' }).click()
  await page.getByText('Worth a look').waitFor()
  await page.getByText(/Fiscal year 2026: \$900,000 paid, above the ceiling/).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => page.getByText('Worth a look').count()).toBe(0)

  await page.goto(`${contract}/edit`)
  await page.locator('#status select').selectOption({ label: 'Suspended' })
  await page.locator('#status').getByRole('button', { name: 'Save' }).click()
  await page.getByText('a status that a person sets needs its reason').first().waitFor()
  await expect.poll(() => page.locator('#status select').inputValue()).toBe('suspended')
  await page.locator('#reason').fill('The site is flooded.')
  await page.locator('#status').getByRole('button', { name: 'Save' }).click()
  await page.getByText(/Suspended since/).waitFor()
  await page.getByText('The site is flooded.').waitFor()

  await page.goto(`${contract}/edit`)
  await page.locator('#other').fill('HS-2024-001')
  await page.locator('#line').getByRole('button', { name: 'Link', exact: true }).click()
  await page.locator('#line').getByRole('link', { name: 'HS-2024-001' }).waitFor()
  await page.goto(`${contract}/edit`)
  await page.getByRole('button', { name: 'Unlink' }).click()
  await page.getByRole('button', { name: 'Link again' }).click()
  await page.locator('#line').getByRole('link', { name: 'HS-2024-001' }).waitFor()
})

test('a director reads the record and changes nothing; on a phone in Spanish it fits', async () => {
  const page = await stage.visit({ viewport: { width: 390, height: 844 }, locale: 'es-US' })
  await stage.signIn(page, 'Lee Okafor')
  await page.goto('/demo?q=harbor+house')
  const review = await page.getByRole('link', { name: 'Harbor House' }).first().getAttribute('href')
  const contract = review!.split('/reviews/')[0]!
  await page.goto(contract)
  await page.getByRole('heading', { name: 'Enmiendas', exact: true }).waitFor()
  await expect.poll(() => page.getByRole('link', { name: 'Enmendar', exact: true }).count()).toBe(0)
  await expect.poll(() => page.getByText('Deshacer esta enmienda').count()).toBe(0)
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(page)
  expect((await page.goto(`${contract}/amend`))!.status()).toBe(403)
})
