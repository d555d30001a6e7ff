import { DataTable } from '../../../ground/ui/data-table.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { Dataset, DatasetColumn } from '../../../performance/datasets/dataset.ts'

/** What is asked for, column by column. */
export function DatasetColumns({ dataset }: { dataset: Dataset }) {
  const { page, draft, types, template } = useWords().datasets
  const rolesOf = ({ key }: DatasetColumn): string[] => [
    ...(key === dataset.programColumn ? [page.roles.program] : []),
    ...(key === dataset.dayColumn ? [page.roles.day] : []),
    ...(key === dataset.personColumn ? [page.roles.person] : []),
    ...(dataset.uniqueBy.includes(key) ? [page.roles.unique] : []),
  ]
  const allowed = ({ values, smallest, largest, type }: DatasetColumn): string => {
    if (values !== null) return values.join(', ')
    const write = (one: number | null) => (one === null ? null : String(type === 'money' ? one / 100 : one))
    return smallest === null && largest === null ? '' : template.range(write(smallest), write(largest))
  }
  return (
    <DataTable
      caption={page.form}
      isCaptionHidden
      rows={dataset.columns}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', heading: draft.column, cell: ({ name }) => name },
        { key: 'type', heading: draft.type, cell: ({ type }) => types[type] },
        { key: 'needed', heading: draft.needed, cell: ({ isNeeded }) => (isNeeded ? page.needed : '') },
        { key: 'allowed', heading: page.allowed, cell: allowed, phoneLabel: page.allowed },
        { key: 'roles', heading: draft.rolesTitle, cell: (column) => rolesOf(column).join('; ') },
      ]}
    />
  )
}
