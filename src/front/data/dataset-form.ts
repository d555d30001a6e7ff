import { type ColumnType, columnTypes, type Dataset, type DatasetColumn } from '../../performance/datasets/dataset.ts'

type Sent = { get(name: string): unknown; getAll(name: string): unknown[]; has(name: string): boolean }

/** The form of a dataset as a page sends it, column by column; what it means is for the verb to judge. */
export function readDatasetForm(sent: Sent, key: string): Omit<Dataset, 'version'> {
  const text = (name: string) => String(sent.get(name) ?? '').trim()
  const columns: DatasetColumn[] = []
  for (let at = 0; at < 100 && sent.has(`key-${at}`); at += 1) {
    if (!sent.has(`use-${at}`)) continue
    const type = columnTypes.find((one) => one === text(`type-${at}`)) ?? 'text'
    const isNumber = type === 'whole-number' || type === 'number' || type === 'money'
    const values = text(`values-${at}`)
      .split(/\r?\n/)
      .map((value) => value.trim())
      .filter((value) => value !== '')
    const refersTo = text(`refers-${at}`).split('.')
    columns.push({
      key: text(`key-${at}`),
      name: text(`name-${at}`),
      type,
      isNeeded: sent.has(`needed-${at}`),
      values: type === 'choice' && values.length > 0 ? [...new Set(values)] : null,
      smallest: isNumber ? readBound(text(`smallest-${at}`), type) : null,
      largest: isNumber ? readBound(text(`largest-${at}`), type) : null,
      refersTo: refersTo.length === 2 ? { dataset: refersTo[0]!, column: refersTo[1]! } : null,
      explains: text(`explains-${at}`),
    })
  }
  const kept = new Set(columns.map((column) => column.key))
  const role = (name: string) => (kept.has(text(name)) ? text(name) : null)
  return {
    key,
    name: text('name'),
    rowIs: text('rowIs'),
    columns,
    uniqueBy: sent
      .getAll('unique')
      .map(String)
      .filter((one) => kept.has(one)),
    programColumn: role('programColumn'),
    dayColumn: role('dayColumn'),
    personColumn: role('personColumn'),
    totals: [],
  }
}

/** Money is written in dollars and kept in cents. */
function readBound(text: string, type: ColumnType): number | null {
  const number = Number(text.replaceAll(',', ''))
  if (text === '' || !Number.isFinite(number)) return null
  return type === 'money' ? Math.round(number * 100) : number
}
