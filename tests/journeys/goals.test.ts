import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// A measure binds a contract after the government proposed it, the provider answered, and both agreed.
let stage: Stage
beforeAll(async () => {
  stage = await openStage(['--demo', '--people', '3000'])
})
afterAll(() => stage?.close())

test('from the tree of goals to a measure that both sides agreed to, and a framework beside it', async () => {
  const provider = await stage.visit({ viewport: { width: 390, height: 800 } })
  await stage.signIn(provider, 'Dana Cole')
  const contract = (await provider.locator('a[href*="/contracts/"]').first().getAttribute('href'))!.replace(
    /\/reviews.*/,
    '',
  )

  const manager = await stage.visit()
  await stage.signIn(manager, 'Ana Ruiz')
  await manager.getByRole('link', { name: 'All goals, with their measures and contracts' }).click()
  await manager.getByRole('heading', { name: 'Households move into permanent housing' }).waitFor()
  await expectAccessible(manager)
  await manager.goto(`${contract}/measures?propose=utilization#propose`)
  await expectAccessible(manager)
  await manager.getByLabel('What it asks').selectOption('how-well')
  await manager.getByRole('button', { name: 'Propose it' }).click()
  await manager.getByText('The measure is proposed.').waitFor()

  await provider.goto(contract)
  await provider.getByRole('link', { name: /proposed: answer/ }).click()
  const proposal = provider.locator('.bound-measure', { hasText: 'Utilization' }).first()
  await expectAccessible(provider)
  await proposal.getByLabel('What do you say to it?').fill('Two units are being repaired until June.')
  await proposal.getByRole('button', { name: 'Say it' }).click()
  await provider.getByText('Your words are written down.').waitFor()
  await proposal.getByRole('button', { name: 'Agree to this measure' }).click()
  await provider.getByText('You have agreed.').waitFor()

  await manager.goto(`${contract}/measures`)
  await manager.getByText('Two units are being repaired until June.').waitFor()
  await manager.locator('.bound-measure', { hasText: 'Utilization' }).getByRole('button', { name: 'Agree' }).click()
  await manager.getByText('Both sides have agreed: the measure binds.').waitFor()
  await expect.poll(() => manager.locator('#agreed').textContent()).toContain('Utilization')

  await manager.goto('/demo/frameworks')
  await expectAccessible(manager)
  await manager.getByRole('link', { name: 'Regional framework for shelters' }).click()
  await manager.getByRole('heading', { name: 'Results beside it' }).waitFor()
  await expectAccessible(manager)
  await manager.getByRole('link', { name: 'Propose a new version' }).click()
  await manager.getByRole('heading', { name: 'Lines' }).waitFor()
  await expectAccessible(manager)
})
