import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { sql } from 'kysely'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { openDatabase } from '../../src/ground/platform/database.server.ts'
import { projectRoot } from '../../src/ground/platform/project-root.ts'
import { withDatabase } from '../start-database.ts'

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
  close(): Promise<void>
}

export async function openStage(args: string[] = []): Promise<Stage> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'throughline-journey-'))
  const place = await placeForDatabase()
  const program = spawn(
    join(projectRoot, 'bin', 'throughline'),
    ['start', '--port', '0', '--data', dataFolder, ...args],
    {
      env: { ...process.env, ...place.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const address = new URL(await firstLine(program)).origin
  const browser = await openBrowser()
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
    },
    async close() {
      await browser.close()
      const ended = new Promise((done) => program.once('exit', done))
      program.kill('SIGTERM')
      await ended
      await place.drop()
      rmSync(dataFolder, { recursive: true, force: true })
      expect(faults).toEqual([])
    },
  }
}

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
    ],
  })
}

/** The embedded server of the data folder, or, where the suite runs on a server, a database of its own there. */
async function placeForDatabase(): Promise<{ env: Record<string, string>; drop(): Promise<void> }> {
  if (!process.env.THROUGHLINE_TEST_SERVER) return { env: {}, drop: async () => {} }
  const name = `journey_${randomUUID().replaceAll('-', '')}`
  const root = openDatabase(inject('serverUrl'), 1)
  await sql.raw(`create database ${name}`).execute(root.kysely)
  return {
    env: { DATABASE_URL: withDatabase(inject('serverUrl'), name) },
    async drop() {
      await sql.raw(`drop database ${name} with (force)`).execute(root.kysely)
      await root.close()
    },
  }
}

/** The address that the program prints; what it says on standard error when it ends without one. */
function firstLine(program: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let [out, error] = ['', '']
    program.stderr!.on('data', (chunk) => {
      error += chunk
    })
    program.stdout!.on('data', (chunk) => {
      out += chunk
      const address = /Throughline: (http\S+)/.exec(out)?.[1]
      if (address) done(address)
    })
    program.once('exit', (code) => fail(new Error(`The program ended with ${code}: ${error}`)))
  })
}

/** No fault that axe finds on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const faults = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(', ')}`,
  )
  expect(faults, page.url()).toEqual([])
}
