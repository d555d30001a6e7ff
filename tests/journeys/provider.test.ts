import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// A provider sees its own contracts, answers, and reaches nobody else's by any address.
let stage: Stage
beforeAll(async () => {
  stage = await openStage(['--demo', '--people', '3000'])
})
afterAll(() => stage?.close())

test('a provider reads its review, says its word, and the figures are no longer unseen', async () => {
  const provider = await stage.visit()
  await stage.signIn(provider, 'Dana Cole')
  await expectAccessible(provider)
  await expect.poll(() => provider.getByRole('link', { name: 'Data', exact: true }).count()).toBe(0)
  await provider.getByRole('link', { name: 'Harbor House' }).first().click()
  await provider.getByText('not yet seen by the provider').first().waitFor()
  await expectAccessible(provider)
  await expect.poll(() => provider.getByRole('button', { name: 'Agree action' }).count()).toBe(0)
  await provider.getByLabel('What the provider says').fill('Eleven households have vouchers and no unit.')
  await provider.getByRole('button', { name: 'Save' }).click()
  await provider.getByText('Eleven households have vouchers').first().waitFor()

  const manager = await stage.visit()
  await stage.signIn(manager, 'Ana Ruiz')
  await manager.goto(provider.url())
  await manager.getByText('Seen by the provider on').waitFor()
  await expect.poll(() => manager.locator('aside').textContent()).toContain('Eleven households have vouchers')
})

test("another provider's contract does not exist, by any address", async () => {
  const manager = await stage.visit()
  await stage.signIn(manager, 'Ana Ruiz')
  const review = await manager.getByRole('link', { name: 'Open review' }).first().getAttribute('href')
  await manager.goto(review!)
  const figure = await manager.locator('.figure-line a').first().getAttribute('href')
  await manager.getByRole('button', { name: 'Freeze and send the packet' }).click()
  const pdf = await manager.getByRole('link', { name: 'Open as PDF' }).getAttribute('href')
  const theirs = [review!, review!.replace(/\/reviews.*/, ''), figure!, pdf!, pdf!.replace('.pdf', '.json')]

  const stranger = await stage.visit()
  await stage.signIn(stranger, 'Sam Whitehorse')
  for (const address of theirs) {
    const answer = await stranger.request.get(address, { maxRedirects: 0 })
    expect(answer.status(), address).toBe(404)
    expect(await answer.text(), address).not.toContain('Harbor House')
  }
  await expect.poll(() => stranger.locator('main').textContent()).not.toContain('Harbor House')
  for (const page of ['data', 'data/map', 'data/counts', 'history']) {
    expect((await stranger.request.get(`/demo/${page}`)).status(), page).toBe(403)
  }
  const written = await stranger.request.post(review!, {
    form: { do: 'write-note', kind: 'statement', text: 'Not mine to say' },
    headers: { Origin: stage.address },
  })
  expect(await written.text()).not.toContain('Not mine to say')
  await manager.goto(review!)
  await expect.poll(() => manager.locator('main').textContent()).not.toContain('Not mine to say')
})

test('nobody who is not signed in sees anything, and another site can post nothing', async () => {
  const page = await stage.visit()
  await page.goto('/demo')
  await page.waitForURL('**/sign-in?next=%2Fdemo')
  await expectAccessible(page)
  const data = await page.request.get('/demo.data', { maxRedirects: 0 })
  expect(await data.text()).not.toContain('HS-20')
  const foreign = await page.request.post('/demo/sign-in', {
    form: { person: 'x' },
    headers: { Origin: 'https://elsewhere.example' },
  })
  expect(foreign.status()).toBe(400)
  const away = await page.request.get('/demo/sign-in?next=https://elsewhere.example')
  expect(await away.text()).not.toContain('value="https://elsewhere.example"')
})
