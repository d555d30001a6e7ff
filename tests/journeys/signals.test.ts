import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// A signal in the demonstration: from the portfolio to its evidence, to the provider's answer, to the government's.
let stage: Stage
beforeAll(async () => {
  stage = await openStage(['--demo', '--people', '3000'])
})
afterAll(() => stage?.close())

test('a signal is opened with its evidence, answered by the provider, then by the government, and then is quiet', async () => {
  const manager = await stage.visit()
  await stage.signIn(manager, 'Ana Ruiz')
  await manager.getByText(/chance alone would raise about [\d.]+ signals this month; \d+ were raised/).waitFor()
  await manager.getByRole('link', { name: 'All signals, with filters and answers' }).click()
  await manager.waitForURL('**/signals')
  await expectAccessible(manager)
  await manager.getByLabel('Contract', { exact: true }).selectOption({ label: 'HS-2026-008' })
  await manager.getByRole('button', { name: 'Show', exact: true }).click()
  await manager.waitForURL('**contract=**')
  const row = manager.locator('tr', { hasText: 'Harbor House' }).filter({ hasText: 'permanent housing' })
  await expect.poll(() => row.first().textContent()).toContain('open')
  await row.first().getByRole('link').first().click()
  await manager.getByRole('heading', { level: 1, name: /^Exits to permanent housing: / }).waitFor()
  await manager.getByText('Rule set signals-').waitFor()
  await manager.getByText(/The government can answer after the provider/).waitFor()
  await expect.poll(() => manager.getByLabel('In words').count()).toBe(0)
  await expectAccessible(manager)
  const { pathname } = new URL(manager.url())

  // The provider answers without a script.
  const provider = await stage.visit({ javaScriptEnabled: false })
  await provider.goto('/demo/sign-in')
  await provider.getByRole('button', { name: 'Dana Cole' }).first().click()
  await provider.goto(pathname)
  await provider.getByLabel('Explained: it is known why').check()
  await provider.getByLabel('In words').fill('A building of forty units closed in April.')
  await provider.getByRole('button', { name: 'Answer', exact: true }).click()
  await provider.getByText('Your answer was kept.').waitFor()
  await provider.getByText(/Dana Cole, the provider/).waitFor()

  await manager.goto(pathname)
  await manager.getByText('A building of forty units closed in April.').waitFor()
  await manager.getByText('Action agreed: who does what by when stands in the review').click()
  await manager.getByLabel('In words').fill('Two landlords are asked by December.')
  await manager.getByRole('button', { name: 'Answer', exact: true }).click()
  await manager.getByText('It stays quiet until it goes further').waitFor()
  await expectAccessible(manager)
  await manager.goto('/demo')
  await manager.getByText(/were raised/).waitFor()
  await expect.poll(() => manager.locator(`a[href="${pathname}"]`).count()).toBe(0)
})
