import { addDays, type Day, firstDay, lastDay, type Month, monthsBetween } from '../../ground/platform/day.ts'
import { datasetsFolder } from '../../ground/platform/folders.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { type CellRefusal, checkCells, type MeasuredCell } from '../built-measures/check-cells.ts'
import { type KeptMeasure, listMeasureVersions } from '../built-measures/list-built-measures.ts'
import { recordBuiltGroups } from '../built-measures/record-built-groups.ts'
import { measureLimits, runMeasureSql, type SqlRefusal } from '../built-measures/run-measure-sql.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { type DatasetPart, listDatasetParts } from '../datasets/list-dataset-parts.ts'
import { findDataset } from '../datasets/list-datasets.ts'
import { versionName } from '../measures/card.ts'
import { listResults } from '../results/list-results.ts'
import { mayRecordResults } from '../results/may.ts'
import { type NewResult, recordResults } from '../results/record-results.ts'
import type { Transact } from './import-service-records.ts'
import { judgeNewestMonth } from './judge-newest-month.ts'

export type MeasuredDataset = {
  measure: string
  /** null: its SQL gave nothing that may be kept, and its earlier figures stand */
  recorded: { added: number; corrected: number; unchanged: number } | null
  refused: CellRefusal | SqlRefusal | null
  says: string
}

/**
 * Counts the measures on a dataset (or one of them) from the rows that count now, and keeps what they come to. The
 * counting runs in processes of its own and holds no transaction; a measure that cannot be counted leaves its figures.
 */
export async function measureDataset(input: {
  slug: string
  dataFolder: string
  datasetKey: string
  measure?: string
  transact: Transact
  signal?: AbortSignal
}): Promise<{ done: MeasuredDataset[] } | { refused: 'not-allowed' | 'measure-dataset-not-found' }> {
  const { slug, dataFolder, datasetKey, transact } = input
  const asked = await transact(async (visit) => ({
    isAllowed: mayRecordResults(visit),
    dataset: await findDataset(visit.work, datasetKey),
    measures: await listMeasureVersions(visit.work, datasetKey),
    parts: (await listDatasetParts(visit.work, datasetKey)).filter(({ counts }) => counts),
  }))
  if (!asked.isAllowed) return { refused: 'not-allowed' }
  const { dataset, parts } = asked
  if (!dataset) return { refused: 'measure-dataset-not-found' }
  const done: MeasuredDataset[] = []
  for (const [measure, versions] of asked.measures) {
    if (input.measure !== undefined && input.measure !== measure) continue
    const counted = await countVersions(
      versions,
      { dataset, parts, folder: datasetsFolder(dataFolder, slug) },
      input.signal,
    )
    if ('refused' in counted) {
      done.push({ measure, recorded: null, ...counted })
      continue
    }
    const recorded = await transact((visit) => keepFigures(visit, counted))
    done.push({ measure, recorded, refused: null, says: '' })
  }
  if (done.some(({ recorded }) => recorded && recorded.added + recorded.corrected > 0)) await transact(judgeNewestMonth)
  return { done }
}

type Counted = { kept: KeptMeasure; dataset: Dataset; parts: DatasetPart[]; cells: MeasuredCell[]; isOfIts: OfVersion }
/** Whether a month is of the time of a version. */
type OfVersion = (month: Month) => boolean

/** Each version of a measure counts the months that end in its time; the first counts those before it too. */
async function countVersions(
  versions: KeptMeasure[],
  { dataset, parts, folder }: { dataset: Dataset; parts: DatasetPart[]; folder: string },
  signal?: AbortSignal,
): Promise<Counted[] | { refused: CellRefusal | SqlRefusal; says: string }> {
  const counted: Counted[] = []
  for (const [at, kept] of versions.entries()) {
    const isOfIts: OfVersion = (month) => {
      const on = lastDay(month)
      const next = versions[at + 1]
      return (at === 0 || on >= kept.from) && (next === undefined || on < next.from)
    }
    const answer = await runMeasureSql({ sql: kept.sql, dataset, folder }, signal)
    const checked = checkCells(answer, kept.format, measureLimits.mostRows)
    if ('refused' in checked) return checked
    counted.push({ kept, dataset, parts, isOfIts, cells: checked.done.filter(({ month }) => isOfIts(month)) })
  }
  return counted
}

