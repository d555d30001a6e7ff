import type { MapLine } from '../../../agreements/programs/list-program-map.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'

type Props = { map: MapLine[]; slug: string; isGovernment: boolean }

/** The programs under a contract, and the HMIS projects behind them. */
export function ContractPrograms({ map, slug, isGovernment }: Props) {
  const { contract, data } = useWords()
  const language = useLanguage()
  const day = (value: string | null) => (value ? writeDay(value, language) : '')
  return (
    <section className="part" id="programs">
      <h2>{contract.programs}</h2>
      <DataTable
        caption={contract.programs}
        isCaptionHidden
        rows={map}
        rowKey={(line) => line.id}
        whenEmpty={
          <EmptyState sentence={contract.noPrograms}>
            {isGovernment && <a href={`/${slug}/data/map`}>{contract.toMap}</a>}
          </EmptyState>
        }
        columns={[
          { key: 'program', heading: data.map.columns.program, cell: (line) => line.program },
          {
            key: 'type',
            heading: data.map.columns.type,
            cell: (line) => [line.programType, line.population].filter(Boolean).join(', '),
          },
          {
            key: 'project',
            heading: data.map.columns.project,
            phoneLabel: data.map.columns.project,
            cell: (line) => line.hmisProjectId ?? data.map.none,
          },
          {
            key: 'days',
            heading: data.map.columns.dates,
            cell: (line) => (line.from || line.to ? `${day(line.from)} – ${day(line.to)}` : data.map.open),
          },
        ]}
      />
    </section>
  )
}
