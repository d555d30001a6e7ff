import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importContracts } from '../../src/agreements/contracts/import-contracts.ts'
import { asOwner, type Database } from '../../src/ground/platform/database.server.ts'
import { sealHistory } from '../../src/ground/history/seal-history.ts'
import { verifyHistory } from '../../src/ground/history/verify-history.ts'
import { foundJurisdiction, type Jurisdiction } from '../../src/ground/platform/jurisdictions.ts'
import { asTerminal, type Program } from '../../src/ground/platform/program.server.ts'
import { openStore } from '../../src/ground/platform/open-store.ts'
import { receiveSubmission } from '../../src/ground/submissions/receive-submission.ts'
import { runVerb, startProgram } from './started-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-filling-'))
const disk = join(folder, 'disk')
const dataFolder = join(disk, 'data')
const ballast = join(disk, 'ballast')

/** A small disk of our own to fill. Mounting one takes root's rights, which not every machine gives to a test. */
const cannotMount = (() => {
  mkdirSync(disk)
  chmodSync(folder, 0o711)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=110m,mode=711', 'tmpfs', disk], { stdio: 'pipe' })
    return null
  } catch (error) {
    return (error as Error).message.split('\n')[0]!
  }
})()

afterAll(() => {
  if (!cannotMount) execFileSync('umount', ['--lazy', disk])
  rmSync(folder, { recursive: true, force: true })
})
test.runIf(cannotMount)(`no small disk can be mounted here, so filling was not tried: ${cannotMount}`, (context) => context.skip())

const free = () => {
  const { bavail, bsize } = statfsSync(disk)
  return bavail * bsize
}

describe.skipIf(cannotMount)('a full disk', () => {
  let city: Jurisdiction
  beforeAll(async () => {
    city = await withDatabase(async (db) => {
      const founded = await foundJurisdiction(db, { name: 'Fullville', fiscalYearStartsIn: 7 })
      if ('refused' in founded) throw new Error(founded.refused)
      return founded.done
    })
    console.log('free after', free())
    writeFileSync(ballast, Buffer.alloc(20_000_000))
    console.log('free after ballast', free())
  })

  test('trial', async () => {
    const running = await startProgram(dataFolder)
    const status = async () => (await fetch(`${running.address}/health`).catch((e) => ({ status: String(e) }))).status
    console.log('status', await status())
    await withDatabase(async (db) => {
      for (let batch = 0; batch < 60; batch += 1) {
        const before = await count(db, city)
        try {
          await addContracts(db, city, batch)
        } catch (error) {
          console.log(batch, 'failed', (error as { code?: string }).code, (error as Error).message, free())
          await new Promise((done) => setTimeout(done, 1500))
          console.log('count', before, await count(db, city).catch((e) => String(e)), await status())
          break
        }
        console.log(batch, before, free())
      }
    }).catch((e) => console.log('store', e))
    console.log(await runVerb('doctor', '--data', dataFolder))
    console.log(await runVerb('backup', join(disk, 'x.zip'), '--data', dataFolder), readdirSync(disk))
    console.log(await runVerb('backup', join(folder, 'x.zip'), '--data', dataFolder))
    console.log('status', await status())
    rmSync(ballast)
    console.log(await runVerb('doctor', '--data', dataFolder))
    console.log('status', await status())
    console.log(await running.end('SIGTERM'))
    console.log(readdirSync(dataFolder), execFileSync('tail', ['-30', join(dataFolder, 'cluster', 'server.log')]).toString().slice(-4000))
  })
})

async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const store = await openStore({ dataFolder, port: 0, databaseUrl: null, cookieSecret: null }, { isMade: true })
  if ('refused' in store) throw new Error(store.refused)
  try {
    return await work(store.done.db)
  } finally {
    await store.done.close()
  }
}

async function addContracts(db: Database, city: Jurisdiction, batch: number): Promise<void> {
  await asTerminal({ db } as Program, city, async (visit) => {
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
    const imported = await importContracts(visit, { contracts, submissionId: received.done.id })
    if ('refused' in imported) throw new Error(imported.refused)
  })
}

async function count(db: Database, city: Jurisdiction): Promise<number[]> {
  const { rows } = await asOwner(db, city.schema, (trx) =>
    sql<{ contracts: number; items: number; submissions: number; deeds: number }>`select (select count(*) from contract) as contracts,
      (select count(*) from contract_item) as items, (select count(*) from submission) as submissions,
      (select count(*) from history) as deeds`.execute(trx),
  )
  return Object.values(rows[0]!)
}
