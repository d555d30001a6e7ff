import { ChoiceField } from '../../../ground/ui/choice-field.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { columnTypes, type Dataset, type DatasetColumn, isNumeric } from '../../../performance/datasets/dataset.ts'

export type DraftColumn = DatasetColumn & { samples: string[]; isUsed: boolean }
type Props = { draft: Omit<Dataset, 'version' | 'columns'> & { columns: DraftColumn[] }; error: string | undefined }

/** The form of a dataset as fields: what it is about, each column, and what the columns do. */
export function DatasetFields({ draft, error }: Props) {
  const { draft: words } = useWords().datasets
  const { columns } = draft
  const named = (wanted: (column: DraftColumn) => boolean) => [
    { value: '', label: words.none },
    ...columns.filter(wanted).map(({ key, name }) => ({ value: key, label: name })),
  ]
  return (
    <>
      <div className="field-pairs">
        <Field name="name" label={words.name} defaultValue={draft.name} error={error} required maxLength={200} />
        <Field
          name="rowIs"
          label={words.rowIs}
          hint={words.rowIsHint}
          defaultValue={draft.rowIs}
          required
          maxLength={200}
        />
      </div>
      <section className="part">
        <h2>{words.columnsTitle}</h2>
        <ColumnTable columns={columns} />
      </section>
      <section className="part">
        <h2>{words.rolesTitle}</h2>
        <div className="field-pairs">
          <Field
            control="select"
            name="programColumn"
            label={words.program}
            hint={words.programHint}
            options={named(({ type }) => type === 'text' || type === 'choice')}
            defaultValue={draft.programColumn ?? ''}
          />
          <Field
            control="select"
            name="dayColumn"
            label={words.day}
            hint={words.dayHint}
            options={named(({ type }) => type === 'day')}
            defaultValue={draft.dayColumn ?? ''}
          />
          <Field
            control="select"
            name="personColumn"
            label={words.person}
            hint={words.personHint}
            options={named(({ type }) => type === 'identifier')}
            defaultValue={draft.personColumn ?? ''}
          />
        </div>
        <ChoiceField
          kind="any"
          name="unique"
          legend={words.unique}
          hint={words.uniqueHint}
          choices={columns
            .filter(({ key, type }) => type === 'identifier' || type === 'day' || draft.uniqueBy.includes(key))
            .map(({ key, name }) => ({ value: key, label: name, isChosen: draft.uniqueBy.includes(key) }))}
        />
      </section>
    </>
  )
}

function ColumnTable({ columns }: { columns: DraftColumn[] }) {
  const { draft: words, types } = useWords().datasets
  const dollars = (column: DraftColumn, cents: number | null) =>
    cents === null ? '' : String(column.type === 'money' ? cents / 100 : cents)
  return (
    <ul className="dataset-columns">
      {columns.map((column, at) => (
        <li key={column.key}>
          <input type="hidden" name={`key-${at}`} value={column.key} />
          <input type="hidden" name={`name-${at}`} value={column.name} />
          <input type="hidden" name={`explains-${at}`} value={column.explains} />
          {column.refersTo && (
            <input type="hidden" name={`refers-${at}`} value={`${column.refersTo.dataset}.${column.refersTo.column}`} />
          )}
          <div>
            <strong>{column.name}</strong>
            {!column.isUsed && <span className="explains">{words.private}</span>}
            {column.samples.length > 0 && <span className="explains">{column.samples.join(' · ')}</span>}
          </div>
          <div className="usa-checkbox">
            <input
              className="usa-checkbox__input"
              type="checkbox"
              id={`use-${at}`}
              name={`use-${at}`}
              defaultChecked={column.isUsed}
            />
            <label className="usa-checkbox__label" htmlFor={`use-${at}`}>
              {words.use} <span className="is-read-aloud">{column.name}</span>
            </label>
          </div>
          <div>
            <label className="is-read-aloud" htmlFor={`type-${at}`}>
              {`${column.name}: ${words.type}`}
            </label>
            <select className="usa-select" id={`type-${at}`} name={`type-${at}`} defaultValue={column.type}>
              {columnTypes.map((type) => (
                <option key={type} value={type}>
                  {types[type]}
                </option>
              ))}
            </select>
          </div>
          <div className="usa-checkbox">
            <input
              className="usa-checkbox__input"
              type="checkbox"
              id={`needed-${at}`}
              name={`needed-${at}`}
              defaultChecked={column.isNeeded}
            />
            <label className="usa-checkbox__label" htmlFor={`needed-${at}`}>
              {words.needed} <span className="is-read-aloud">{column.name}</span>
            </label>
          </div>
          {mayBeList(column) && (
            <details className="file-sample" open={column.type === 'choice'}>
              <summary>{summaryOf(column, words)}</summary>
              <Field
                control="textarea"
                name={`values-${at}`}
                label={words.values}
                hint={words.valuesHint}
                rows={Math.min(8, Math.max(3, column.values?.length ?? 0))}
                defaultValue={(column.values ?? []).join('\n')}
              />
              {(isNumeric(column.type) || column.type === 'text') && (
                <>
                  <Field
                    name={`smallest-${at}`}
                    label={words.smallest}
                    defaultValue={dollars(column, column.smallest)}
                  />
                  <Field name={`largest-${at}`} label={words.largest} defaultValue={dollars(column, column.largest)} />
                </>
              )}
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What is plainly a key, a day or a yes has nothing to choose from. */
const mayBeList = ({ type }: DraftColumn): boolean => type !== 'identifier' && type !== 'day' && type !== 'yes-no'

function summaryOf(column: DraftColumn, words: { values: string; smallest: string; largest: string }): string {
  if (column.type === 'choice') return `${words.values} (${column.values?.length ?? 0})`
  return isNumeric(column.type) ? `${words.smallest}, ${words.largest}` : words.values
}
