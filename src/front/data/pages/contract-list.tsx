import type { ContractField } from '../../../agreements/contracts/contract-list-mapping.ts'
import { ChoiceField } from '../../../ground/ui/choice-field.tsx'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { sayFinding } from '../../../ground/words/describe-finding.ts'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMoney } from '../../../ground/words/write-value.ts'
import type { ListPage } from '../find-list-page.ts'
import type { Route } from './+types/contract-list'
import { answerListForm, findWaitingList } from './answer-list-form.server.ts'
import { ColumnFields } from './column-fields.tsx'
import { ImportPreview } from './import-preview.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  return findWaitingList(request, params)
}

export async function action({ request, params }: Route.ActionArgs) {
  return answerListForm(request, params)
}

/** A contract list before it is taken in: how it reads, what it would change, what its columns mean. */
export default function ContractListPage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { data, frame, lists } = useWords()
  const language = useLanguage()
  const { list, slug, isForgotten } = loaderData
  const { list: words } = data
  const trail = [{ href: `/${slug}/data`, label: data.title }]
  if (!list)
    return (
      <>
        <title>{words.title}</title>
        <PageHeading title={words.title} trailLabel={frame.nav.data} trail={trail} />
        <EmptyState sentence={words.gone}>
          <a className="usa-button" href={`/${slug}/data`}>
            {data.back}
          </a>
        </EmptyState>
      </>
    )
  const refusal = problem && (lists.refusals[problem.refused] ?? frame.refusals[problem.refused] ?? problem.refused)
  const stops = list.stops.map((one) => ({
    fieldId: one.code.includes('provider') ? 'provider' : 'number',
    message: sayFinding(one, language),
  }))
  const isReadable = list.preview !== null
  return (
    <>
      <title>{words.title}</title>
      <PageHeading
        title={words.title}
        trailLabel={frame.nav.data}
        trail={trail}
        lead={words.lead(list.names.join(', '))}
      />
      <ErrorSummary
        heading={data.problems}
        errors={refusal ? [{ fieldId: 'saveAs', message: refusal }, ...stops] : stops}
      />
      {isForgotten && (
        <Notice kind="info" isAnswer>
          {lists.forgotten}
        </Notice>
      )}
      <SheetChoice workbooks={list.workbooks} />
      <form method="post">
        {list.workbooks.map(({ field, read }) => (
          <input key={field} type="hidden" name={field} value={read} />
        ))}
        <section className="part">
          <h2>{words.rows}</h2>
          <FirstRows rows={list.rows} />
        </section>
        <ImportPreview list={list} />
        <section className="part">
          {list.preview !== null && list.preview.rowsLeftOut > 0 && (
            <ChoiceField
              name="rows"
              kind="one"
              legend={lists.choice}
              choices={[
                { value: 'all-or-nothing', label: lists.allOrNothing, hint: lists.allOrNothingHint, isChosen: true },
                { value: 'good-rows', label: lists.goodRows, hint: lists.goodRowsHint },
              ]}
            />
          )}
          {isReadable && (
            <Field name="saveAs" label={lists.saveAs} hint={lists.saveAsHint} error={refusal} maxLength={100} />
          )}
          <div className="button-line">
            <button type="submit" name="do" value="take" className="usa-button" disabled={!isReadable}>
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
          {list.savedAs !== null && (
            <p>
              {lists.usesSaved(list.savedAs)} <input type="hidden" name="savedAs" value={list.savedAs} />
              <button type="submit" name="do" value="forget" className="usa-button usa-button--unstyled">
                {lists.forget}
              </button>
            </p>
          )}
          <ColumnFields
            header={list.header}
            mapping={list.mapping}
            reasons={list.reasons}
            savedAs={list.isChanged ? null : list.savedAs}
          />
          <button type="submit" formMethod="get" className="usa-button usa-button--outline">
            {words.again}
          </button>
        </section>
      </form>
    </>
  )
}

/** A form of its own: another sheet has other columns, so what was chosen for this one's does not go along. */
function SheetChoice({ workbooks }: Pick<ListPage, 'workbooks'>) {
  const { lists } = useWords()
  if (workbooks.length === 0) return null
  return (
    <form method="get" className="part">
      <h2>{lists.sheets}</h2>
      <p>{lists.sheetsLead}</p>
      {workbooks.map(({ file, field, read, all }) => (
        <Field
          key={`${field} ${read}`}
          control="select"
          name={field}
          label={lists.sheetOf(file)}
          defaultValue={read}
          options={all.map((name) => ({ value: name, label: name }))}
        />
      ))}
      <button type="submit" className="usa-button usa-button--outline">
        {lists.readSheet}
      </button>
    </form>
  )
}

function FirstRows({ rows }: Pick<ListPage, 'rows'>) {
  const { list: words } = useWords().data
  const language = useLanguage()
  const day = (value: string | null) => (value ? writeDay(value, language) : '')
  const label = (field: ContractField) => words.fields[field]
  // On a phone a row names what it tells: a list without days names none.
  const from = rows.some((one) => one.from) ? label('from') : undefined
  const to = rows.some((one) => one.to) ? label('to') : undefined
  return (
    <DataTable
      caption={words.rows}
      isCaptionHidden
      rows={rows}
      rowKey={(one) => String(one.row)}
      whenEmpty={<EmptyState sentence={words.noRows} />}
      columns={[
        { key: 'number', heading: label('number'), cell: (one) => one.number },
        { key: 'provider', heading: label('provider'), cell: (one) => one.provider },
        { key: 'from', heading: label('from'), cell: (one) => day(one.from), phoneLabel: from },
        { key: 'to', heading: label('to'), cell: (one) => day(one.to), phoneLabel: to },
        {
          key: 'amount',
          heading: label('amount'),
          isNumeric: true,
          cell: (one) => (one.amountCents === null ? '' : writeMoney(one.amountCents, language)),
          phoneLabel: label('amount'),
        },
      ]}
    />
  )
}
