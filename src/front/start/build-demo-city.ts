import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type MadeCity, makeCity } from '../../../demo/make-city.ts'
import { addPerson } from '../../ground/people/add-person.ts'
import { addDays } from '../../ground/platform/day.ts'
import { uploadsFolder } from '../../ground/platform/folders.ts'
import { dropJurisdiction, foundJurisdiction, type Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, type Program } from '../../ground/platform/program.server.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { importServiceRecords } from '../../performance/reporting/import-service-records.ts'
import { importTable, type TableKind } from '../../performance/reporting/import-table.ts'
import { inventContractRecords } from './invent-contract-records.ts'
import { inventCounts } from './invent-counts.ts'
import { inventFiles } from './invent-files.ts'
import { inventFunding } from './invent-funding.ts'
import { inventGoals } from './invent-goals.ts'
import { inventMeetings } from './invent-meetings.ts'
import { inventReports } from './invent-reports.ts'

export type DemoProgress = { step: 'write' | 'agreements' | 'records' | 'meetings'; fraction: number }

/**
 * Builds the demonstration: the generator writes a city's files, and they come in through the same verbs as real ones.
 * The jurisdiction is marked as invented, and takes no file from anywhere else.
 */
export async function buildDemoCity(
  program: Program,
  options: { people?: number; seed?: number; onProgress?: (progress: DemoProgress) => void } = {},
): Promise<{ done: Jurisdiction } | { refused: 'jurisdiction-exists' }> {
  const { people = 40_000, seed = 7, onProgress = () => {} } = options
  const out = join(uploadsFolder(program.settings.dataFolder), `demo-${process.pid}`)
  mkdirSync(out, { recursive: true, mode: 0o700 })
  try {
    onProgress({ step: 'write', fraction: 0 })
    const made = await makeCity({
      out,
      people,
      seed,
      onProgress: ({ clients }) => onProgress({ step: 'write', fraction: (0.25 * clients) / people }),
    })
    const founded = await foundJurisdiction(program.db, {
      name: 'City of Cascadia',
      slug: 'demo',
      fiscalYearStartsIn: 1,
      isDemo: true,
      standsOn: addDays(made.exportDate, 4),
    })
    if ('refused' in founded) return founded
    try {
      await fillCity(program, founded.done, made, onProgress)
    } catch (error) {
      // Half a demonstration would pass for a whole one at the next start.
      await dropJurisdiction(program.db, founded.done)
      throw error
    }
    return founded
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

async function fillCity(
  program: Program,
  city: Jurisdiction,
  made: MadeCity,
  onProgress: (progress: DemoProgress) => void,
): Promise<void> {
  onProgress({ step: 'agreements', fraction: 0.3 })
  await asTerminal(program, city, async (visit) => {
    await takeIn(visit, 'contracts', made.files.contracts)
    await takeIn(visit, 'programs', made.files.programs)
    await takeIn(visit, 'standards', made.files.standards)
    await invitePeople(visit, made)
  })
  onProgress({ step: 'records', fraction: 0.4 })
  const received = await asTerminal(program, city, (visit) =>
    receiveSubmission(visit, { kind: 'hmis', fileName: 'hmis', isInvented: true }),
  )
  if ('refused' in received) throw new Error(received.refused)
  const imported = await importServiceRecords({
    submissionId: received.done.id,
    path: made.files.hmis,
    slug: city.slug,
    dataFolder: program.settings.dataFolder,
    transact: (work) => asTerminal(program, city, work),
    onProgress: ({ fraction }) => onProgress({ step: 'records', fraction: 0.4 + 0.5 * fraction }),
  })
  if (imported.state === 'refused')
    throw new Error(`The demonstration's records were refused: ${imported.findings[0]?.code}`)
  onProgress({ step: 'meetings', fraction: 0.95 })
  await inventContractRecords(program, city, made)
  await inventCounts(program, city, made)
  await inventReports(program, city, made)
  await inventMeetings(program, city, made)
  await inventFunding(program, city, made)
  await inventFiles(program, city)
  await inventGoals(program, city, made)
}

async function takeIn(visit: Visit, kind: TableKind, path: string): Promise<void> {
  const files = [{ name: basename(path), content: readFileSync(path) }]
  const taken = await importTable(visit, { kind, files, isInvented: true })
  if ('refused' in taken || taken.state === 'refused') throw new Error(`The demonstration's ${kind} were refused.`)
}

/** A contract manager, a director, and a person of each provider that a story is about. */
async function invitePeople(visit: Visit, made: MadeCity): Promise<void> {
  await addPerson(visit, { name: 'Ana Ruiz', role: 'contract-manager' })
  await addPerson(visit, { name: 'Lee Okafor', role: 'director' })
  const names = ['Dana Cole', 'Sam Whitehorse', 'Priya Nair', 'Jo Lindqvist', 'Marta Díaz']
  const told = [...new Set(made.stories.map((story) => story.provider))]
  for (const [index, providerName] of told.entries()) {
    const provider = await visit.work
      .selectFrom('provider')
      .select('id')
      .where('name', '=', providerName)
      .executeTakeFirstOrThrow()
    await addPerson(visit, { name: names[index % names.length]!, role: 'provider', providerId: provider.id })
  }
}
