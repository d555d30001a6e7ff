import { join } from 'node:path'
import { sealHistory } from '../../ground/history/seal-history.ts'
import { asOwner, isAlone } from '../../ground/platform/database.server.ts'
import { datasetsFolder, recordIdsFolder, returnedFolder, uploadsFolder } from '../../ground/platform/folders.ts'
import { findJurisdiction, listJurisdictions } from '../../ground/platform/jurisdictions.ts'
import { log } from '../../ground/platform/log.ts'
import { asTerminal, openProgram, type Program } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import { interruptSubmissions } from '../../ground/submissions/interrupt-submissions.ts'
import { publishAllRowFiles } from '../../performance/datasets/publish-row-files.ts'
import { eraseReturnedCopies } from '../../performance/datasets/returned-copy.ts'
import { eraseOldRecordIds } from '../../performance/intake/hmis/checks/ids-to-mend.ts'
import { eraseLeftoverUploads } from '../../performance/intake/hmis/erase-leftover-uploads.ts'
import type { Command } from './command.ts'
import { progressBar } from './progress-bar.ts'
import { readOptions, wrongUse } from './read-options.ts'

const sealEvery = 60_000

export const startCommand: Command = {
  name: 'start',
  summary: 'serve the pages on this machine',
  help: `throughline start [--demo [--people 40000]] [--port PORT] [--data DIR]

Starts or joins the database of the data folder, brings it to the newest shape, serves the pages on 127.0.0.1 and
prints their address. Ends with Ctrl-C.

  --demo        build the demonstration city when there is none, and print its address
  --people N    how many clients the demonstration has, when it is built
  --port PORT   port of the pages (default: PORT, else 4321; 0 takes a free one)
  --data DIR    the data folder (default: THROUGHLINE_DATA, else data/ beside the project)`,
  async run(args) {
    const parsed = readOptions(args, {
      demo: { type: 'boolean' },
      people: { type: 'string' },
      port: { type: 'string' },
    })
    if ('wrong' in parsed) return wrongUse('start', parsed.wrong)
    const people = parsed.values.people === undefined ? undefined : Number(parsed.values.people)
    if (people !== undefined && !(Number.isInteger(people) && people > 0))
      return wrongUse('start', '--people is a whole number.')
    process.env.NODE_ENV ??= 'production'
    const settings = readSettings(parsed.values)
    process.env.THROUGHLINE_LOG ??= join(settings.dataFolder, 'throughline.log')
    const program = await openProgram(settings)
    try {
      return await serve(program, { isDemo: parsed.values.demo ?? false, people })
    } finally {
      await program.close()
    }
  },
}

async function serve(
  program: Program,
  { isDemo, people }: { isDemo: boolean; people: number | undefined },
): Promise<0 | 1> {
  const { port } = program.settings
  await clearLeftovers(program)
  if (isDemo) await makeDemo(program, people)
  const { listen } = await import('../../../server.ts')
  let listening: Awaited<ReturnType<typeof listen>>
  try {
    listening = await listen(program, port)
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    process.stderr.write(taken ? `Port ${port} is in use: try --port 0.\n` : `${(error as Error).message}\n`)
    return 1
  }
  // Before the address is told: who reads it may end the program at once.
  const isToldToEnd = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
  process.stdout.write(`Throughline: ${listening.address}${isDemo ? '/demo' : ''}\n`)
  const seal = () => sealAll(program).catch((error) => log('sealing failed', { reason: String(error) }))
  const sealing = setInterval(seal, sealEvery)
  await isToldToEnd
  clearInterval(sealing)
  await listening.close()
  // A database that died meanwhile cannot be sealed; the next start does it.
  await seal()
  return 0
}

/** What a killed program left: records in passing are erased, and readings that nobody goes on with are marked. */
async function clearLeftovers(program: Program): Promise<void> {
  await eraseLeftoverUploads(uploadsFolder(program.settings.dataFolder))
  const cities = await listJurisdictions(program.db)
  const { dataFolder } = program.settings
  for (const { slug } of cities) {
    await eraseOldRecordIds(recordIdsFolder(dataFolder, slug))
    await eraseReturnedCopies(returnedFolder(dataFolder, slug))
  }
  if (!(await isAlone(program.db))) return
  for (const city of cities) {
    await asTerminal(program, city, (visit) => interruptSubmissions(visit))
    await publishAllRowFiles(program.db, city.schema, datasetsFolder(dataFolder, city.slug))
  }
}

/** The demonstration is built once; the bar shows how far it is. */
async function makeDemo(program: Program, people: number | undefined): Promise<void> {
  if (await findJurisdiction(program.db, 'demo')) return
  const { buildDemoCity } = await import('../start/build-demo-city.ts')
  const bar = progressBar()
  await buildDemoCity(program, { people, onProgress: ({ step, fraction }) => bar({ step, fraction }) })
  bar.clear()
}

async function sealAll(program: Program): Promise<void> {
  for (const { schema } of await listJurisdictions(program.db))
    await asOwner(program.db, schema, (trx) => sealHistory(trx))
}
