import { chmodSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { findJurisdiction, foundJurisdiction, type listJurisdictions } from '../../src/ground/platform/jurisdictions.ts'
import { openStore } from '../../src/ground/platform/open-store.ts'
import {
  findDatabaseProcess,
  isAlive,
  runVerb,
  type StartedProgram,
  startProgram,
  startVerb,
  until,
} from './started-program.ts'

let folder: string
let dataFolder: string
const started: StartedProgram[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-killing-'))
  // Under root, the database's own account must be able to pass.
  chmodSync(folder, 0o711)
  dataFolder = join(folder, 'data')
  await withDatabase((db) => foundJurisdiction(db, { name: 'Killville', fiscalYearStartsIn: 7 }))
})
afterEach(async () => {
  for (const one of started.splice(0)) await one.end('SIGKILL')
  const left = findDatabaseProcess(dataFolder)
  if (left) process.kill(left, 'SIGQUIT')
  await until('the database of the test ends', () => findDatabaseProcess(dataFolder) === null)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function start(): Promise<StartedProgram> {
  const one = await startProgram(dataFolder)
  started.push(one)
  return one
}

async function withDatabase<T>(work: (db: Parameters<typeof listJurisdictions>[0]) => Promise<T>): Promise<T> {
  const store = await openStore({ dataFolder, port: 0, databaseUrl: null, cookieSecret: null }, { isMade: true })
  if ('refused' in store) throw new Error(store.refused)
  try {
    return await work(store.done.db)
  } finally {
    await store.done.close()
  }
}

/** What stands in the register of Killville, and how many submissions are being read. */
function readKillville() {
  return withDatabase(async (db) => {
    const city = (await findJurisdiction(db, 'killville'))!
    const count = async (from: string) =>
      Number((await db.pool.query(`select count(*) from "${city.schema}".${from}`)).rows[0].count)
    return {
      contracts: await count('contract'),
      items: await count('contract_item'),
      titled: await count(`contract where title = 'Beds'`),
      providers: await count('provider'),
      changes: await count('import_change'),
      reading: await count(`submission where state = 'reading'`),
    }
  })
}

const statusOf = async ({ address }: StartedProgram, path = '/health') => (await fetch(`${address}${path}`)).status
const textOf = async ({ address }: StartedProgram) => (await fetch(`${address}/`)).text()

test('a normal end leaves no process', async () => {
  const one = await start()
  const database = findDatabaseProcess(dataFolder)!
  expect(await statusOf(one)).toBe(200)
  expect(isAlive(database)).toBe(true)
  expect(await one.end('SIGTERM')).toBe(0)
  expect(isAlive(database)).toBe(false)
  expect(findDatabaseProcess(dataFolder)).toBeNull()
})

test('a killed program leaves the database running; the next start adopts it and stops it in the end', async () => {
  const killed = await start()
  const database = findDatabaseProcess(dataFolder)
  await killed.end('SIGKILL')
  expect(findDatabaseProcess(dataFolder)).toBe(database)
  const next = await start()
  expect(findDatabaseProcess(dataFolder)).toBe(database)
  expect(await statusOf(next)).toBe(200)
  expect(await textOf(next)).toContain('Killville')
  expect(await next.end('SIGTERM')).toBe(0)
  expect(findDatabaseProcess(dataFolder)).toBeNull()
})

test('verbs of the terminal work beside the running program, through the same database', async () => {
  const one = await start()
  const database = findDatabaseProcess(dataFolder)
  const file = join(folder, 'beside.zip')
  const [migrated, backedUp] = await Promise.all([
    runVerb('migrate', '--json', '--data', dataFolder),
    runVerb('backup', file, '--json', '--data', dataFolder),
  ])
  expect(migrated).toMatchObject({ code: 0, errors: '' })
  expect(JSON.parse(migrated.out)).toEqual({ migrated: [{ jurisdiction: 'killville', applied: [] }] })
  expect(JSON.parse(backedUp.out)).toMatchObject({ backup: { file, jurisdictions: [{ slug: 'killville' }] } })
  expect(await runVerb('doctor', '--data', dataFolder)).toMatchObject({ code: 0 })
  expect(findDatabaseProcess(dataFolder)).toBe(database)
  expect(await statusOf(one)).toBe(200)
})

test('a contract list that is killed in the middle leaves the register as it was, and comes in the next time', async () => {
  await start()
  const list = join(folder, 'contracts.csv')
  const rows = (count: number, title: string) =>
    Array.from({ length: count }, (_, index) => `C-${index},Provider ${index % 90},${title},100\n`).join('')
  const write = (count: number, title: string) =>
    writeFileSync(list, `number,provider,title,amount\n${rows(count, title)}`)
  const bring = ['import', 'contracts', list, '--json', '--city', 'killville', '--data', dataFolder]
  write(50, 'Beds')
  expect(await runVerb(...bring)).toMatchObject({ code: 0 })
  const before = await readKillville()
  write(40_000, 'Meals')
  const killed = startVerb(...bring)
  await until('the list is being taken in', async () => (await readKillville()).reading === 1)
  await killed.end('SIGKILL')
  expect(await readKillville()).toEqual({ ...before, reading: 1 })
  write(60, 'Meals')
  const { code, out } = await runVerb(...bring)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ state: 'done', summary: { added: 10, changed: 50, providersAdded: 10 } })
})

