import { type WrittenTable, writeTable } from './write-table.ts'
import { writeWorkbook } from './write-workbook.ts'

export type TableFormat = 'csv' | 'xlsx'

export const mediaTypes: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A list as a file to keep, in the format that the address ends in. */
export async function answerTable(request: Request, table: WrittenTable, name: string): Promise<Response> {
  const format: TableFormat = new URL(request.url).pathname.endsWith('.xlsx') ? 'xlsx' : 'csv'
  const content = format === 'csv' ? writeTable(table) : await writeWorkbook(table, name)
  return new Response(content as BodyInit, {
    headers: {
      'Content-Type': mediaTypes[format],
      'Content-Disposition': `attachment; filename="${name}.${format}"`,
    },
  })
}
