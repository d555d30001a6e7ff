import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './open-browser.ts'

// A contract manager writes down who pays and asks for papers; the provider brings them and sees who opened them.
let stage: Stage
let manager: Page
let provider: Page
let contract: string
beforeAll(async () => {
  stage = await openStage(['--demo', '--people', '3000'])
  provider = await stage.visit()
  await stage.signIn(provider, 'Dana Cole')
  const href = await provider.locator('a[href*="/contracts/"]').first().getAttribute('href')
  contract = /^\/demo\/contracts\/[^/]+/.exec(href!)![0]
  manager = await stage.visit()
  await stage.signIn(manager, 'Ana Ruiz')
})
afterAll(() => stage?.close())

const text = (page: Page) => page.locator('main').textContent()
const open = async (page: Page, summary: string, field: string) => {
  if (!(await page.locator(field).isVisible())) await page.locator('summary', { hasText: summary }).click()
}
const file = (name: string, content: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(content) })

test('a source is written down, refused where its amount cannot be read, and stands in the list with what is left', async () => {
  await manager.goto('/demo/funding')
  await expectAccessible(manager)
  await open(manager, 'Add a funding source', '#name')
  await manager.locator('#name').fill('A grant of the journey')
  await manager.locator('#ceiling').fill('two million')
  await manager.getByRole('button', { name: 'Save the source' }).click()
  await manager.getByText('An amount cannot be read').waitFor()
  await expectAccessible(manager)
  await expect.poll(() => manager.locator('#name').inputValue()).toBe('A grant of the journey')
  await manager.locator('#ceiling').fill('2,000,000')
  await manager.locator('#assistanceListing').fill('14.267')
  await manager.locator('#awardTo').fill('2020-12-31')
  await manager.getByRole('button', { name: 'Save the source' }).click()
  await manager.waitForURL('**/funding/*done=added')
  await expectAccessible(manager)
})

test('it pays a contract; what does not fit stands beside; a line is taken out and put back', async () => {
  await manager.goto(`${contract}/funding`)
  await expectAccessible(manager)
  await open(manager, 'Add a source', '#source')
  const value = await manager.locator('#source option', { hasText: 'A grant of the journey' }).getAttribute('value')
  await manager.locator('#source').selectOption(value)
  await manager.locator('#amount').fill('1,000.50')
  await manager.getByRole('button', { name: 'Add the source' }).click()
  await manager.waitForURL('**done=funded**')
  const findings = manager.locator('#findings')
  await expect.poll(() => findings.textContent()).toContain('the award runs until 31 December 2020')
  await expectAccessible(manager)
  await manager.getByRole('button', { name: 'Take out: A grant of the journey' }).click()
  await manager.getByText('$1,000.50 of A grant of the journey is taken out.').waitFor()
  await manager.getByRole('button', { name: 'Undo' }).click()
  await manager.waitForURL('**done=funded**')
  await manager.getByRole('link', { name: 'A grant of the journey' }).first().click()
  await manager.waitForURL('**/funding/*')
  await expect.poll(() => text(manager)).toContain('$1,000.50 of $2,000,000 is promised')
})

test('the determination stands with its reason, and the data sheet says what is not yet recorded', async () => {
  await manager.goto(`${contract}/funding`)
  await open(manager, 'etermin', '#reason')
  await manager.locator('label[for=determination]').click()
  await manager.locator('#reason').fill('It decides which households are eligible.')
  await manager.getByRole('button', { name: 'Write down the determination' }).click()
  await manager.waitForURL('**done=determined**')
  await expectAccessible(manager)
  await manager.getByRole('link', { name: 'Open the data sheet' }).click()
  await manager.waitForURL('**/data-sheet')
  await expectAccessible(manager)
  const sheet = await text(manager)
  expect(sheet).toContain('It decides which households are eligible.')
  expect(sheet).toContain('not yet recorded')
  expect(sheet).toContain('14.267')
  const pdf = await manager.request.get(`${contract}/data-sheet.pdf`)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
})

