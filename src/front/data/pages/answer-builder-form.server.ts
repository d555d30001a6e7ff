import { theProgram } from '../../../ground/platform/program.server.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { isExample, measureExamples } from '../../../performance/built-measures/examples.ts'
import { installWorkforcePack } from '../../../performance/built-measures/install-workforce-pack.ts'
import { reviseBuiltMeasure } from '../../../performance/built-measures/revise-built-measure.ts'
import { readRuleForm, writeRuleQuery } from '../../../performance/built-measures/rule-form.ts'
import { saveBuiltMeasure } from '../../../performance/built-measures/save-built-measure.ts'
import type { Dataset } from '../../../performance/datasets/dataset.ts'
import { declareDataset } from '../../../performance/datasets/declare-dataset.ts'
import { findDataset } from '../../../performance/datasets/list-datasets.ts'
import { workforceExits } from '../../../performance/measure-packs/workforce/workforce-exits.ts'
import { measureDataset } from '../../../performance/reporting/measure-dataset.ts'
import { type AnalystForm, readAnalystForm } from '../analyst-form.ts'
import { asGovernment } from '../as-government.server.ts'
import { asQuery, readKeepForm } from '../keep-measure-form.ts'
import { transactAs } from '../read-service-records.ts'

type Answered = { to: string } | { refused: string; says: string }
type Params = { jurisdiction?: string | undefined }

/** The forms of the builder: a rule is kept and measured, or an example is taken over. */
export async function answerBuilderForm(request: Request, params: Params): Promise<Answered> {
  const form = asQuery(await request.formData())
  if (form.get('do') === 'example') return asGovernment(request, params, (visit) => takeExample(visit, form))
  const answered = await keep(request, params, async (visit) => {
    const dataset = await findDataset(visit.work, form.get('dataset') ?? '')
    if (!dataset) return { refused: 'measure-dataset-not-found' }
    const { rule, fault } = readRuleForm(form, dataset)
    if (fault) return { refused: fault }
    const { from, reason, ...name } = readKeepForm(form)
    const measure = form.get('revise')
    const saved =
      measure === null
        ? await saveBuiltMeasure(visit, { dataset: dataset.key, name, rule })
        : await reviseBuiltMeasure(visit, { measure, was: Number(form.get('was')), from, reason, name, rule })
    return 'refused' in saved ? saved : { measure: saved.done.measure, dataset }
  })
  if ('to' in answered) return form.has('revise') ? { to: `${answered.to}&version=new` } : answered
  // Back to the sentences as they were sent: they stand in the address, and nothing that was typed is lost.
  form.delete('do')
  form.set('wrong', answered.refused)
  return { to: `/${params.jurisdiction}/measures/build?${form}` }
}

/** An analyst's SQL is kept in the same way. */
export async function answerAnalystForm(request: Request, params: Params, form: URLSearchParams): Promise<Answered> {
  const typed: AnalystForm = readAnalystForm(form)
  return keep(request, params, async (visit) => {
    const dataset = await findDataset(visit.work, form.get('dataset') ?? '')
    if (!dataset) return { refused: 'measure-dataset-not-found' }
    const saved = await saveBuiltMeasure(visit, { dataset: dataset.key, name: readKeepForm(form), sql: typed })
    return 'refused' in saved ? saved : { measure: saved.done.measure, dataset }
  })
}

type Kept = { measure: string; dataset: Dataset } | { refused: string }

async function keep(request: Request, params: Params, save: (visit: Visit) => Promise<Kept>): Promise<Answered> {
  const saved = await asGovernment(request, params, async (visit) => {
    const kept = await save(visit)
    if ('refused' in kept) return kept
    const { asker, askerName, jurisdiction } = visit
    return { ...kept, visit: { asker, askerName, jurisdiction } }
  })
  if ('refused' in saved) {
    if (saved.refused === 'not-allowed') throw new Response(saved.refused, { status: 403 })
    return { refused: saved.refused, says: '' }
  }
  const { measure, dataset, visit } = saved
  const { db, settings } = theProgram()
  const { slug } = visit.jurisdiction
  const measured = await measureDataset({
    slug,
    dataFolder: settings.dataFolder,
    datasetKey: dataset.key,
    measure,
    transact: transactAs(db, visit),
  })
  const recorded = 'done' in measured ? measured.done[0]?.recorded : null
  const months = (recorded?.added ?? 0) + (recorded?.corrected ?? 0)
  return { to: `/${slug}/measures/build?dataset=${dataset.key}&kept=${measure}&months=${months}` }
}

/** Declares the dataset of an example, unless it is there, and opens the builder with its sentences. */
async function takeExample(visit: Visit, form: URLSearchParams): Promise<Answered> {
  const key = form.get('example') ?? ''
  if (key === 'workforce') {
    const installed = await installWorkforcePack(visit)
    if ('refused' in installed) return { refused: installed.refused, says: '' }
    return { to: `/${visit.jurisdiction.slug}/measures/sql?dataset=${workforceExits.key}&installed=1` }
  }
  if (!isExample(key)) return { refused: 'wrong-form', says: '' }
  const { dataset, rule, title, area, direction, question } = measureExamples[key]
  const declared = await declareDataset(visit, dataset)
  if ('refused' in declared && declared.refused !== 'dataset-known-already') {
    if (declared.refused === 'not-allowed') throw new Response(declared.refused, { status: 403 })
    return { refused: declared.refused, says: '' }
  }
  const query = writeRuleQuery(rule, { ...dataset, version: 1 })
  query.set('title-en', title.en)
  query.set('title-es', title.es)
  query.set('area', area)
  query.set('direction', direction)
  query.set('question', question)
  return { to: `/${visit.jurisdiction.slug}/measures/build?${query}` }
}
