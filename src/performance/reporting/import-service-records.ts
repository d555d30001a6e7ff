import { existsSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listContracts } from '../../agreements/contracts/find-contract.ts'
import { listProgramMap, type MapLine } from '../../agreements/programs/list-program-map.ts'
import { addDays, addMonths, firstDay, lastDay, monthOf } from '../../ground/platform/day.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { factsFolder, factsSecret, recordIdsFolder, uploadsFolder } from '../../ground/platform/folders.ts'
import { keptSecret } from '../../ground/platform/program.server.ts'
import type { RecordEngine } from '../../ground/platform/record-engine.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findLastDone } from '../../ground/submissions/find-submission.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import type { Submission } from '../../ground/submissions/submission.ts'
import { countRecordIdFiles } from '../intake/hmis/checks/ids-to-mend.ts'
import { listCheckMutes } from '../intake/hmis/checks/list-check-findings.ts'
import { recordCheckFindings } from '../intake/hmis/checks/record-check-findings.ts'
import { digestSource } from '../intake/hmis/digest-source.ts'
import { type HmisSource, openHmisSource, type Progress } from '../intake/hmis/open-hmis-source.ts'
import { buildFacts } from '../measure-packs/homelessness/build-facts.ts'
import { definitionVersion } from '../measure-packs/homelessness/cards.ts'
import { type Figure, type GroupMember, measureKeys, units } from '../measure-packs/homelessness/figure.ts'
import { measureFacts } from '../measure-packs/homelessness/measure-facts.ts'
import { recordGroupResults } from '../results/record-group-results.ts'
import { type NewPathwayStep, recordPathways } from '../results/record-pathways.ts'
import { recordResults } from '../results/record-results.ts'
import { recordSystemFigures } from '../results/record-system-figures.ts'
import { type Checked, checkServiceRecords, keepRecordIds } from './check-service-records.ts'
import { countGroupsOfYear, type GroupsOfYear } from './count-groups-of-year.ts'
import { countPathwaysOfYear } from './count-pathways-of-year.ts'
import { countSystemOfYears, type SystemOfYears } from './count-system-of-years.ts'
import { digestOfFiles } from './digest-of-files.ts'
import { findStandingReading } from './find-standing-reading.ts'
import { judgeNewestMonth } from './judge-newest-month.ts'
import {
  countStandingFigures,
  findMapGaps,
  isOfAnotherCity,
  leavingMembers,
  permanentHousingTypes,
  toResults,
} from './keep-figures.ts'
import { keepSameReading, readingBasis } from './keep-same-reading.ts'
import { lockedFindings } from './locked-finding.ts'
import {
  describeMeasuredGroups,
  listChangedMembers,
  readMeasuredGroups,
  writeMeasuredGroups,
} from './measured-groups.ts'
import { programGroups } from './program-groups.ts'

/** Months of results that an import brings, back from the last month that the source covers. */
export const monthsMeasured = 36

export type ServiceRecordsImported = {
  submissionId: string
  state: 'done' | 'unchanged' | 'refused'
  findings: Finding[]
  summary: Record<string, unknown>
}

/** How the long reading gets at the database: a transaction of the asker's whenever it needs one. */
export type Transact = <T>(work: (visit: Visit) => Promise<T>) => Promise<T>

/**
 * Reads an HMIS export into facts and results: the file is read where it lies, facts with hashed keys are kept, counts go
 * into the register, and the newest month is judged. The reading itself holds no transaction; what it found is written in
 * one, so that a kill at any moment leaves the register as it was.
 */