test('what is asked for is brought by the provider; both see who opened it', async () => {
  await manager.goto(`${contract}/files`)
  await expectAccessible(manager)
  await open(manager, 'Ask for a document', '#ask-title')
  await manager.locator('#ask-title').fill('Insurance of the journey')
  await manager.locator('#ask-dueOn').fill('2027-01-04')
  await manager.getByRole('button', { name: 'Ask for it' }).click()
  await manager.waitForURL('**done=asked')
  await expectAccessible(manager)

  await provider.goto('/demo/files')
  await provider.waitForURL('**/providers/*/files')
  await expectAccessible(provider)
  await expect.poll(() => provider.getByText('Ask for a document').count()).toBe(0)
  await provider.getByRole('link', { name: 'Insurance of the journey' }).click()
  await provider.locator('#answer-file').setInputFiles(file('insurance.pdf', 'this is no certificate'))
  await provider.getByRole('button', { name: 'Put on file' }).click()
  await provider.getByText('The file is not a PDF').waitFor()
  await provider.locator('#answer-file').setInputFiles(file('insurance.pdf', '%PDF-1.7 certificate'))
  await provider.getByRole('button', { name: 'Put on file' }).click()
  await provider.waitForURL('**done=put')
  await provider.getByText('Nobody has opened it yet').waitFor()
  await expectAccessible(provider)

  const address = new URL(provider.url()).pathname
  const opened = await manager.request.get(`${address}/content`)
  expect(await opened.text()).toBe('%PDF-1.7 certificate')
  expect(opened.headers()['content-disposition']).toContain('attachment')
  expect(opened.headers()['x-content-type-options']).toBe('nosniff')
  await provider.goto(address)
  await provider.getByText('Ana Ruiz, last on').waitFor()
  await expect.poll(() => provider.getByText('Remove it').count()).toBe(0)
})

test('a risk assessment and another’s file are no page to a provider', async () => {
  await manager.goto(`${contract}/files`)
  await open(manager, 'Put a file on file', '#put-title')
  await manager.locator('#put-kind').selectOption('risk-assessment')
  await manager.locator('#put-title').fill('Risk of the journey')
  await manager.locator('#put-file').setInputFiles(file('risk.txt', 'Two findings in 2025.'))
  await manager.getByRole('button', { name: 'Put on file' }).click()
  await manager.waitForURL('**done=put')
  await manager.getByRole('link', { name: 'Risk of the journey' }).click()
  await manager.waitForURL('**/demo/files/*')
  const risk = new URL(manager.url()).pathname
  await provider.goto(`${contract}/files`)
  await expect.poll(() => text(provider)).not.toContain('Risk of the journey')
  const stranger = await stage.visit()
  await stage.signIn(stranger, 'Sam Whitehorse')
  for (const [page, addresses] of [
    [provider, [risk, `${risk}/content`, '/demo/funding.csv', '/demo/funding']],
    [stranger, [`${contract}/files`, `${contract}/funding`, `${contract}/data-sheet`, `${contract}/data-sheet.pdf`]],
  ] as const) {
    for (const address of addresses) {
      const answer = await page.request.get(address, { maxRedirects: 0 })
      expect([403, 404], address).toContain(answer.status())
    }
  }
})

test('without JavaScript, in Spanish, on a phone: everything is read, and a paper is removed and taken back', async () => {
  const phone = await stage.visit({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
    locale: 'es-US',
    storageState: await manager.context().storageState(),
  })
  for (const address of ['/demo/funding', `${contract}/funding`, `${contract}/data-sheet`, '/demo/files']) {
    await phone.goto(address)
    await expect.poll(() => phone.locator('html').getAttribute('lang')).toBe('es')
    await expect
      .poll(() => phone.evaluate(() => document.documentElement.scrollWidth), { message: address })
      .toBeLessThanOrEqual(390)
  }
  await phone.goto('/demo/files?kind=risk-assessment')
  await phone.getByRole('link', { name: 'Risk of the journey' }).first().click()
  await phone.locator('summary', { hasText: 'Quitarlo' }).click()
  await phone.locator('#reason').fill('Es de otro año')
  await phone.getByRole('button', { name: 'Quitar' }).click()
  await phone.getByText('Es de otro año').waitFor()
  await phone.getByRole('button', { name: 'Devolverlo' }).click()
  await phone.getByText('Está de vuelta').waitFor()
})

test('a director reads all of it and is offered no form', async () => {
  const director = await stage.visit()
  await stage.signIn(director, 'Lee Okafor')
  for (const address of ['/demo/funding', `${contract}/funding`, '/demo/files', `${contract}/files`]) {
    await director.goto(address)
    await expectAccessible(director)
    await expect.poll(() => director.locator('main form[method=post]').count(), { message: address }).toBe(0)
  }
})
