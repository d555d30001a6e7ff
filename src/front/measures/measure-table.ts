import { type ColumnKind, namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
import type { Language } from '../../ground/words/words.ts'
import type { ListedMeasure } from './find-measure-list.ts'

const names = [
  ...['measure', 'title', 'policy_area', 'definition', 'kind', 'question', 'reads_as', 'better', 'card_version'],
  ...['owner', 'program_types_with_standard'],
]
const kinds: Partial<Record<string, ColumnKind>> = { card_version: 'number', program_types_with_standard: 'number' }

/** The measures as a list, their texts in the reader's language. */
export function measureTable(rows: readonly ListedMeasure[], language: Language): WrittenTable {
  return {
    columns: namedColumns(names, kinds),
    rows: rows.map((row) => [
      ...[row.key, row.title[language], row.pack, row.definition[language], row.kind, row.question],
      ...[row.valueFormat, row.direction, row.version, row.owner, row.standards],
    ]),
  }
}
