import { addDays, addMonths, type Day, firstDay, monthOf } from '../../ground/platform/day.ts'
import { datasetsFolder } from '../../ground/platform/folders.ts'
import { theProgram } from '../../ground/platform/program.server.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { formatOf, type MeasureRule, matureAfterDays } from '../../performance/built-measures/built-measure.ts'
import { findBuiltMeasure } from '../../performance/built-measures/list-built-measures.ts'
import { mayKeepBuiltMeasures } from '../../performance/built-measures/may.ts'
import { type PreviewQuestion, previewMeasure } from '../../performance/built-measures/preview-measure.ts'
import { writeRuleQuery } from '../../performance/built-measures/rule-form.ts'
import { writeMeasureSql } from '../../performance/built-measures/write-measure-sql.ts'
import type { Dataset } from '../../performance/datasets/dataset.ts'
import { findDataset, listDatasets } from '../../performance/datasets/list-datasets.ts'
import { listCardVersions } from '../../performance/measures/list-card-versions.ts'

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

/** A kept rule that is to be changed, and the address of the builder that holds its sentences. */
export type RevisedRule = { measure: string; was: number; title: { en: string; es: string }; address: string }

/** A measure whose rule can be changed, or null: there is none, or an analyst wrote its SQL. */
export async function findRevisedRule(visit: Visit, measure: string): Promise<RevisedRule | null> {
  const kept = await findBuiltMeasure(visit.work, measure)
  const [newest] = await listCardVersions(visit.work, measure)
  const dataset = kept && (await findDataset(visit.work, kept.datasetKey))
  if (!kept?.rule || !newest || !dataset) return null
  const { title, pack, direction, question } = newest.card
  const query = writeRuleQuery(kept.rule, dataset)
  const card = { 'title-en': title.en, 'title-es': title.es, area: pack, direction, question }
  const more = { ...card, revise: measure, was: String(newest.version), from: visit.today }
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  return { measure, was: newest.version, title, address: `/${visit.jurisdiction.slug}/measures/build?${query}` }
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
    isMedian: rule.value === 'median',
    matureAfterDays: matureAfterDays(rule),
    today,
  } satisfies Omit<PreviewQuestion, 'sql'>
  // A year whose follow-up is over, and what came after it.
  const since = firstDay(addMonths(monthOf(addDays(today, -asked.matureAfterDays)), -13))
  const ask = (from: Day) => {
    const together = asked.isMedian
      ? { togetherSql: writeMeasureSql(rule, dataset, { since: from, isTogether: true }) }
      : {}
    return previewMeasure({ ...asked, ...together, sql: writeMeasureSql(rule, dataset, { since: from }) }, signal)
  }
  const newest = await ask(since)
  if ('refused' in newest || newest.done.months.length > 0) return newest
  return ask('1900-01-01')
}
