import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { sql } from 'kysely'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { openDatabase } from '../../src/ground/platform/database.server.ts'
import { withDatabase } from '../start-database.ts'
import { createDatabase, layDemonstration } from './demonstration.ts'
import { startOn } from './started-program.ts'

/** The real program on a data folder of its own, and a real browser in front of it. */
export type Stage = {
  address: string
  dataFolder: string
  /** what a terminal beside the program needs in its environment to mean the same database */
  env: Record<string, string>
  /** a page of a visitor of its own; errors of its scripts fail the journey at the end */
  visit(options?: BrowserContextOptions): Promise<Page>
  /** signs in to the demonstration as the person whose button holds this text */
  signIn(page: Page, who: string): Promise<void>
  /** founds a city in the name of Ana Ruiz, who is then signed in, and waits for its data page */
  foundCity(page: Page, name: string): Promise<void>
  close(): Promise<void>
}

export async function openStage(args: string[] = []): Promise<Stage> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'throughline-journey-'))
  const place = nameDatabase()
  const people = args.includes('--people') ? args[args.indexOf('--people') + 1] : '3000'
  if (args.includes('--demo')) await layDemonstration(people!, dataFolder, place.database)
  else if (place.database) await createDatabase(place.database)
  const [program, browser] = await Promise.all([
    startOn(dataFolder, { args, env: { ...place.env, NODE_ENV: 'production' } }),
    openBrowser(),
  ])
  const { address } = program
  const faults: string[] = []
  return {
    address,
    dataFolder,
    env: place.env,
    async visit(options = {}) {
      const context = await browser.newContext({
        locale: 'en-US',
        baseURL: address,
        viewport: { width: 1280, height: 900 },
        ...options,
      })
      const page = await context.newPage()
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
      return page
    },
    async signIn(page, who) {
      await page.goto('/demo/sign-in')
      await page.getByRole('button', { name: who }).first().click()
      await page.waitForURL('**/demo')
      // the address is there a moment before the page
      await page.getByRole('button', { name: who }).first().waitFor({ state: 'hidden' })
    },
    async foundCity(page, name) {
      await page.goto('/start')
      await page.getByLabel('Name of the city').fill(name)
      await page.getByLabel('Your name').fill('Ana Ruiz')
      await page.getByRole('button', { name: 'Start' }).click()
      await page.waitForURL(`**/${name.toLowerCase().replaceAll(' ', '-')}/data`)
      await page.getByLabel('Name of the city').waitFor({ state: 'hidden' })
    },
    async close() {
      await browser.close()
      await program.end('SIGTERM')
      await place.drop()
      rmSync(dataFolder, { recursive: true, force: true })
      expect(faults).toEqual([])
    },
  }
}

// This line replaces Playwright's own of the same name, so what matters of that one is said again after the first four, which
// are pages that the browser draws for its own address bar: without them a visitor costs half the work.
const unwanted = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'PreloadTopChromeWebUI'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
  ...['AimEnabled', 'LensOverlay', 'MediaRouter', 'OptimizationHints', 'PreconnectToSearch'],
  ...['NetworkTimeServiceQuerying', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose'],
]

function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.THROUGHLINE_BROWSER ?? '/usr/bin/chromium',
    // Root has no sandbox; the rest keeps the browser from asking anything of the network.
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${unwanted.join(',')}`,
    ],
  })
}

/** The embedded server of the data folder, or, where the suite runs on a server, a database of its own there. */
function nameDatabase(): { database: string | null; env: Record<string, string>; drop(): Promise<void> } {
  const server = process.env.THROUGHLINE_TEST_SERVER
  if (!server) return { database: null, env: {}, drop: async () => {} }
  const database = `journey_${randomUUID().replaceAll('-', '')}`
  return {
    database,
    env: { DATABASE_URL: withDatabase(server, database) },
    async drop() {
      const root = openDatabase(server, 1)
      await sql.raw(`drop database ${database} with (force)`).execute(root.kysely)
      await root.close()
    },
  }
}

/** No fault that axe finds on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // All rules run; only what they find is written out. Naming every element that is well took four times as long. We have no
  // frames, for which the tool would carry its answers through a page of their own.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  const faults = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(', ')}`,
  )
  expect(faults, page.url()).toEqual([])
}
