/**
 * A dataset is a table that providers send in a form that both sides know: its columns, what may stand in them, and what
 * tells one row from another.
 */
export type Dataset = {
  /** snake_case; stands in addresses and in the names of files */
  key: string
  name: string
  /** a revision is a new version; what came under an earlier one keeps it */
  version: number
  /** what one row is about, as in 'one person in one course' */
  rowIs: string
  columns: DatasetColumn[]
  /** the keys of the columns that together name a row; none: rows are not told apart */
  uniqueBy: string[]
  /** the column that names the program; null: the sender's only program */
  programColumn: string | null
  /** the column of days that places a row in a month; null: every file replaces the one before it */
  dayColumn: string | null
  /** the column that names the person, so that people can be counted once */
  personColumn: string | null
  /** sums that the sender states on a sheet of their own, and that must agree with the rows */
  totals: DatasetTotal[]
}

/** How the cells of a column are read. An identifier names a person or a record: it is kept only as a keyed hash. */
export const columnTypes = ['text', 'identifier', 'choice', 'yes-no', 'day', 'whole-number', 'number', 'money'] as const
export type ColumnType = (typeof columnTypes)[number]

export type DatasetColumn = {
  /** snake_case; the name of the column in SQL */
  key: string
  /** the header as people write it */
  name: string
  type: ColumnType
  isNeeded: boolean
  /** what a choice may be, as it is written; null for other types */
  values: string[] | null
  /** the range of a number; whole cents for money */
  smallest: number | null
  largest: number | null
  /** every value must stand in this column of another dataset of the same provider */
  refersTo: { dataset: string; column: string } | null
  explains: string
}

export type DatasetTotal = {
  /** the sheet on which the sender writes it, the label in the first cell of a row and the number in a later one */
  sheet: string
  label: string
  /** the column of numbers or money that is summed; null: rows are counted */
  column: string | null
}

export const isNumeric = (type: ColumnType): boolean => type === 'whole-number' || type === 'number' || type === 'money'

export const findColumn = (dataset: Dataset, key: string | null): DatasetColumn | undefined =>
  dataset.columns.find((column) => column.key === key)
