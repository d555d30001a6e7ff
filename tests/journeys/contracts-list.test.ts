import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// All contracts of the demonstration: found, filtered, ordered, kept as a view; and what hangs on them.
let stage: Stage
beforeAll(async () => {
  stage = await openStage(['--demo', '--people', '3000'])
})
afterAll(() => stage?.close())

test('the portfolio leads into the list, and a contract that runs unsigned is found in one look', async () => {
  const page = await stage.visit()
  await stage.signIn(page, 'Ana Ruiz')
  await expectAccessible(page)
  await expect.poll(() => page.locator('main').textContent()).toMatch(/Department.*Contracts.*Ceiling/s)
  await page.getByRole('link', { name: 'runs unsigned' }).click()
  await page.waitForURL('**/contracts?status=running-unsigned')
  // the address is there a moment before the list
  await page.getByText('1 of 300 contracts').waitFor()
  const row = page.locator('tbody tr').first()
  await expect.poll(() => row.textContent()).toContain('runs unsigned')
  await expect.poll(() => page.getByRole('status').textContent()).toContain('1 of 300 contracts')
  await expectAccessible(page)
})

test('the browser answers by itself: a misspelt search, a choice, an order, all 300 rows, and the address follows', async () => {
  const page = await stage.visit()
  await stage.signIn(page, 'Ana Ruiz')
  await page.getByRole('link', { name: 'Contracts', exact: true }).click()
  await page.locator('.contract-list[data-whole]').waitFor()
  await page.getByLabel('Number, title, provider or program').pressSequentially('harbr hose')
  await page.getByText('1 of 300 contracts').waitFor()
  await expect.poll(() => page.locator('tbody tr').first().textContent()).toContain('Harbor House')
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('harbr hose')

  await page.getByRole('link', { name: 'Show all' }).click()
  await page.getByText('All 300 contracts').waitFor()
  await page.getByRole('link', { name: 'Ceiling' }).click()
  await page.locator('th[aria-sort=descending]').waitFor()
  await page.getByLabel('Ends', { exact: true }).selectOption('past')
  await page.getByText(/^\d+ of 300 contracts/).waitFor()
  await expectAccessible(page)

  await page.getByLabel('Ends', { exact: true }).selectOption('')
  await page.getByText('All 300 contracts').waitFor()
  // Only rows in view are drawn; the last is reached all the same.
  await expect.poll(() => page.locator('tbody tr[data-index]').count()).toBeLessThan(60)
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  await page.locator('tr[aria-rowindex="301"]').waitFor()
  const walkUp = async () => {
    await page.locator('tr[aria-rowindex="301"] a').first().focus()
    await page.keyboard.press('ArrowUp')
    return page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'))
  }
  // A busy machine may still be measuring rows when the first key comes.
  await expect.poll(walkUp, { timeout: 30_000, interval: 500 }).toBe('300')
})

test('a view is kept, shared, renamed, removed, and brought back', async () => {
  const page = await stage.visit()
  await stage.signIn(page, 'Ana Ruiz')
  await page.goto('/demo/views')
  await page.getByText('No view is kept yet').waitFor()
  await expectAccessible(page)
  await page.goto('/demo/contracts?ends=past&sort=-ceiling')
  await page.getByText('Keep this view').click()
  await page.getByLabel('Name of the view').fill('Ended and open')
  await page.getByText('Share it with the staff').click()
  await page.getByRole('button', { name: 'Save the view' }).click()
  await page.getByText('“Ended and open” is kept.').waitFor()
  await expectAccessible(page)

  const director = await stage.visit()
  await stage.signIn(director, 'Lee Okafor')
  await director.goto('/demo/views')
  await director.getByRole('link', { name: 'Ended and open' }).click()
  await director.waitForURL('**/contracts?ends=past&sort=-ceiling')

  await page.getByText('Change', { exact: true }).click()
  await page.getByLabel('Name of the view').fill('Ended, not closed')
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByText('It is now called “Ended, not closed”.').waitFor()
  await page.getByText('Change', { exact: true }).click()
  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await page.getByRole('link', { name: 'Ended, not closed' }).waitFor()
})

test('what ends when leads to the contracts that end; days at each step say what is not known', async () => {
  const page = await stage.visit()
  await stage.signIn(page, 'Ana Ruiz')
  await page.goto('/demo/ends')
  await expectAccessible(page)
  const link = page.locator('tbody a').nth(1)
  const counted = await page.locator('tbody tr').nth(1).locator('td').first().textContent()
  await link.click()
  await page.waitForURL('**/contracts?ends=20*')
  await expect.poll(() => page.getByRole('status').textContent()).toContain(`${counted} of 300 contracts`)
  await page.goto('/demo/steps')
  await page.getByText('were signed after their term began').waitFor()
  await expectAccessible(page)
})

test('a program shows every month with its counts, and where each figure comes from', async () => {
  const page = await stage.visit()
  await stage.signIn(page, 'Ana Ruiz')
  await page.getByRole('link', { name: 'Open review' }).first().click()
  await page.locator('.program-name a').first().click()
  await page.waitForURL('**/programs/**')
  await page.getByRole('heading', { name: 'Its contracts through time' }).waitFor()
  await expectAccessible(page)
  await page.getByText('months as a table').first().click()
  await page.locator('.month-table tbody th a').first().click()
  await page.waitForURL('**/figures/**')
})

test('without JavaScript, on a phone: the server searches, filters and orders', async () => {
  const page = await stage.visit({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await stage.signIn(page, 'Ana Ruiz')
  await page.goto('/demo/contracts')
  await page.getByLabel('Number, title, provider or program').fill('harbr hose')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByText('1 of 300 contracts').waitFor()
  const csv = await page.request.get((await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href'))!)
  expect((await csv.text()).trim().split('\n')).toHaveLength(2)
  for (const path of ['/demo/contracts', '/demo/ends', '/demo/steps', '/demo/views', '/demo']) {
    await page.goto(path)
    await expect
      .poll(() => page.locator('main').evaluate((main) => main.scrollWidth), { message: path })
      .toBeLessThanOrEqual(390)
  }
  await page.goto('/demo/contracts?print')
  await expect.poll(() => page.locator('tbody tr').count()).toBe(300)
})

test('in Spanish, and for a provider its own contracts alone', async () => {
  const page = await stage.visit({ locale: 'es-US' })
  await page.goto('/demo/sign-in')
  await page.getByRole('button', { name: 'Dana Cole' }).click()
  await page.waitForURL('**/demo')
  await page.goto('/demo/contracts')
  await page.getByRole('heading', { name: 'Contratos' }).waitFor()
  await expectAccessible(page)
  const providers = new Set(await page.locator('tbody td:nth-child(2)').allTextContents())
  expect(providers.size).toBe(1)
  const packed = await (await page.request.get('/demo/contracts.json')).json()
  expect(packed.rows.length).toBeLessThan(300)
})
