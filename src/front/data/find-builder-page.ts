import { addDays, addMonths, firstDay, monthOf } from '../../ground/platform/day.ts'
import { datasetsFolder } from '../../ground/platform/folders.ts'
import { theProgram } from '../../ground/platform/program.server.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { formatOf, type MeasureRule, matureAfterDays } from '../../performance/built-measures/built-measure.ts'
import { mayKeepBuiltMeasures } from '../../performance/built-measures/may.ts'
import { type PreviewQuestion, previewMeasure } from '../../performance/built-measures/preview-measure.ts'
import { writeMeasureSql } from '../../performance/built-measures/write-measure-sql.ts'
import type { Dataset } from '../../performance/datasets/dataset.ts'
import { listDatasets } from '../../performance/datasets/list-datasets.ts'

export type ProgramNames = Record<string, { name: string; providerName: string }>

/** What both ways of making a measure ask the register: the datasets, the chosen one, the names of programs. */
export async function findBuilderPage(visit: Visit, datasetKey: string | null) {
  const datasets = await listDatasets(visit.work)
  const dataset = datasets.find(({ key }) => key === datasetKey) ?? datasets[0] ?? null
  const programs = await visit.work
    .selectFrom('program')
    .innerJoin('provider', 'provider.id', 'program.provider_id')
    .select(['program.id', 'program.name', 'provider.name as providerName'])
    .execute()
  const names: ProgramNames = Object.fromEntries(programs.map(({ id, ...rest }) => [id, rest]))
  const { slug } = visit.jurisdiction
  return {
    datasets: datasets.map(({ key, name }) => ({ key, name })),
    dataset,
    names,
    slug,
    today: visit.today,
    mayKeep: mayKeepBuiltMeasures(visit),
  }
}

type Preview = Awaited<ReturnType<typeof previewMeasure>>

/** The figures of a rule, in the newest months; where those hold nobody, in all that came. */
export async function previewRule(
  { rule, dataset, slug, today }: { rule: MeasureRule; dataset: Dataset; slug: string; today: string },
  signal: AbortSignal,
): Promise<Preview> {
  const asked = {
    dataset,
    folder: datasetsFolder(theProgram().settings.dataFolder, slug),
    format: formatOf(rule, dataset),
    isAmountAMonth: rule.value === 'sum' || rule.value === 'count',
    matureAfterDays: matureAfterDays(rule),
    today,
  } satisfies Omit<PreviewQuestion, 'sql'>
  // A year whose follow-up is over, and what came after it.
  const since = firstDay(addMonths(monthOf(addDays(today, -asked.matureAfterDays)), -13))
  const newest = await previewMeasure({ ...asked, sql: writeMeasureSql(rule, dataset, { since }) }, signal)
  if ('refused' in newest || newest.done.months.length > 0) return newest
  return previewMeasure({ ...asked, sql: writeMeasureSql(rule, dataset, { since: '1900-01-01' }) }, signal)
}
