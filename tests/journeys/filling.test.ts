import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importContracts } from '../../src/agreements/contracts/import-contracts.ts'
import { sealHistory } from '../../src/ground/history/seal-history.ts'
import { verifyHistory } from '../../src/ground/history/verify-history.ts'
import { asOwner, type Database, inJurisdiction } from '../../src/ground/platform/database.server.ts'
import { foundJurisdiction, type Jurisdiction, listJurisdictions } from '../../src/ground/platform/jurisdictions.ts'
import { openStore } from '../../src/ground/platform/open-store.ts'
import { readClock } from '../../src/ground/platform/visit.ts'
import { finishSubmission } from '../../src/ground/submissions/finish-submission.ts'
import { receiveSubmission } from '../../src/ground/submissions/receive-submission.ts'
import { findDatabaseProcess, runVerb, type StartedProgram, startProgram, until } from './started-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-filling-'))
const disk = join(folder, 'disk')
const dataFolder = join(disk, 'data')
const ballast = join(disk, 'ballast')
mkdirSync(disk)
chmodSync(folder, 0o711)

/** A small disk of our own. Mounting one takes rights that not every machine gives to a test. */
function mountDisk(): string | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=110m,mode=711', 'tmpfs', disk], { stdio: 'pipe' })
    return null
  } catch (error) {
    return (error as Error).message.split('\n').slice(0, 2).join(' ')
  }
}
const unmountDisk = () => execFileSync('umount', ['--lazy', disk])

const cannotMount = mountDisk()
if (!cannotMount) unmountDisk()
test.runIf(cannotMount)(`no small disk can be mounted here, so filling is not tried: ${cannotMount}`, (context) =>
  context.skip(),
)

const freeBytes = () => {
  const { bavail, bsize } = statfsSync(disk)
  return bavail * bsize
}

describe.skipIf(cannotMount)('a full disk', () => {
  let program: StartedProgram
  beforeEach(async () => {
    mountDisk()
    await withDatabase((db) => foundJurisdiction(db, { name: 'Fullville', fiscalYearStartsIn: 7 }))
    program = await startProgram(dataFolder)
  })
  afterEach(async () => {
    await program.end('SIGKILL')
    const left = findDatabaseProcess(dataFolder)
    if (left) process.kill(left, 'SIGQUIT')
    await until('the database of the test ends', () => findDatabaseProcess(dataFolder) === null)
    unmountDisk()
  })

  // With 30 MB left a table can no longer grow, and the statement fails; with 10 MB the database's own journal cannot, and
  // the database ends. Both must lose nothing that was committed, and keep nothing that was not.
  test.each([30, 10])(
    'with %i MB left: an import that finds no space changes nothing, and work goes on after',
    async (megabytes) => {
      writeFileSync(ballast, Buffer.alloc(freeBytes() - megabytes * 1_000_000))
      const { committed, failure } = await withDatabase(fill)
      expect(failure).toMatch(/No space left on device|terminat/)
      // It answers, with a calm error where it cannot do more.
      expect([200, 500]).toContain(await statusOf(program))

      rmSync(ballast)
      await program.end('SIGTERM')
      program = await startProgram(dataFolder)
      expect(await statusOf(program)).toBe(200)
      await withDatabase(async (db) => {
        const city = await findCity(db)
        expect(await countAll(db, city)).toEqual(committed)
        await addContracts(db, city, 1000)
        expect((await countAll(db, city)).contracts).toBe(committed.contracts + 1000)
        await asOwner(db, city.schema, (trx) => sealHistory(trx))
        const { entries, faults } = await asOwner(db, city.schema, verifyHistory)
        expect(faults).toEqual([])
        expect(entries).toBe((await countAll(db, city)).deeds)
      })
    },
  )

  test('a backup that finds no space is refused in words and leaves nothing; on another disk it is made', async () => {
    await withDatabase(async (db) => addContracts(db, await findCity(db), 0))
    writeFileSync(ballast, Buffer.alloc(freeBytes() - 8000))
    const refused = await runVerb('backup', join(disk, 'full.zip'), '--json', '--data', dataFolder)
    expect(refused).toMatchObject({ code: 1, errors: '' })
    expect(JSON.parse(refused.out)).toMatchObject({ refused: [{ code: 'no-space' }] })
    expect(readdirSync(disk).sort()).toEqual(['ballast', 'data'])
    const elsewhere = join(folder, 'whole.zip')
    expect(await runVerb('backup', elsewhere, '--data', dataFolder)).toMatchObject({ code: 0 })
    expect(await runVerb('restore', elsewhere, '--check')).toMatchObject({ code: 0 })
  })

  test('a restore that finds no space is refused in words and brings nothing; with space it is made', async () => {
    const [file, target] = [join(folder, 'restored.zip'), join(disk, 'target')]
    await withDatabase(async (db) => {
      for (let batch = 0; batch < 4; batch += 1) await addContracts(db, await findCity(db), batch)
    })
    expect(await runVerb('backup', file, '--force', '--data', dataFolder)).toMatchObject({ code: 0 })
    await program.end('SIGTERM')
    rmSync(dataFolder, { recursive: true })
    // The empty database fits, what it should hold does not.
    writeFileSync(ballast, Buffer.alloc(freeBytes() - 42_000_000))
    const refused = await runVerb('restore', file, '--json', '--data', target)
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.out)).toMatchObject({ refused: [{ code: 'no-space' }] })
    rmSync(ballast)
    expect(await runVerb('restore', file, '--data', target)).toMatchObject({ code: 0 })
  })
})

