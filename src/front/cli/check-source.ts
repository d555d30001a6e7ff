import { addMonths, firstDay, monthOf } from '../../ground/platform/day.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { checkOf } from '../../performance/intake/hmis/checks/checks.ts'
import { type CheckCount, countChecks, kindOf } from '../../performance/intake/hmis/checks/count-checks.ts'
import { countFigureParts, type FigurePart } from '../../performance/intake/hmis/checks/count-figure-parts.ts'
import { gatherSubjects } from '../../performance/intake/hmis/checks/gather-subjects.ts'
import { type FaultyRecord, listRecordIds } from '../../performance/intake/hmis/checks/list-record-ids.ts'
import { type HmisSource, type OpenOptions, openHmisSource } from '../../performance/intake/hmis/open-hmis-source.ts'
import { buildFacts } from '../../performance/measure-packs/homelessness/build-facts.ts'
import type { MeasureKey } from '../../performance/measure-packs/homelessness/figure.ts'
import { measureFacts } from '../../performance/measure-packs/homelessness/measure-facts.ts'
import { windowOf } from '../../performance/reporting/import-service-records.ts'

export type CheckedFigure = {
  project: string
  measure: MeasureKey
  month: string
  with: { numerator: number; denominator: number; value: number | null }
  without: { numerator: number; denominator: number; value: number | null }
}

export type CheckedSource = {
  source: {
    sourceId: string
    sourceName: string | null
    exportDate: string
    enrollmentsUsed: number
    months: { from: string; to: string } | null
  }
  checks: {
    key: string
    grade: string
    file: string
    column: string
    moves: MeasureKey[]
    count: number
    /** by project and month, the last 12 months that the source covers */
    places: { project: string; month: string; count: number; of: number }[]
    figures: CheckedFigure[]
  }[]
  notMade: string[]
  findings: Finding[]
}

export type CheckSourceOptions = OpenOptions & { all: boolean; listsIds: boolean }

/** From an export to what its checks find and which contracted figures that moves, with no database and nothing left behind. */
export async function checkSource(
  path: string,
  options: CheckSourceOptions,
): Promise<{ told: CheckedSource; ids: FaultyRecord[] } | { refused: Finding[] }> {
  const source = await openHmisSource(path, { ...options, readsForChecks: true })
  if ('refused' in source) return source
  const stop = () => source.engine.interrupt()
  options.signal?.addEventListener('abort', stop)
  try {
    options.signal?.throwIfAborted()
    return await checkOpened(source, options)
  } finally {
    options.signal?.removeEventListener('abort', stop)
    await source.close()
  }
}

async function checkOpened(
  source: HmisSource,
  { all, listsIds, signal }: CheckSourceOptions,
): Promise<{ told: CheckedSource; ids: FaultyRecord[] }> {
  const { engine, summary } = source
  const facts = await buildFacts(engine, { outFolder: null, rowOfEnrollment: source.rowOfEnrollment })
  await gatherSubjects(engine)
  const { counts, looked, notMade } = await countChecks(engine, source.further!)
  const lookedAt = new Map(
    looked.map(({ kind, projectId, month, count }) => [`${kind}\n${projectId}\n${month}`, count]),
  )
  const byKey = Map.groupBy(counts, ({ key }) => key)
  const shown = [...byKey.keys()].map((key) => checkOf(key)!).filter(({ moves }) => all || moves.length > 0)
  const covered = await windowOf(source)
  const months = covered && { from: lastYear(covered), to: covered.to }
  const parts = months ? await countFigureParts(engine, [...byKey.keys()], months) : []
  const figures = months ? await compareFigures(source, parts, months, signal) : []
  const figuresOf = Map.groupBy(figures, ({ key }) => key)
  const total = (of: CheckCount[]) => of.reduce((sum, { count }) => sum + count, 0)
  const told: CheckedSource = {
    source: {
      sourceId: summary.sourceId,
      sourceName: summary.sourceName,
      exportDate: summary.exportDate,
      enrollmentsUsed: summary.enrollmentsUsed,
      months,
    },
    checks: shown
      .map(({ key, grade, subject, on, file, column, moves }) => ({
        key,
        grade,
        file: `${file}.csv`,
        column,
        moves,
        count: total(byKey.get(key)!),
        places: byKey
          .get(key)!
          .filter(({ month }) => months !== null && month >= monthOf(months.from))
          .map(({ projectId, month, count }) => ({
            project: projectId,
            month,
            count,
            of: lookedAt.get(`${kindOf({ subject, on })}
${projectId}
${month}`)!,
          })),
        figures: (figuresOf.get(key) ?? []).map(({ key: _, ...figure }) => figure),
      }))
      .toSorted(
        (a, b) =>
          Number(b.moves.length > 0) - Number(a.moves.length > 0) || b.count - a.count || (a.key < b.key ? -1 : 1),
      ),
    notMade,
    findings: [...source.findings, ...facts.findings],
  }
  const ids = listsIds
    ? await listRecordIds(
        engine,
        shown.map(({ key }) => key),
      )
    : []
  return { told, ids }
}

const lastYear = ({ from, to }: { from: string; to: string }): string => {
  const year = firstDay(addMonths(monthOf(to), -11))
  return year > from ? year : from
}

/** The figures of the projects that a check touches, as they are, and without the records that it found. */
async function compareFigures(
  { engine }: HmisSource,
  parts: FigurePart[],
  { from, to }: { from: string; to: string },
  signal?: AbortSignal,
): Promise<(CheckedFigure & { key: string })[]> {
  const projects = [...new Set(parts.map(({ projectId }) => projectId))]
  if (projects.length === 0) return []
  const figures = await measureFacts(engine, {
    groups: projects.map((project) => ({ group: project, project, from: null, to: null })),
    measures: [...new Set(parts.map(({ measure }) => measure))],
    from,
    to,
    every: 'month',
    units: ['households'],
    signal,
  })
  const name = (project: string, measure: string, month: string) => `${project}\n${measure}\n${month}`
  const known = new Map(figures.map((figure) => [name(figure.group, figure.measure, monthOf(figure.from)), figure]))
  return parts.flatMap(({ key, projectId, measure, month, numerator, denominator }) => {
    const figure = known.get(name(projectId, measure, month))
    if (figure?.state !== 'value' || figure.numerator === null || figure.denominator === null) return []
    const compared = {
      key,
      project: projectId,
      measure,
      month,
      with: counted(figure.numerator, figure.denominator),
      without: counted(figure.numerator - numerator, figure.denominator - denominator),
    }
    // taking away what leaves the share as it was moves nothing that anybody reads
    return compared.with.value === compared.without.value ? [] : [compared]
  })
}

const counted = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator / denominator,
})
