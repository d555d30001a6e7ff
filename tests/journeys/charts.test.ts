import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// A contract manager reads a chart with the keyboard, follows a month to its figure, takes the chart along, and holds the
// program beside similar ones.
let stage: Stage
let manager: Page
beforeAll(async () => {
  stage = await openStage(['--demo', '--people', '3000'])
  manager = await stage.visit()
  await stage.signIn(manager, 'Ana Ruiz')
})
afterAll(() => stage?.close())

test('one key reaches a chart, arrows read it, Enter opens where the figure comes from', async () => {
  const review = await manager.locator('a[href*="/reviews/"]').first().getAttribute('href')
  await manager.goto(review!)
  const program = await manager.locator('#measures a[href*="/programs/"]').first().getAttribute('href')
  await manager.goto(program!)
  const chart = manager.locator('.chart-figure', { has: manager.locator('a.chart-point') }).first()
  // The button for a picture stands where the script is alive.
  await chart.getByRole('button', { name: 'PNG' }).waitFor()
  await expectAccessible(manager)
  await chart.locator('.chart-wide .chart-point[tabindex="0"]').focus()
  const last = await chart.locator('.chart-reading').textContent()
  await manager.keyboard.press('ArrowLeft')
  await expect.poll(() => chart.locator('.chart-reading').textContent()).not.toBe(last)
  await expect.poll(() => chart.locator('.chart-reading').textContent()).toMatch(/\d{4}: .+ of .+/)
  const [picture] = await Promise.all([
    manager.waitForEvent('download'),
    chart.getByRole('button', { name: 'PNG' }).click(),
  ])
  expect(picture.suggestedFilename()).toMatch(/\.png$/)
  for (const [name, start] of [
    ['SVG', '<svg'],
    ['CSV', 'measure,unit,month'],
  ] as const) {
    const address = await chart.getByRole('link', { name, exact: true }).getAttribute('href')
    expect((await (await manager.request.get(address!)).text()).slice(0, 30)).toContain(start)
  }
  await chart.locator('.chart-wide .chart-point[tabindex="0"]').focus()
  await manager.keyboard.press('Enter')
  await manager.waitForURL('**/figures/*')
  await manager.getByRole('heading', { name: 'How this month is judged' }).waitFor()
  await expectAccessible(manager)
})

test('similar programs stand in a funnel and in the order of their names, also for who asks for a dark screen', async () => {
  await manager.goto('/demo/compare/exits-to-permanent-housing')
  await manager.locator('.chart-wide a.chart-point').first().waitFor()
  await expectAccessible(manager)
  const names = await manager.locator('.data-table tbody tr td:first-child').allTextContents()
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })))
  await manager.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(manager)
  await manager.emulateMedia({ colorScheme: 'light' })
  const file = await manager.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href')
  expect(await (await manager.request.get(file!)).text()).toContain('beside_with_spread')
})