const statusOf = async ({ address }: StartedProgram) => (await fetch(`${address}/health`)).status

async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const store = await openStore({ dataFolder, port: 0, databaseUrl: null, cookieSecret: null }, { isMade: true })
  if ('refused' in store) throw new Error(store.refused)
  try {
    return await work(store.done.db)
  } finally {
    // The database may be gone already: then there is nothing to say goodbye to.
    await store.done.close().catch(() => {})
  }
}

async function findCity(db: Database): Promise<Jurisdiction> {
  return (await listJurisdictions(db))[0]!
}

/** Imports until the disk is full; what was committed before, and the words of the failure. */
async function fill(db: Database) {
  const city = await findCity(db)
  for (let batch = 0; batch < 100; batch += 1) {
    const committed = await countAll(db, city)
    try {
      await addContracts(db, city, batch)
    } catch (error) {
      return { committed, failure: (error as Error).message }
    }
  }
  throw new Error('The disk was never full.')
}

function addContracts(db: Database, city: Jurisdiction, batch: number): Promise<void> {
  const asker = { role: 'terminal', personId: null, providerId: null } as const
  return inJurisdiction(db, city.schema, asker, async (work) => {
    const visit = { work, asker, askerName: 'Terminal', jurisdiction: city, ...readClock(city) }
    const received = await receiveSubmission(visit, { kind: 'contracts', fileName: `list-${batch}.csv` })
    if ('refused' in received) throw new Error(received.refused)
    const contracts = Array.from({ length: 1000 }, (_, n) => ({
      number: `C-${batch}-${n}`,
      title: 'Beds and meals for families '.repeat(15),
      providerName: `Provider ${n % 10}`,
      department: null,
      from: '2026-07-01',
      to: '2027-06-30',
      items: [{ itemId: '1', amountCents: 100, paidCents: null, from: null, to: null, vendorName: 'Provider' }],
    }))
    await importContracts(visit, { contracts, submissionId: received.done.id })
    await finishSubmission(visit, { id: received.done.id, state: 'done' })
  })
}

async function countAll(db: Database, city: Jurisdiction) {
  const { rows } = await asOwner(db, city.schema, (trx) =>
    sql<{ contracts: number; items: number; submissions: number; deeds: number }>`select
      (select count(*) from contract) as contracts, (select count(*) from contract_item) as items,
      (select count(*) from submission) as submissions, (select count(*) from history) as deeds`.execute(trx),
  )
  return rows[0]!
}
