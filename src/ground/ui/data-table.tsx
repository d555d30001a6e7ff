// biome-ignore-all lint/a11y/noRedundantRoles: the phone layout changes display, and browsers then drop the roles
import type { ReactNode } from 'react'

export type TableColumn<Row> = {
  key: string
  heading: ReactNode
  cell: (row: Row) => ReactNode
  /** Figures: to the right, in figures of equal width. */
  isNumeric?: boolean
  /** What stands before the value where a row reads as a sentence (on a phone); none for values that need no word. */
  phoneLabel?: string
}
export type DataTableProps<Row> = {
  caption: ReactNode
  /** The caption is read aloud but not shown: a heading above already says it. */
  isCaptionHidden?: boolean
  /** The first column names the row. */
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** What stands there instead when there are no rows. */
  whenEmpty?: ReactNode
}

/**
 * A table for figures. Roles are written out because the phone layout changes `display`, and browsers then forget that
 * it is a table.
 */
export function DataTable<Row>({ caption, isCaptionHidden, columns, rows, rowKey, whenEmpty }: DataTableProps<Row>) {
  if (rows.length === 0 && whenEmpty !== undefined) return <>{whenEmpty}</>
  const classOf = (column: TableColumn<Row>) => (column.isNumeric ? 'is-numeric' : undefined)
  return (
    <div className="table-room">
      <table className="usa-table data-table" role="table">
        <caption className={isCaptionHidden ? 'is-read-aloud' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} scope="col" role="columnheader" className={classOf(column)}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column, i) =>
                i === 0 ? (
                  <th key={column.key} scope="row" role="rowheader" className={classOf(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} role="cell" className={classOf(column)} data-label={column.phoneLabel}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
