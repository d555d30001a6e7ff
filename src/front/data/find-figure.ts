import { listProgramMap } from '../../agreements/programs/list-program-map.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import { firstDay, lastDay } from '../../ground/platform/day.ts'
import { findSubmission } from '../../ground/submissions/find-submission.ts'
import type { Submission } from '../../ground/submissions/submission.ts'
import type { ValueFormat } from '../../ground/words/write-value.ts'
import { findBuiltMeasure, type KeptMeasure } from '../../performance/built-measures/list-built-measures.ts'
import { type MeasureCard, measureCards } from '../../performance/measure-packs/homelessness/cards.ts'
import { isMeasureKey, type MeasureKey, type Unit } from '../../performance/measure-packs/homelessness/figure.ts'
import { type CardWords, spanishCards } from '../../performance/measure-packs/homelessness/spanish-cards.ts'
import { type Explained, sqlOf } from '../../performance/measure-packs/homelessness/sql-of.ts'
import { listCardVersions, versionOn } from '../../performance/measures/list-card-versions.ts'
import { findMeasure } from '../../performance/measures/list-measures.ts'
import { findResult } from '../../performance/results/list-results.ts'
import type { Result } from '../../performance/results/result.ts'
import { countedByHand } from '../../performance/results/result.ts'

export type FigureSource = Pick<Submission, 'id' | 'kind' | 'fileName' | 'receivedAt' | 'receivedBy'> & {
  exportDate: string | null
  coveredTo: string | null
}

export type FoundFigure = {
  result: Result
  /** newest first */
  versions: Result[]
  /** how the figure reads */
  valueFormat: ValueFormat
  /** the version of the card that it was counted by */
  cardVersion: number | null
  /** null: a measure of the city's own, whose card has a page */
  /** of a measure of the homelessness pack: its card in both languages */
  card: { en: CardWords; es: CardWords; direction: MeasureCard['direction'] } | null
  /** null: counted by hand */
  sql: Explained | null
  /** how it is counted from a dataset; null: it is not */
  kept: KeptMeasure | null
  program: { name: string; programType: string; population: string | null; providerName: string } | null
  contracts: { id: string; number: string; projects: string[] }[]
  /** by submission; a provider does not see the government's submissions */
  sources: Record<string, FigureSource>
}

/** All that stands behind a figure, or null when the asker may not see it. */
export async function findFigure(db: Reads, id: string): Promise<FoundFigure | null> {
  const found = await findResult(db, id)
  if (!found) return null
  const { result, versions } = found
  const { programId, measure, unit, month } = result
  const isByHand = result.definitionVersion === countedByHand
  const sources: Record<string, FigureSource> = {}
  for (const submissionId of new Set(versions.map((one) => one.submissionId))) {
    const one = await findSubmission(db, submissionId)
    if (!one) continue
    const { kind, fileName, receivedAt, receivedBy, summary } = one
    sources[submissionId] = {
      id: submissionId,
      kind,
      fileName,
      receivedAt,
      receivedBy,
      exportDate: textOf(summary.exportDate),
      coveredTo: textOf(summary.coveredTo),
    }
  }
  return {
    result,
    versions,
    cardVersion: await findCardVersion(db, result),
    valueFormat: (await findMeasure(db, measure))?.valueFormat ?? 'share',
    card: isMeasureKey(measure) ? cardOf(measure) : null,
    sql:
      isByHand || !isMeasureKey(measure)
        ? null
        : sqlOf(measure, { from: firstDay(month), to: lastDay(month), every: 'month', unit: unit as Unit }),
    kept: isByHand ? null : await findBuiltMeasure(db, measure, countedBy(result)),
    program: programId === null ? null : await findProgram(db, programId),
    contracts: programId === null ? [] : await listContractsOf(db, programId),
    sources,
  }
}

const cardOf = (measure: MeasureKey) => ({
  en: measureCards[measure],
  es: spanishCards[measure],
  direction: measureCards[measure].direction,
})

/** A measure on a dataset is counted by one of its versions, which the figure names. */
function countedBy({ measure, definitionVersion }: Result): number | undefined {
  const [, version] = definitionVersion?.startsWith(`${measure}-v`) ? (/-v(\d+)$/.exec(definitionVersion) ?? []) : []
  return version === undefined ? undefined : Number(version)
}

/** By its name; where it was counted by hand, the version that bound in its month. */
async function findCardVersion(db: Reads, { measure, definitionVersion, month }: Result): Promise<number | null> {
  const versions = await listCardVersions(db, measure)
  const named = versions.find(({ name }) => name === definitionVersion)
  return (named ?? versionOn(versions, lastDay(month)))?.version ?? null
}

async function findProgram(db: Reads, id: string): Promise<FoundFigure['program']> {
  const program = await db
    .selectFrom('program')
    .innerJoin('provider', 'provider.id', 'program.provider_id')
    .where('program.id', '=', id)
    .select([
      'program.name',
      'program.program_type as programType',
      'program.population',
      'provider.name as providerName',
    ])
    .executeTakeFirst()
  return program ?? null
}

async function listContractsOf(db: Reads, programId: string): Promise<FoundFigure['contracts']> {
  const lines = (await listProgramMap(db)).filter((line) => line.programId === programId)
  return [...Map.groupBy(lines, (line) => line.contractId)].map(([id, ofContract]) => ({
    id,
    number: ofContract[0]!.contractNumber,
    projects: [...new Set(ofContract.map((line) => line.hmisProjectId).filter((one) => one !== null))],
  }))
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
