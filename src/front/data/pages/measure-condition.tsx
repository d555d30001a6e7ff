import { useWords } from '../../../ground/words/use-words.ts'
import { comparisonsFor } from '../../../performance/built-measures/built-measure.ts'
import type { ConditionLine } from '../../../performance/built-measures/rule-form.ts'
import type { DatasetColumn } from '../../../performance/datasets/dataset.ts'

type Props = { part: 'whom' | 'success'; lines: ConditionLine[]; columns: DatasetColumn[] }

/** The conditions of one part of a rule, one line each, and an empty line for the next. */
export function MeasureConditions({ part, lines, columns }: Props) {
  return (
    <div className="rule-lines">
      {[...lines, null].map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place, as in the form
        <Line key={i} name={`${part}-${i}`} isFirst={i === 0} line={line} columns={columns} />
      ))}
    </div>
  )
}

type LineProps = { name: string; isFirst: boolean; line: ConditionLine | null; columns: DatasetColumn[] }

function Line({ name, isFirst, line, columns }: LineProps) {
  const { builder } = useWords()
  return (
    <div className={line ? 'rule-line' : 'rule-line rule-line-empty'}>
      <label htmlFor={`${name}-column`}>{isFirst ? builder.whose : builder.andWhose}</label>
      <select
        className="usa-select"
        id={`${name}-column`}
        name={`${name}-column`}
        defaultValue={line?.column.key ?? ''}
        aria-label={`${isFirst ? builder.whose : builder.andWhose}: ${builder.column}`}
      >
        <option value="">{builder.chooseColumn}</option>
        {columns.map(({ key, name: label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
      {line && (
        <>
          <select
            // Another column has other comparisons.
            key={line.column.key}
            className="usa-select"
            name={`${name}-is`}
            defaultValue={line.is}
            aria-label={`${line.column.name}: ${builder.comparison}`}
          >
            {comparisonsFor(line.column.type).map((is) => (
              <option key={is} value={is}>
                {builder.comparisons[is]}
              </option>
            ))}
          </select>
          <Value key={`${line.column.key} ${kindOf(line)}`} name={`${name}-value`} line={line} />
        </>
      )}
    </div>
  )
}

const kindOf = ({ is }: ConditionLine): 'list' | 'number' | 'day' | 'none' => {
  if (is === 'is-one-of' || is === 'is-none-of') return 'list'
  if (is === 'at-least' || is === 'at-most') return 'number'
  return is === 'on-or-after' || is === 'on-or-before' ? 'day' : 'none'
}

function Value({ name, line }: { name: string; line: ConditionLine }) {
  const { builder } = useWords()
  const { column, values } = line
  const kind = kindOf(line)
  if (kind === 'none') return null
  const label = `${column.name}: ${builder.valueLabel}`
  if (kind === 'list' && column.values) {
    return (
      <fieldset className="rule-values" aria-label={label}>
        {column.values.map((value) => (
          <label key={value}>
            <input type="checkbox" name={name} value={value} defaultChecked={values.includes(value)} /> {value}
          </label>
        ))}
      </fieldset>
    )
  }
  const type = kind === 'day' ? 'date' : 'text'
  const hint = kind === 'list' ? builder.commas : column.type === 'money' ? builder.dollars : undefined
  return (
    <input
      className="usa-input"
      type={type}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      name={name}
      defaultValue={values.join(', ')}
      aria-label={label}
      placeholder={hint}
      autoComplete="off"
    />
  )
}
