import type { Reads } from '../../ground/platform/database.server.ts'
import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
import { type Dataset, isNumeric } from '../../performance/datasets/dataset.ts'
import { listDatasetParts } from '../../performance/datasets/list-dataset-parts.ts'

/** How many rows count by program and month, and what the numbers in them come to. */
export async function datasetCountsTable(db: Reads, dataset: Dataset): Promise<WrittenTable> {
  const programs = await db
    .selectFrom('program')
    .innerJoin('provider', 'provider.id', 'program.provider_id')
    .select(['program.id', 'program.name', 'provider.name as provider'])
    .execute()
  const nameOf = new Map(programs.map((program) => [program.id, program]))
  const numbers = dataset.columns.filter(({ type }) => isNumeric(type))
  const kinds = Object.fromEntries(
    numbers.map(({ key, type }) => [key, type === 'money' ? ('cents' as const) : ('number' as const)]),
  )
  const rows = (await listDatasetParts(db, dataset.key))
    .filter(({ counts }) => counts)
    .map((part) => [
      nameOf.get(part.programId)?.provider ?? '',
      nameOf.get(part.programId)?.name ?? part.programId,
      part.month,
      part.rows,
      ...numbers.map(({ key }) => part.sums[key] ?? null),
      part.submissionId,
    ])
  const names = ['provider', 'program', 'month', 'rows', ...numbers.map(({ key }) => key), 'submission']
  return { columns: namedColumns(names, { rows: 'number', ...kinds }), rows }
}
