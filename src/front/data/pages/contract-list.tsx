import { rm } from 'node:fs/promises'
import { redirect } from 'react-router'
import {
  type ContractField,
  type ContractMapping,
  checkMapping,
  contractFields,
  guessMapping,
} from '../../../agreements/contracts/contract-list-mapping.ts'
import { readContractRows } from '../../../agreements/contracts/contract-list-rows.ts'
import { uploadsFolder } from '../../../ground/platform/folders.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import { readTable, type Table } from '../../../ground/platform/read-table.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { sayFinding } from '../../../ground/words/describe-finding.ts'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMoney } from '../../../ground/words/write-value.ts'
import { importTable } from '../../../performance/reporting/import-table.ts'
import { asGovernment } from '../as-government.server.ts'
import { findWaiting } from '../waiting-files.ts'
import type { Route } from './+types/contract-list'
import { findBringer, readFiles } from './answer-data-form.server.ts'
import { ColumnFields } from './column-fields.tsx'

const shownRows = 5

async function findList(request: Request, params: Route.LoaderArgs['params']) {
  const bringer = await findBringer(request, params)
  const { settings, cookieSecret } = theProgram()
  const waiting = await findWaiting(uploadsFolder(settings.dataFolder), params.key, {
    ...bringer,
    secret: cookieSecret,
  })
  return { bringer, waiting }
}

/** What a person chose; null where the form was not sent, so that the guess stands. */
function readChosen(
  sent: { get(name: string): unknown; has(name: string): boolean },
  header: string[],
): ContractMapping | null {
  if (!contractFields.some((field) => sent.has(field))) return null
  const chosen = contractFields.map((field) => [field, String(sent.get(field) ?? '')] as const)
  return Object.fromEntries(chosen.filter(([, name]) => header.includes(name)))
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const { bringer, waiting } = await findList(request, params)
  const { slug } = bringer
  if (!waiting) return { slug, list: null }
  const files = await readFiles(waiting.files)
  const tables = files.map((file) => readTable(file.content, file.name))
  const [table] = tables as [Table]
  const guess = guessMapping(table.header, table.file)
  const chosen = readChosen(new URL(request.url).searchParams, table.header)
  const mapping = chosen ?? guess.columns
  const { rows } = readContractRows({ ...table, rows: table.rows.slice(0, 200) }, mapping)
  const list = {
    names: files.map((file) => file.name),
    header: [...new Set(table.header.filter((name) => name !== ''))],
    mapping,
    reasons: guess.reasons,
    stops: checkMapping(table.header, mapping, table.file).filter((one) => one.grade === 'stops'),
    rows: rows
      .slice(0, shownRows)
      .map(({ row, number, provider, from, to, amountCents }) => ({ row, number, provider, from, to, amountCents })),
    isAlike: tables.every((one) => isSameHeader(one, table)),
  }
  return { slug, list }
}

const isSameHeader = (one: Table, other: Table): boolean => JSON.stringify(one.header) === JSON.stringify(other.header)

export async function action({ request, params }: Route.ActionArgs) {
  const { bringer, waiting } = await findList(request, params)
  const form = await request.formData()
  if (!waiting) return redirect(`/${bringer.slug}/data/contract-list/${params.key}`)
  const erase = () => rm(waiting.folder, { recursive: true, force: true })
  if (form.get('do') === 'discard') {
    await erase()
    return redirect(`/${bringer.slug}/data`)
  }
  const files = await readFiles(waiting.files)
  const tables = files.map((file) => readTable(file.content, file.name))
  const chosen = readChosen(form, tables[0]!.header)
  const guessed = guessMapping(tables[0]!.header).columns
  // Files that name their columns differently are each guessed, as long as nobody says otherwise.
  const isGuessEnough = !chosen || contractFields.every((field) => chosen[field] === guessed[field])
  const mapping =
    isGuessEnough && !tables.every((one) => isSameHeader(one, tables[0]!)) ? undefined : (chosen ?? guessed)
  const taken = await asGovernment(request, params, (visit) =>
    importTable(visit, { kind: 'contracts', files, mapping }),
  )
  if ('refused' in taken) throw new Response(taken.refused, { status: 403 })
  await erase()
  return redirect(`/${bringer.slug}/data/submissions/${taken.submissionId}`)
}

/** A contract list before it is taken in: what its columns mean, with reasons, and its first rows as they read. */
export default function ContractListPage({ loaderData: { list, slug } }: Route.ComponentProps) {
  const { data, frame } = useWords()
  const language = useLanguage()
  const { list: words } = data
  const trail = [{ href: `/${slug}/data`, label: data.title }, { label: words.fields.number! }]
  if (!list)
    return (
      <>
        <title>{words.title}</title>
        <PageHeading title={words.title} trailLabel={frame.nav.data} trail={trail.slice(0, 1)} />
        <EmptyState sentence={words.gone}>
          <a className="usa-button" href={`/${slug}/data`}>
            {data.back}
          </a>
        </EmptyState>
      </>
    )
  const day = (value: string | null) => (value ? writeDay(value, language) : '')
  const label = (field: ContractField) => words.fields[field]
  return (
    <>
      <title>{words.title}</title>
      <PageHeading
        title={words.title}
        trailLabel={frame.nav.data}
        trail={trail.slice(0, 1)}
        lead={words.lead(list.names.join(', '))}
      />
      <ErrorSummary
        heading={data.problems}
        errors={list.stops.map((one) => ({
          fieldId: one.code.includes('provider') ? 'provider' : 'number',
          message: sayFinding(one, language),
        }))}
      />
      <form method="post">
        <section className="part">
          <h2>{words.rows}</h2>
          <DataTable
            caption={words.rows}
            isCaptionHidden
            rows={list.rows}
            rowKey={(one) => String(one.row)}
            whenEmpty={<EmptyState sentence={words.noRows} />}
            columns={[
              { key: 'number', heading: label('number'), cell: (one) => one.number },
              { key: 'provider', heading: label('provider'), cell: (one) => one.provider },
              { key: 'from', heading: label('from'), cell: (one) => day(one.from), phoneLabel: label('from') },
              { key: 'to', heading: label('to'), cell: (one) => day(one.to), phoneLabel: label('to') },
              {
                key: 'amount',
                heading: label('amount'),
                isNumeric: true,
                cell: (one) => (one.amountCents === null ? '' : writeMoney(one.amountCents, language)),
                phoneLabel: label('amount'),
              },
            ]}
          />
          <div className="button-line">
            <button type="submit" name="do" value="take" className="usa-button" disabled={list.stops.length > 0}>
              {words.take}
            </button>
            <button type="submit" name="do" value="discard" className="usa-button usa-button--outline">
              {words.discard}
            </button>
          </div>
        </section>
        <section className="part">
          <h2>{words.columns}</h2>
          {list.names.length > 1 && <p className="explains">{list.isAlike ? words.otherFiles : words.unlikeFiles}</p>}
          <ColumnFields header={list.header} mapping={list.mapping} reasons={list.reasons} />
          <button type="submit" formMethod="get" className="usa-button usa-button--outline">
            {words.again}
          </button>
        </section>
      </form>
    </>
  )
}
