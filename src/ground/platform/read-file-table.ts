import { readTable, type Table } from './read-table.ts'
import { readWorkbook, type WorkbookChoice } from './read-workbook.ts'

/** Reads a file as a table, whether it is a CSV or an Excel workbook: its first bytes tell, not its name. */
export async function readFileTable(
  file: { name: string; content: Uint8Array },
  choice: WorkbookChoice = {},
): Promise<Table> {
  const [one, two, three] = file.content
  const isZip = one === 0x50 && two === 0x4b && (three === 3 || three === 5)
  const isOldContainer = one === 0xd0 && two === 0xcf && three === 0x11
  if (isZip || isOldContainer) return readWorkbook(file.content, file.name, choice)
  return readTable(file.content, file.name, choice.limits)
}
