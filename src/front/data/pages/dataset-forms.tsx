import { ChoiceField } from '../../../ground/ui/choice-field.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { DatasetSender } from '../../../performance/datasets/list-datasets.ts'
import { LargeFileForm } from './large-file-form.tsx'

type Provider = { id: string; name: string }
type Props = {
  here: string
  isStaff: boolean
  senders: DatasetSender[]
  providers: Provider[]
  myId: string | null
}

/** Who is asked stands first: it is most likely for one of them. */
function providersInOrder({ senders, providers }: Pick<Props, 'senders' | 'providers'>): Provider[] {
  const asked = senders.map(({ providerId, name }) => ({ id: providerId, name }))
  return [...asked, ...providers.filter(({ id }) => !asked.some((one) => one.id === id))]
}

/** The spreadsheet made for one provider, to download. */
export function TakeTemplate(props: Props) {
  const { page: words } = useWords().datasets
  const language = useLanguage()
  const { here, isStaff, myId } = props
  const known = providersInOrder(props)
  if (isStaff && known.length === 0) return null
  return (
    <section className="part">
      <h2>{isStaff ? words.template : words.templateMine}</h2>
      <p className="explains">{words.templateText}</p>
      <form method="get" action={`${here}/template.xlsx`} className="search-line" data-reload>
        {isStaff ? (
          <>
            <label className="usa-label" htmlFor="template-provider">
              {words.templateFor}
            </label>
            <select className="usa-select" id="template-provider" name="provider">
              {known.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </>
        ) : (
          <input type="hidden" name="provider" value={myId ?? ''} />
        )}
        {(['en', 'es'] as const)
          .toSorted((one) => (one === language ? -1 : 1))
          .map((one, at) => (
            <button
              key={one}
              type="submit"
              name="language"
              value={one}
              className={`usa-button${at === 0 ? '' : ' usa-button--outline'}`}
            >
              {`${words.download} (${words.languages[one]})`}
            </button>
          ))}
      </form>
    </section>
  )
}

/** A file on its way in: from whom, for which months. */
export function BringDataset(props: Omit<Props, 'here'> & { slug: string }) {
  const { datasets } = useWords()
  const { page: words } = datasets
  const { isStaff, slug } = props
  const options = [
    { value: '', label: words.several },
    ...providersInOrder(props).map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <section className="part">
      <h2>{isStaff ? words.bring : words.send}</h2>
      <p className="explains">{words.bringText}</p>
      <LargeFileForm slug={slug} purpose="dataset">
        <div className="field-pairs">
          {isStaff && <Field control="select" name="provider" label={words.provider} options={options} />}
          <Field
            name="file"
            control="file"
            label={datasets.file}
            hint={datasets.largeFileHint}
            accept=".csv,.txt,.tsv,.xlsx,.parquet"
            required
          />
        </div>
        <details className="file-sample">
          <summary>{words.wholeMonths}</summary>
          <p className="explains">{words.monthsHint}</p>
          <div className="field-pairs">
            <Field name="from" type="month" label={words.from} />
            <Field name="to" type="month" label={words.to} />
          </div>
        </details>
        <button type="submit" className="usa-button">
          {words.check}
        </button>
      </LargeFileForm>
    </section>
  )
}

/** Who is asked for the table. */
export function DatasetSenders({ senders, providers }: Pick<Props, 'senders' | 'providers'>) {
  const { page: words, draft } = useWords().datasets
  const asked = new Set(senders.map(({ providerId }) => providerId))
  return (
    <section className="part">
      <h2>{words.senders}</h2>
      {senders.length === 0 && <p>{words.noSenders}</p>}
      <form method="post" action="?do=senders">
        <ChoiceField
          kind="any"
          name="sender"
          legend={draft.senders}
          hint={draft.sendersHint}
          choices={providersInOrder({ senders, providers }).map(({ id, name }) => ({
            value: id,
            label: name,
            isChosen: asked.has(id),
          }))}
        />
        <button type="submit" className="usa-button usa-button--outline">
          {words.saveSenders}
        </button>
      </form>
    </section>
  )
}