export async function importServiceRecords(input: {
  submissionId: string
  path: string
  slug: string
  dataFolder: string
  transact: Transact
  onProgress?: (
    progress: Progress | { step: 'measure' | 'system'; rows: number; totalRows: number | null; fraction: number },
  ) => void
  signal?: AbortSignal
}): Promise<ServiceRecordsImported> {
  const { submissionId, transact } = input
  const facts = join(factsFolder(input.dataFolder, input.slug), submissionId)
  const idsFolder = recordIdsFolder(input.dataFolder, input.slug)
  const register = await transact(async ({ work }) => ({
    contracts: await listContracts(work),
    map: await listProgramMap(work),
    mutes: await listCheckMutes(work),
    before: await findLastDone(work, 'hmis'),
  }))
  const { contracts, map, before } = register
  const digest = await digestSource(input.path, input.signal)
  const basis = digest === null ? null : readingBasis({ digest, ...register })
  if (basis !== null && before !== null && existsSync(join(facts, '..', before.id))) {
    const idFiles = await countRecordIdFiles(idsFolder)
    const same = await transact((visit) => keepSameReading(visit, { submissionId, basis, idFiles }))
    if (same !== null) return same
  }
  const source = await openHmisSource(input.path, {
    workFolder: uploadsFolder(input.dataFolder),
    outFolder: factsFolder(input.dataFolder, input.slug),
    signal: input.signal,
    onProgress: input.onProgress,
    readsForChecks: true,
  })
  if ('refused' in source) return refuse(input, source.refused)
  try {
    const built = await buildFacts(source.engine, {
      outFolder: facts,
      secret: keptSecret(input.dataFolder, factsSecret(input.slug)),
      rowOfEnrollment: source.rowOfEnrollment,
    })
    const projects = await source.engine.rows<{ id: string }>('select project_id as id from facts_projects order by 1')
    const projectIds = projects.map(({ id }) => id)
    const findings = [...source.findings, ...built.findings, ...findMapGaps(contracts, map, projectIds)]
    if (isOfAnotherCity(map, projectIds)) {
      const found = projectIds.slice(0, 5).join(', ')
      const stop: Finding = {
        grade: 'stops',
        code: 'export-of-another-city',
        file: 'Project.csv',
        row: null,
        column: 'ProjectID',
        found,
        expected: null,
        count: projectIds.length,
      }
      await rm(facts, { recursive: true, force: true })
      return refuse(input, [stop])
    }
    if (before && before.summary.sourceId !== source.summary.sourceId) {
      findings.push({
        grade: 'warning',
        code: 'another-source',
        file: 'Export.csv',
        row: null,
        column: 'SourceID',
        found: source.summary.sourceId,
        expected: String(before.summary.sourceId),
        count: 1,
      })
    }
    const window = await windowOf(source)
    input.onProgress?.({
      step: 'measure',
      rows: source.summary.rowsRead,
      totalRows: source.summary.rowsRead,
      fraction: 1,
    })
    const members = await groupsOf(source.engine, map)
    // what was measured from the same facts, and still stands, is not measured again
    const now = window && (await describeMeasuredGroups(source.engine, { window, members }))
    const standing = await transact(({ work }) => findStandingReading(work))
    const known = standing && before && (await readMeasuredGroups(join(facts, '..', before.id)))
    const changed = now === null ? [] : listChangedMembers(members, { now, before: known })
    const figures = await measure(source.engine, window, changed, input.signal)
    const groups =
      window === null || source.further!.absent.has('Client')
        ? null
        : await countGroupsOfYear(source.engine, { window, groups: members, signal: input.signal })
    const pathways =
      window === null
        ? null
        : await countPathwaysOfYear(source.engine, {
            ...{ path: input.path, folder: factsFolder(input.dataFolder, input.slug), window, groups: members },
            signal: input.signal,
          })
    const checked = window === null ? null : await checkServiceRecords(source, window)
    const rows = source.summary.rowsRead
    const system = await countSystemOfYears(source, {
      ...{ path: input.path, signal: input.signal },
      onYear: (done, of) => input.onProgress?.({ step: 'system', rows, totalRows: rows, fraction: done / of }),
    })
    // before the register: a disk that is full then leaves the register, and the facts that it counts on, as they were
    if (checked !== null) await keepRecordIds(idsFolder, source, checked, register)
    const read = { basis, idFiles: await countRecordIdFiles(idsFolder) }
    const rest = { groups, pathways, system, checked, findings, read }
    const imported =
      (await keep(input, source, { ...rest, figures, left: { members, changed, window, standing } })) ??
      // another reading came to its end meanwhile
      (await keep(input, source, { ...rest, figures: await measure(source.engine, window, members, input.signal) }))!
    if (now !== null) await writeMeasuredGroups(facts, now)
    const counted = imported.state === 'unchanged' && before !== null ? before.id : null
    await keepNewestFacts(factsFolder(input.dataFolder, input.slug), submissionId, counted)
    return imported
  } catch (error) {
    await rm(facts, { recursive: true, force: true })
    throw error
  } finally {
    await source.close()
  }
}

/** Programs, the total, and the total of programs that people leave. */
export async function groupsOf(engine: RecordEngine, map: MapLine[]): Promise<GroupMember[]> {
  const groups = programGroups(map)
  const types = permanentHousingTypes.join(', ')
  const rows = await engine.rows<{ id: string }>(`select project_id as id from facts_projects where type in (${types})`)
  return [...groups, ...leavingMembers(groups, new Set(rows.map(({ id }) => id)))]
}

