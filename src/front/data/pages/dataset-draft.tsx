import { rm } from 'node:fs/promises'
import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { uploadsFolder } from '../../../ground/platform/folders.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import { isStopped } from '../../../ground/platform/read-table.ts'
import { ChoiceField } from '../../../ground/ui/choice-field.tsx'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { sayFinding } from '../../../ground/words/describe-finding.ts'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import { declareDataset } from '../../../performance/datasets/declare-dataset.ts'
import { listSendersPrograms } from '../../../performance/datasets/find-dataset-context.ts'
import { guessDataset, isBetterLeftOut, keyOf } from '../../../performance/datasets/guess-dataset.ts'
import { mayDeclareDatasets } from '../../../performance/datasets/may.ts'
import { readDatasetFile } from '../../../performance/datasets/read-dataset-file.ts'
import { setDatasetSenders } from '../../../performance/datasets/set-dataset-senders.ts'
import { readDatasetForm } from '../dataset-form.ts'
import { listProvidersWithPrograms } from '../find-dataset-page.ts'
import { findWaiting } from '../waiting-files.ts'
import type { Route } from './+types/dataset-draft'
import { beginDatasetFile, findSender } from './answer-dataset-form.server.ts'
import { DatasetFields } from './dataset-fields.tsx'

const shownRows = 5
const shownSamples = 3

type Params = { jurisdiction?: string | undefined; key: string }

async function findDraftFile(request: Request, params: Params) {
  const sender = await findSender(request, params, mayDeclareDatasets)
  const { settings, cookieSecret } = theProgram()
  const owner = { ...sender, secret: cookieSecret }
  return { sender, waiting: await findWaiting(uploadsFolder(settings.dataFolder), params.key, owner) }
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const { sender, waiting } = await findDraftFile(request, params)
  const { slug } = sender
  const file = waiting?.files[0]
  if (!file) return { slug, draft: null }
  const table = await readDatasetFile(file.path, file.name)
  const { programs, providers } = await asVisitor(request, params, async ({ work }) => ({
    programs: (await listSendersPrograms(work, null)).map(({ name }) => name),
    providers: await listProvidersWithPrograms(work),
  }))
  const name = file.name
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim()
  const guessed = guessDataset(table, { programs, name: name ? name[0]!.toUpperCase() + name.slice(1) : 'Table' })
  const samplesOf = (header: string) => {
    const at = table.header.indexOf(header)
    const filled = table.rows.slice(0, 200).map(({ cells }) => cells[at] ?? '')
    return [...new Set(filled.filter((cell) => cell !== ''))].slice(0, shownSamples)
  }
  return {
    slug,
    draft: {
      file: file.name,
      form: {
        ...guessed,
        columns: guessed.columns.map((column) => ({
          ...column,
          samples: samplesOf(column.name),
          isUsed: !isBetterLeftOut(guessed, column),
        })),
      },
      isReadable: !isStopped(table),
      findings: table.findings.slice(0, 20),
      header: table.header,
      rows: table.rows.slice(0, shownRows),
      count: table.rows.length,
      providers,
    },
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { sender, waiting } = await findDraftFile(request, params)
  const home = `/${sender.slug}/data/datasets`
  const file = waiting?.files[0]
  if (!waiting || !file) return redirect(`${home}/new/${params.key}`)
  const form = await request.formData()
  if (form.get('do') === 'discard') {
    await rm(waiting.folder, { recursive: true, force: true })
    return redirect(home)
  }
  const declared = readDatasetForm(form, keyOf(String(form.get('name') ?? ''), new Set()))
  const senders = form.getAll('sender').map(String)
  const answer = await asVisitor(request, params, async (visit) => {
    const made = await declareDataset(visit, declared)
    if ('refused' in made) return made
    const all = (await listProvidersWithPrograms(visit.work)).map(({ id }) => id)
    const providerIds = senders.includes('everybody') ? all : senders
    if (providerIds.length === 0) return made
    const set = await setDatasetSenders(visit, { key: made.done.key, providerIds })
    return 'refused' in set ? set : made
  })
  if ('refused' in answer) return { refused: answer.refused }
  const { key } = answer.done
  if (form.get('rows') !== 'take') {
    await rm(waiting.folder, { recursive: true, force: true })
    return redirect(`${home}/${key}?done=declared`)
  }
  const upload = { folder: waiting.folder, path: file.path, name: file.name }
  const begun = await beginDatasetFile(request, params, {
    dataset: key,
    providerId: null,
    from: null,
    to: null,
    upload,
  })
  return redirect('refused' in begun ? `${home}/${key}?done=declared` : begun.done)
}

/** A form guessed from a spreadsheet: each guess can be changed, and one click accepts it all. */
export default function DatasetDraft({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { datasets, data, frame } = useWords()
  const language = useLanguage()
  const { slug, draft } = loaderData
  const { draft: words } = datasets
  const trail = [
    { href: `/${slug}/data`, label: data.title },
    { href: `/${slug}/data/datasets`, label: datasets.title },
  ]
  if (!draft)
    return (
      <>
        <title>{words.title}</title>
        <PageHeading title={words.title} trailLabel={frame.nav.data} trail={trail} />
        <EmptyState sentence={words.gone}>
          <a className="usa-button" href={`/${slug}/data/datasets`}>
            {data.back}
          </a>
        </EmptyState>
      </>
    )
  const refusal = problem && (datasets.refusals[problem.refused] ?? frame.refusals[problem.refused] ?? problem.refused)
  const stops = draft.isReadable ? [] : draft.findings.map((one) => ({ message: sayFinding(one, language) }))
  return (
    <>
      <title>{words.title}</title>
      <PageHeading
        title={words.title}
        trailLabel={frame.nav.data}
        trail={trail}
        lead={words.lead(draft.file, writeCount(draft.count, language))}
      />
      <ErrorSummary
        heading={data.problems}
        errors={refusal ? [{ fieldId: 'name', message: refusal }, ...stops] : stops}
      />
      <form method="post">
        {draft.isReadable && (
          <>
            <section className="part">
              <h2>{words.first}</h2>
              <FirstRows header={draft.header} rows={draft.rows} caption={words.first} />
            </section>
            <DatasetFields draft={draft.form} error={refusal} />
            <ChoiceField
              kind="any"
              name="sender"
              legend={words.senders}
              hint={words.sendersHint}
              choices={[
                { value: 'everybody', label: words.everybody, isChosen: true },
                ...draft.providers.slice(0, 40).map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <ChoiceField
              kind="any"
              name="rows"
              legend={words.rowsToo}
              choices={[{ value: 'take', label: words.takeRows, hint: words.takeRowsHint, isChosen: true }]}
            />
          </>
        )}
        <div className="button-line">
          {draft.isReadable && (
            <button type="submit" name="do" value="accept" className="usa-button">
              {words.accept}
            </button>
          )}
          <button type="submit" name="do" value="discard" className="usa-button usa-button--outline" formNoValidate>
            {words.discard}
          </button>
        </div>
      </form>
    </>
  )
}

type Rows = { row: number; cells: string[] }[]

function FirstRows({ header, rows, caption }: { header: string[]; rows: Rows; caption: string }) {
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={header.map((name, at) => ({
        key: `${at}`,
        heading: name,
        cell: ({ cells }: Rows[number]) => cells[at] ?? '',
        phoneLabel: name,
      }))}
    />
  )
}
