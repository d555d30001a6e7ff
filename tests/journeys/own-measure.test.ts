import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// A city counts something of its own: a card, a standard on it, a typed count, and the review that shows it.
let stage: Stage
let manager: Page
beforeAll(async () => {
  stage = await openStage(['--demo', '--people', '3000'])
  manager = await stage.visit()
  await stage.signIn(manager, 'Ana Ruiz')
})
afterAll(() => stage?.close())

const fill = async (fields: Record<string, string>, prefix = '') => {
  for (const [name, text] of Object.entries(fields)) await manager.locator(`[id="${prefix}${name}"]`).fill(text)
}
const told: Record<string, [string, string]> = {
  title: ['Kept appointments', 'Citas cumplidas'],
  short: ['Appointments', 'Citas'],
  definition: ['Of the appointments made, the share that was kept.', 'De las citas dadas, la parte cumplida.'],
  counted: ['cases', 'casos'],
  numerator: ['Appointments kept', 'Citas cumplidas'],
  denominator: ['Appointments made', 'Citas dadas'],
  period: ['Month', 'Mes'],
  lag: ['None', 'Ninguno'],
  source: ['Clinic calendar', 'Calendario de la clínica'],
}

test('a measure of the city’s own is added: refused while a text is missing in one language, then it stands', async () => {
  await manager.getByRole('link', { name: 'Measures', exact: true }).click()
  await manager.getByRole('heading', { level: 1, name: 'Measures' }).waitFor()
  await expectAccessible(manager)
  await manager.getByRole('link', { name: 'Add a measure' }).click()
  await manager.waitForURL('**/measures/new')
  for (const [name, [en, es]] of Object.entries(told)) await fill({ [`${name}-en`]: en, [`${name}-es`]: es })
  await fill({ 'title-es': '', pack: 'Youth health', unit: 'cases', agreedBy: 'Both', reason: 'Asked for by clinics' })
  await manager.getByRole('button', { name: 'Save the card' }).click()
  await manager.getByRole('heading', { name: 'The card could not be saved' }).waitFor()
  await expectAccessible(manager)
  await fill({ 'title-es': 'Citas cumplidas' })
  await manager.getByRole('button', { name: 'Save the card' }).click()
  await manager.waitForURL('**/measures/kept-appointments?done=added')
  await expectAccessible(manager)
})

test('a standard is agreed on it, with the reason and who agreed, and not with its minimum beyond the target', async () => {
  await manager.locator('#standards summary').click()
  const agreed = {
    programType: 'emergency shelter',
    from: '2026-01-01',
    reason: 'From the spring meeting',
    agreedBy: 'Both',
  }
  await fill({ ...agreed, minimum: '70%', target: '60%' }, 'standard-')
  await manager.getByRole('button', { name: 'Agree it' }).click()
  await manager.getByText('The minimum lies beyond the target').first().waitFor()
  await fill({ target: '80%' }, 'standard-')
  await manager.getByRole('button', { name: 'Agree it' }).click()
  await manager.waitForURL('**done=agreed**')
  await manager.locator('#standards').getByText('From the spring meeting').waitFor()
  await expectAccessible(manager)
})

test('it is typed for a program outside the HMIS, and its review judges it by the standard', async () => {
  await manager.goto('/demo/data/counts')
  await manager.getByLabel('Program').selectOption({ label: 'Cascadia Compass Alliance: Lantern Lane Safe Home' })
  await manager.getByRole('button', { name: 'Open the form' }).click()
  const field = manager.locator('[id="kept-appointments.numerator"]')
  await field.fill('12')
  await manager.locator('[id="kept-appointments.denominator"]').fill('30')
  await manager.getByRole('button', { name: 'Save the counts' }).click()
  await manager.getByText('Saved. These counts stand').waitFor()
  const month = new URL(manager.url()).searchParams.get('month')!
  const program = new URL(manager.url()).searchParams.get('program')!
  await manager.goto(`/demo/programs/${program}`)
  const contract = await manager.locator('a[href*="/contracts/HS"]').first().getAttribute('href')
  await manager.goto(`${contract}/reviews/${month}`)
  const chart = manager.locator('.chart-figure', { hasText: 'Kept appointments' })
  await expect.poll(() => chart.textContent()).toContain('12 of 30')
  await expect.poll(() => chart.textContent()).toContain('below minimum')
  await expectAccessible(manager)
  await chart.getByRole('link', { name: '12 of 30', exact: true }).click()
  await manager.getByRole('link', { name: 'kept-appointments-v1' }).click()
  await manager.waitForURL('**/measures/kept-appointments?version=1')
})
