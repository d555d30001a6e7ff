import { DataTable } from '../../../ground/ui/data-table.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { overrideRights } from '../../../performance/goals/framework-words.ts'
import { blankLine, type TypedLine } from '../framework-form.ts'
import type { KnownMeasure } from '../list-known-measures.ts'

type Props = { lines: TypedLine[]; known: KnownMeasure[]; isAgain: boolean }
type Row = TypedLine & { index: number; isNew: boolean }
const newLines = 3

/** The lines of a framework as fields of a table: what stands is kept or changed, and some blank lines follow. */
export function FrameworkLines({ lines, known, isAgain }: Props) {
  const { frameworks: text, measures } = useWords()
  const { form, columns } = text
  const blanks = isAgain ? [] : Array.from({ length: newLines }, () => blankLine(known[0]!.key))
  const rows: Row[] = [...lines, ...blanks].map((line, index) => ({
    ...line,
    index,
    isNew: line.programType === '' || index >= lines.length,
  }))
  const title = (key: string) => measures.title[key] ?? key
  const nameOf = (row: Row) =>
    row.isNew
      ? form.newLine(row.index - lines.length + 1)
      : [row.programType, row.population, title(row.measure)].filter(Boolean).join(', ')
  const label = (heading: string, row: Row) => form.ofLine(heading, nameOf(row))
  const input = (row: Row, name: string, heading: string, value: string) => (
    <input
      className="usa-input"
      name={`${name}-${row.index}`}
      aria-label={label(heading, row)}
      defaultValue={value}
      autoComplete="off"
    />
  )
  const kept = (row: Row, name: string, value: string, shown: string) => (
    <>
      <input type="hidden" name={`${name}-${row.index}`} value={value} />
      {shown}
    </>
  )
  return (
    <section className="framework-lines">
      <h2>{form.lines}</h2>
      <p className="explains">
        {form.linesHint} {text.valueHint}.
      </p>
      <input type="hidden" name="count" value={rows.length} />
      <DataTable
        caption={form.lines}
        isCaptionHidden
        rows={rows}
        rowKey={(row) => String(row.index)}
        columns={[
          {
            key: 'type',
            heading: columns.type,
            cell: (row) =>
              row.isNew
                ? input(row, 'type', columns.type, row.programType)
                : kept(row, 'type', row.programType, row.programType),
          },
          {
            key: 'population',
            heading: columns.population,
            phoneLabel: columns.population,
            cell: (row) =>
              row.isNew
                ? input(row, 'population', columns.population, row.population)
                : kept(row, 'population', row.population, row.population || text.anyPopulation),
          },
          {
            key: 'measure',
            heading: columns.measure,
            phoneLabel: columns.measure,
            cell: (row) =>
              row.isNew ? (
                <select
                  className="usa-select"
                  name={`measure-${row.index}`}
                  aria-label={label(columns.measure, row)}
                  defaultValue={row.measure}
                >
                  {known.map(({ key }) => (
                    <option key={key} value={key}>
                      {title(key)}
                    </option>
                  ))}
                </select>
              ) : (
                kept(row, 'measure', row.measure, title(row.measure))
              ),
          },
          {
            key: 'minimum',
            heading: columns.minimum,
            phoneLabel: columns.minimum,
            cell: (row) => input(row, 'minimum', columns.minimum, row.minimum),
          },
          {
            key: 'target',
            heading: columns.target,
            phoneLabel: columns.target,
            cell: (row) => input(row, 'target', columns.target, row.target),
          },
          {
            key: 'may',
            heading: columns.mayOverride,
            phoneLabel: columns.mayOverride,
            cell: (row) => (
              <select
                className="usa-select"
                name={`may-${row.index}`}
                aria-label={label(columns.mayOverride, row)}
                defaultValue={row.mayOverride}
              >
                {overrideRights.map((right) => (
                  <option key={right} value={right}>
                    {text.mayOverride[right]}
                  </option>
                ))}
              </select>
            ),
          },
          {
            key: 'keep',
            heading: columns.keep,
            phoneLabel: columns.keep,
            cell: (row) => (
              <input
                type="checkbox"
                name={`keep-${row.index}`}
                aria-label={form.keepLine(nameOf(row))}
                defaultChecked={row.isKept}
              />
            ),
          },
        ]}
      />
    </section>
  )
}