test('the doctor finds a database that a killed program left running, and stops it', async () => {
  await (await start()).end('SIGKILL')
  const { code, out } = await runVerb('doctor', '--json', '--data', dataFolder)
  const said = JSON.parse(out).checks.find(({ check }: { check: string }) => check === 'database')
  expect(said).toMatchObject({ state: 'well' })
  expect(said.says).toMatch(/was left running .* is stopped now/)
  expect(code).toBe(0)
  expect(findDatabaseProcess(dataFolder)).toBeNull()
})

test('a lock that no living program holds is taken over', async () => {
  const lock = join(dataFolder, 'starting.lock')
  writeFileSync(lock, '')
  expect(await runVerb('migrate', '--data', dataFolder)).toMatchObject({ code: 0 })
  symlinkSync('999999999', lock)
  expect(await runVerb('migrate', '--data', dataFolder)).toMatchObject({ code: 0 })
  expect(readdirSync(dataFolder)).not.toContain('starting.lock')
})

test('two programs started at once share one database, and the last to end stops it', async () => {
  const [one, other] = await Promise.all([start(), start()])
  const database = findDatabaseProcess(dataFolder)!
  expect(one.address).not.toBe(other.address)
  expect([await statusOf(one), await statusOf(other)]).toEqual([200, 200])
  expect(await one.end('SIGTERM')).toBe(0)
  expect(isAlive(database)).toBe(true)
  expect(await statusOf(other)).toBe(200)
  expect(await other.end('SIGTERM')).toBe(0)
  expect(isAlive(database)).toBe(false)
})

test('program and database both killed: the next start recovers, and what was committed is there', async () => {
  const killed = await start()
  const database = findDatabaseProcess(dataFolder)!
  await withDatabase((db) => foundJurisdiction(db, { name: 'Kept City', fiscalYearStartsIn: 7 }))
  process.kill(database, 'SIGKILL')
  await killed.end('SIGKILL')
  await until('the database is gone', () => !isAlive(database))
  const next = await start()
  expect(findDatabaseProcess(dataFolder)).not.toBe(database)
  expect(await statusOf(next)).toBe(200)
  expect(await textOf(next)).toContain('Kept City')
  expect(await runVerb('doctor', '--data', dataFolder)).toMatchObject({ code: 0 })
})

test('a database that dies under the running program is started again by the next request, and nothing is lost', async () => {
  const one = await start()
  await withDatabase((db) => foundJurisdiction(db, { name: 'Safe Harbor', fiscalYearStartsIn: 7 }))
  const before = await readKillville()
  const died = findDatabaseProcess(dataFolder)!
  process.kill(died, 'SIGKILL')
  await until('the database is gone', () => !isAlive(died))
  // A worker of the dead server may outlive it for a moment and still be asked.
  await until('the program answers', async () => (await statusOf(one, '/')) === 200)
  const again = findDatabaseProcess(dataFolder)!
  expect(again).not.toBe(died)
  expect(await textOf(one)).toContain('Safe Harbor')
  expect(await readKillville()).toEqual(before)
  expect(await runVerb('doctor', '--data', dataFolder)).toMatchObject({ code: 0 })

  // Asked by many at once, it is started for all of them; and whoever started it stops it in the end.
  process.kill(again, 'SIGKILL')
  await until('the database is gone', () => !isAlive(again))
  await Promise.all(Array.from({ length: 20 }, () => statusOf(one, '/')))
  await until('the program answers', async () => (await statusOf(one, '/')) === 200)
  expect(await one.end('SIGTERM')).toBe(0)
  expect(findDatabaseProcess(dataFolder)).toBeNull()
})
