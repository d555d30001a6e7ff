// Writes a workbook of several sheets in a thread of its own; `writeSheets` starts it and hears one message.
import type { Blob } from 'node:buffer'
import type Stream from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import writeExcelFile, { type CellObject, type Feature } from 'write-excel-file/node'
import { toWorkbookCell } from './to-workbook-cell.ts'
import type { SheetCell, SheetRule, SheetStyle, WrittenSheet } from './write-sheets.ts'

const { sheets } = workerData as { sheets: WrittenSheet[] }

const looks: Record<SheetStyle, Partial<CellObject>> = {
  header: { fontWeight: 'bold', backgroundColor: '#DFE8F1', wrap: true, alignVertical: 'top' },
  fault: { backgroundColor: '#F9D2CE', borderColor: '#B50909', borderStyle: 'thin' },
  remark: { backgroundColor: '#FFF1C2', wrap: true },
  title: { fontWeight: 'bold', fontSize: 16 },
  explains: { wrap: true, alignVertical: 'top' },
}

function toCell(cell: SheetCell): CellObject | null {
  if (cell === null) return null
  const look = cell.style ? looks[cell.style] : {}
  const made = toWorkbookCell(cell.value, cell.kind ?? 'text')
  // A blank cell that is wrong has its colour too.
  if (made === null) return cell.style ? ({ value: '', type: String, ...look } as CellObject) : null
  return { ...made, ...look } as CellObject
}

/** Text that breaks needs a row as high as its lines: not every program finds that out by itself. */
function heightOf(row: SheetCell[], widths: number[]): number | null {
  const lines = row.map((cell, at) => {
    if (!cell?.style || !looks[cell.style].wrap || typeof cell.value !== 'string') return 1
    const width = Math.max(8, widths[at] ?? 12)
    return cell.value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0)
  })
  const most = Math.max(1, ...lines)
  return most === 1 ? null : Math.min(400, most * 15)
}

function toRow(row: SheetCell[], widths: number[]): (CellObject | null)[] {
  const height = heightOf(row, widths)
  const cells = row.map(toCell)
  const first = cells.findIndex((cell) => cell !== null)
  if (height !== null && first >= 0) cells[first] = { ...cells[first]!, height }
  return cells
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A message of a spreadsheet may have 225 characters. */
function writeRule(rule: SheetRule): string {
  const open = (type: string, more = '') =>
    `<dataValidation type="${type}"${more} allowBlank="1" showInputMessage="1" showErrorMessage="1" error="${escapeXml(rule.message.slice(0, 225))}" sqref="${escapeXml(rule.range)}">`
  if (rule.allows === 'list') return `${open('list')}<formula1>${escapeXml(rule.source)}</formula1></dataValidation>`
  // Days of a spreadsheet are numbers: 1 January 1970 and the last day of 2199.
  if (rule.allows === 'day')
    return `${open('date', ' operator="between"')}<formula1>25569</formula1><formula2>109574</formula2></dataValidation>`
  const smallest = rule.smallest ?? -1e12
  const largest = rule.largest ?? 1e12
  return `${open(rule.allows, ' operator="between"')}<formula1>${smallest}</formula1><formula2>${largest}</formula2></dataValidation>`
}

/** What must stand behind the rules in a sheet, by the order that the format asks for. */
const behind = /<(?:hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|drawing|legacyDrawing)\b|<\/worksheet>/

const rules: Feature<Stream | Buffer | Blob> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform(xml, _options, { sheetIndex }) {
          const own = sheets[sheetIndex]?.rules ?? []
          if (own.length === 0) return xml
          const at = xml.search(behind)
          const written = `<dataValidations count="${own.length}">${own.map(writeRule).join('')}</dataValidations>`
          return xml.slice(0, at) + written + xml.slice(at)
        },
      },
      'xl/workbook.xml': {
        transformElementAttributes(tag, attributes, index) {
          const isHidden = tag === 'sheet' && index !== undefined && sheets[index]?.isHidden
          return isHidden ? { ...attributes, state: 'hidden' } : attributes
        },
      },
    },
  },
}

const bytes = await writeExcelFile(
  sheets.map(({ name, rows, widths, stickyRows }) => ({
    data: rows.map((row) => toRow(row, widths)),
    sheet: name,
    columns: widths.map((width) => ({ width })),
    ...(stickyRows ? { stickyRowsCount: stickyRows } : {}),
  })),
  { features: [rules] },
).toBuffer()
parentPort!.postMessage(new Uint8Array(bytes))