/** A figure stands with the file that brought its rows: one recording for each of them. */
async function keepFigures(visit: Visit, counted: Counted[]): Promise<NonNullable<MeasuredDataset['recorded']>> {
  const totals = { added: 0, corrected: 0, unchanged: 0 }
  const { kept: newestKept, parts } = counted.at(-1)!
  const newest = parts[0]?.submissionId ?? (await findAnySubmission(visit, newestKept.datasetKey))
  if (newest === null) return totals
  const sources = new Map(parts.map((part) => [`${part.programId} ${part.month}`, part.submissionId]))
  const ofProgram = new Map(parts.toReversed().map((part) => [part.programId, part.submissionId]))
  const told = counted.map((one) => ({ kept: one.kept, results: toResults(one) }))
  told.at(-1)!.results.push(
    ...(await listOutlived(
      visit,
      newestKept,
      told.flatMap(({ results }) => results),
    )),
  )
  for (const { kept, results } of told) {
    const bySource = Map.groupBy(
      results,
      ({ programId, from }) => sources.get(`${programId} ${from.slice(0, 7)}`) ?? ofProgram.get(programId!) ?? newest,
    )
    for (const [submissionId, some] of bySource) {
      const definitionVersion = versionName(kept.measure, kept.version)
      const recorded = await recordResults(visit, { results: some, submissionId, definitionVersion })
      if ('refused' in recorded) throw new Error(recorded.refused)
      totals.added += recorded.done.added
      totals.corrected += recorded.done.corrected
      totals.unchanged += recorded.done.unchanged
    }
  }
  const groups = counted.flatMap(({ cells }) => cells).filter(({ group }) => group !== '')
  const grouped = await recordBuiltGroups(visit, { measure: newestKept.measure, submissionId: newest, cells: groups })
  if ('refused' in grouped) throw new Error(grouped.refused)
  return totals
}

/** A figure for every program and month that the files cover; where they hold nobody who counts, it is nobody. */
export function toResults({ kept, dataset, parts, cells, isOfIts }: Counted): NewResult[] {
  const everybody = cells.filter(({ group }) => group === '')
  const told = new Map(everybody.map((cell) => [`${cell.programId} ${cell.month}`, cell]))
  const seenOn = new Map<string, Day>()
  for (const { programId, finishedAt } of parts) {
    const day = finishedAt.slice(0, 10)
    if (day > (seenOn.get(programId) ?? '')) seenOn.set(programId, day)
  }
  const programs = new Set([...everybody, ...parts].map(({ programId }) => programId))
  return [...programs].flatMap((programId) =>
    listMonths(programId, { kept, dataset, parts, cells: everybody })
      .filter(isOfIts)
      .map((month) => {
        const cell = told.get(`${programId} ${month}`)
        const isAmountAMonth = kept.rule?.value === 'count' || kept.rule?.value === 'sum'
        return figureOf(kept, month, seenOn.get(programId) ?? '', {
          programId,
          numerator: cell?.numerator ?? 0,
          denominator: cell?.denominator ?? (isAmountAMonth ? 1 : 0),
        })
      }),
  )
}

/** Of a rule that places rows as the dataset does, the months that files cover; of any other, those that it tells. */
function listMonths(programId: string, { kept, dataset, parts, cells }: Omit<Counted, 'isOfIts'>): Month[] {
  const told = cells.filter((cell) => cell.programId === programId).map(({ month }) => month)
  if (kept.rule === null) return told
  if (kept.rule.placedBy === dataset.dayColumn) {
    const covered = parts.filter((part) => part.programId === programId && part.month !== '')
    return [...new Set([...told, ...covered.map(({ month }) => month)])]
  }
  const sorted = told.toSorted()
  return sorted.length === 0 ? [] : monthsBetween(sorted[0]!, sorted.at(-1)!)
}

type Counts = { programId: string; numerator: number; denominator: number }

/** What was heard on a day says nothing of what came later: a month and its follow-up must be over by then. */
function figureOf(kept: KeptMeasure, month: Month, seenOn: Day, counts: Counts): NewResult {
  const lastOn = lastDay(month)
  const matureOn = addDays(lastOn, kept.matureAfterDays)
  const isMature = matureOn <= seenOn
  return {
    ...counts,
    measure: kept.measure,
    unit: kept.unit,
    from: firstDay(month),
    to: lastOn,
    state: isMature ? 'value' : 'immature',
    matureOn: isMature && kept.matureAfterDays === 0 ? null : matureOn,
  }
}

/** Figures that stood and that nothing tells any more: their file was taken back, or the rule no longer counts them. */
async function listOutlived(visit: Visit, kept: KeptMeasure, told: NewResult[]): Promise<NewResult[]> {
  const now = new Set(told.map(({ programId, from }) => `${programId} ${from}`))
  const ever = { fromMonth: '1900-01', toMonth: '2199-12' }
  const current = await listResults(visit.work, { programIds: 'all', unit: kept.unit, measure: kept.measure, ...ever })
  return current
    .filter(({ programId, month, state }) => state !== 'missing' && !now.has(`${programId} ${firstDay(month)}`))
    .map(({ programId, month }) => ({
      programId,
      measure: kept.measure,
      unit: kept.unit,
      from: firstDay(month),
      to: lastDay(month),
      numerator: null,
      denominator: null,
      state: 'missing' as const,
      matureOn: null,
    }))
}

/** Every file was taken back: what is missing now stands with the last of them. */
async function findAnySubmission(visit: Visit, datasetKey: string): Promise<string | null> {
  const row = await visit.work
    .selectFrom('dataset_submission')
    .innerJoin('submission', 'submission.id', 'submission_id')
    .where('dataset_key', '=', datasetKey)
    .orderBy('submission.received_at', 'desc')
    .select('submission_id as id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
