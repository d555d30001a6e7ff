import { readdir, rm } from 'node:fs/promises'
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
import { checkOf } from '../intake/hmis/checks/checks.ts'
import { countChecks } from '../intake/hmis/checks/count-checks.ts'
import { countFigureParts } from '../intake/hmis/checks/count-figure-parts.ts'
import { gatherSubjects } from '../intake/hmis/checks/gather-subjects.ts'
import { writeRecordIds } from '../intake/hmis/checks/ids-to-mend.ts'
import { listCheckMutes } from '../intake/hmis/checks/list-check-findings.ts'
import { listRecordIds } from '../intake/hmis/checks/list-record-ids.ts'
import { type CheckedExport, recordCheckFindings } from '../intake/hmis/checks/record-check-findings.ts'
import { type HmisSource, openHmisSource, type Progress } from '../intake/hmis/open-hmis-source.ts'
import { buildFacts } from '../measure-packs/homelessness/build-facts.ts'
import { definitionVersion } from '../measure-packs/homelessness/cards.ts'
import { type Figure, type GroupMember, measureKeys } from '../measure-packs/homelessness/figure.ts'
import { measureFacts } from '../measure-packs/homelessness/measure-facts.ts'
import { recordGroupResults } from '../results/record-group-results.ts'
import { type NewPathwayStep, recordPathways } from '../results/record-pathways.ts'
import { recordResults } from '../results/record-results.ts'
import { recordSystemFigures } from '../results/record-system-figures.ts'
import { countGroupsOfYear, type GroupsOfYear } from './count-groups-of-year.ts'
import { countPathwaysOfYear } from './count-pathways-of-year.ts'
import { countSystemOfYears, type SystemOfYears } from './count-system-of-years.ts'
import { digestOfFiles } from './digest-of-files.ts'
import { judgeNewestMonth } from './judge-newest-month.ts'
import { findMapGaps, isOfAnotherCity, leavingMembers, permanentHousingTypes, toResults } from './keep-figures.ts'
import { lockedFindings } from './locked-finding.ts'
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
  const source = await openHmisSource(input.path, {
    workFolder: uploadsFolder(input.dataFolder),
    outFolder: factsFolder(input.dataFolder, input.slug),
    signal: input.signal,
    onProgress: input.onProgress,
    readsForChecks: true,
  })
  if ('refused' in source) return refuse(input, source.refused)
  try {
    const { contracts, map, before } = await transact(async ({ work }) => ({
      contracts: await listContracts(work),
      map: await listProgramMap(work),
      before: await findLastDone(work, 'hmis'),
    }))
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
    const figures =
      window === null
        ? []
        : await measureFacts(source.engine, {
            ...window,
            groups: members,
            measures: [...measureKeys],
            every: 'month',
            units: ['households', 'persons'],
            signal: input.signal,
          })
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
    const checked = window === null ? null : await checkRecords(source, window)
    const rows = source.summary.rowsRead
    const system = await countSystemOfYears(source, {
      ...{ path: input.path, signal: input.signal },
      onYear: (done, of) => input.onProgress?.({ step: 'system', rows, totalRows: rows, fraction: done / of }),
    })
    // before the register: a disk that is full then leaves the register, and the facts that it counts on, as they were
    if (checked !== null) await keepRecordIds(input, source, checked, map)
    const imported = await keep(input, source, { figures, groups, pathways, system }, findings, checked)
    await keepNewestFacts(factsFolder(input.dataFolder, input.slug), submissionId, imported.state)
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

type Checked = Omit<CheckedExport, 'submissionId'>

/** What the checks find in the last twelve months that the source covers, and which figures of these months it moves. */
async function checkRecords(
  { engine, further, summary }: HmisSource,
  window: { from: string; to: string },
): Promise<Checked> {
  const year = firstDay(addMonths(monthOf(window.to), -11))
  const months = { from: year > window.from ? year : window.from, to: window.to }
  await gatherSubjects(engine)
  const { counts, looked, notMade } = await countChecks(engine, further!)
  const parts = await countFigureParts(engine, [...new Set(counts.map(({ key }) => key))], months)
  return { exportedOn: summary.exportDate, months, counts, looked, parts, notMade }
}

/** Which records they are stands in files of the providers' own: those of the checks that move a figure. */
async function keepRecordIds(input: Input, { engine }: HmisSource, { counts }: Checked, map: MapLine[]): Promise<void> {
  const mutes = await input.transact(({ work }) => listCheckMutes(work))
  const found = new Set(counts.map(({ key }) => key))
  for (const { key } of mutes) found.delete(key)
  const records = await listRecordIds(
    engine,
    [...found].filter((key) => checkOf(key)!.moves.length > 0),
  )
  const lines = Map.groupBy(map, ({ hmisProjectId }) => hmisProjectId)
  await writeRecordIds(recordIdsFolder(input.dataFolder, input.slug), records, (projectId) =>
    (lines.get(projectId) ?? []).map(({ providerId }) => providerId),
  )
}

type Measured = {
  figures: Figure[]
  groups: GroupsOfYear | null
  pathways: NewPathwayStep[] | null
  system: SystemOfYears | null
}
type Input = Parameters<typeof importServiceRecords>[0]

async function keep(
  input: Input,
  source: HmisSource,
  { figures, groups, pathways, system }: Measured,
  findings: Finding[],
  checked: Checked | null,
): Promise<ServiceRecordsImported> {
  const { submissionId } = input
  return input.transact(async (visit) => {
    const recorded = await recordResults(visit, { results: toResults(figures), submissionId, definitionVersion })
    if ('refused' in recorded) throw new Error(recorded.refused)
    findings.push(...lockedFindings(recorded.done, 'Export.csv'))
    const { added, corrected, unchanged } = recorded.done
    // With no map yet there is no figure at all: the facts count, and are measured once the map is there.
    const state = unchanged > 0 && added + corrected === 0 ? 'unchanged' : 'done'
    await judgeNewestMonth(visit)
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
    const summary = { ...described, coveredTo: covered!.to, ...recorded.done }
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

/** Facts about people are kept once: the newest that count, and none of an export that brought nothing new. */
async function keepNewestFacts(
  folder: string,
  submissionId: string,
  state: 'done' | 'unchanged' | 'refused',
): Promise<void> {
  const all = await readdir(folder)
  const gone = state === 'done' ? all.filter((name) => name !== submissionId) : [submissionId]
  for (const name of gone) await rm(join(folder, name), { recursive: true, force: true })
}

async function refuse(input: Input, findings: Finding[]): Promise<ServiceRecordsImported> {
  await input.transact((visit) => finishSubmission(visit, { id: input.submissionId, state: 'refused', findings }))
  return { submissionId: input.submissionId, state: 'refused', findings, summary: {} }
}