/** The months that the source covers whole, at most 36, ending with the last; null when it covers none. */
export async function windowOf(source: Pick<HmisSource, 'engine'>): Promise<{ from: string; to: string } | null> {
  const [covered] = await source.engine.rows<{ from: string; to: string }>(
    'select covered_from_on as "from", covered_to_on as "to" from facts_coverage',
  )
  const last = addMonths(monthOf(addDays(covered!.to, 1)), -1)
  const first = addMonths(monthOf(addDays(covered!.from, -1)), 1)
  const from = first > addMonths(last, 1 - monthsMeasured) ? first : addMonths(last, 1 - monthsMeasured)
  return from > last ? null : { from: firstDay(from), to: lastDay(last) }
}

type Window = { from: string; to: string }

function measure(engine: RecordEngine, window: Window | null, groups: GroupMember[], signal?: AbortSignal) {
  if (window === null || groups.length === 0) return []
  const how = { measures: [...measureKeys], every: 'month' as const, units: [...units] }
  return measureFacts(engine, { ...window, ...how, groups, signal })
}

type Measured = {
  figures: Figure[]
  /** groups that were left out because their figures stand; absent: none were */
  left?: { members: GroupMember[]; changed: GroupMember[]; window: Window | null; standing: Submission | null }
  groups: GroupsOfYear | null
  pathways: NewPathwayStep[] | null
  system: SystemOfYears | null
  checked: Checked | null
  findings: Finding[]
  read: { basis: string | null; idFiles: number }
}
type Input = Parameters<typeof importServiceRecords>[0]

/** Writes all of it in one transaction; null, and nothing, where figures were left out that stand no more. */
async function keep(
  input: Input,
  source: HmisSource,
  { figures, left, groups, pathways, system, checked, findings, read }: Measured,
): Promise<ServiceRecordsImported | null> {
  const { submissionId } = input
  return input.transact(async (visit) => {
    const standing = left === undefined ? 0 : countStandingFigures(left)
    if (standing > 0 && (await findStandingReading(visit.work))?.id !== left!.standing?.id) return null
    const recorded = await recordResults(visit, { results: toResults(figures), submissionId, definitionVersion })
    if ('refused' in recorded) throw new Error(recorded.refused)
    recorded.done.unchanged += standing
    findings.push(...lockedFindings(recorded.done, 'Export.csv'))
    const { added, corrected, unchanged } = recorded.done
    // With no map yet there is no figure at all: the facts count, and are measured once the map is there.
    const state = unchanged > 0 && added + corrected === 0 ? 'unchanged' : 'done'
    // where no figure changed, neither did what was judged from them
    if (added + corrected > 0) await judgeNewestMonth(visit)
    if (groups !== null) {
      const kept = await recordGroupResults(visit, { submissionId, definitionVersion, ...groups })
      if ('refused' in kept) throw new Error(kept.refused)
    }
    if (pathways !== null) {
      const kept = await recordPathways(visit, { submissionId, steps: pathways })
      if ('refused' in kept) throw new Error(kept.refused)
    }
    if (system !== null) {
      const kept = await recordSystemFigures(visit, { submissionId, ...system })
      if ('refused' in kept) throw new Error(kept.refused)
    }
    if (checked !== null) {
      const kept = await recordCheckFindings(visit, { submissionId, ...checked })
      if ('refused' in kept) throw new Error(kept.refused)
    }
    const { files, ...described } = source.summary
    const [covered] = await source.engine.rows<{ to: string }>('select covered_to_on as "to" from facts_coverage')
    const summary = { ...described, coveredTo: covered!.to, ...recorded.done, ...read }
    const finished = await finishSubmission(visit, {
      id: submissionId,
      state,
      digest: digestOfFiles(files),
      findings,
      summary,
    })
    if ('refused' in finished) throw new Error(finished.refused)
    return { submissionId, state, findings, summary }
  })
}

/**
 * Facts about people are kept once: the newest. Of an export that changed no figure they take the place of those that the
 * figures came from, for what no figure counts today the map may ask for tomorrow.
 */
async function keepNewestFacts(folder: string, submissionId: string, before: string | null): Promise<void> {
  const kept = before ?? submissionId
  for (const name of await readdir(folder))
    if (name !== submissionId) await rm(join(folder, name), { recursive: true, force: true })
  if (kept !== submissionId) await rename(join(folder, submissionId), join(folder, kept))
}

async function refuse(input: Input, findings: Finding[]): Promise<ServiceRecordsImported> {
  await input.transact((visit) => finishSubmission(visit, { id: input.submissionId, state: 'refused', findings }))
  return { submissionId: input.submissionId, state: 'refused', findings, summary: {} }
}
