import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import type { ShownLine } from './map.tsx'

type Props = { lines: ShownLine[]; mayKeep: boolean; search: string }

/** The lines of the map, each with what may be done to it. */
export function MapLines({ lines, mayKeep, search }: Props) {
  const { map } = useWords().data
  const language = useLanguage()
  const { columns } = map
  const day = (value: string | null) => (value ? writeDay(value, language) : map.open)
  const shown: TableColumn<ShownLine>[] = [
    { key: 'contract', heading: columns.contract, cell: (line) => line.contractNumber },
    {
      key: 'program',
      heading: columns.program,
      cell: (line) => (
        <>
          {line.program}
          <br />
          <span className="explains">{line.providerName}</span>
        </>
      ),
    },
    {
      key: 'type',
      heading: columns.type,
      cell: (line) => [line.programType, line.population].filter((part) => part).join(', '),
    },
    {
      key: 'project',
      heading: columns.project,
      phoneLabel: columns.project,
      cell: (line) => (
        <>
          {line.hmisProjectId ?? map.none}
          {line.alsoIn.length > 0 && (
            <>
              <br />
              <span className="explains">{map.alsoIn(line.alsoIn.join(', '))}</span>
            </>
          )}
        </>
      ),
    },
    {
      key: 'days',
      heading: columns.dates,
      phoneLabel: columns.dates,
      cell: (line) => (line.from || line.to ? `${day(line.from)} – ${day(line.to)}` : map.open),
    },
  ]
  const change: TableColumn<ShownLine> = {
    key: 'change',
    heading: columns.change,
    cell: (line) => <ChangeLine line={line} search={search} />,
  }
  return (
    <DataTable
      caption={map.title}
      isCaptionHidden
      rows={lines}
      rowKey={(line) => line.id}
      columns={mayKeep ? [...shown, change] : shown}
    />
  )
}

function ChangeLine({ line, search }: { line: ShownLine; search: string }) {
  const { map } = useWords().data
  const id = `end-${line.id}`
  return (
    <details className="change-line">
      <summary>{map.change}</summary>
      <form method="post">
        <input type="hidden" name="line" value={line.id} />
        <input type="hidden" name="q" value={search} />
        <label className="explains" htmlFor={id}>
          {map.endOn}
        </label>
        <input
          className="usa-input"
          type="date"
          id={id}
          name="endOn"
          defaultValue={line.to ?? ''}
          min={line.from ?? undefined}
        />
        <button type="submit" name="do" value="ended" className="usa-button usa-button--unstyled">
          {map.end}
        </button>
        <p className="explains">{map.removeText}</p>
        <button type="submit" name="do" value="removed" className="usa-button usa-button--unstyled" formNoValidate>
          {map.remove}
        </button>
      </form>
    </details>
  )
}
