import { openRecordEngine } from '../../ground/platform/record-engine.ts'
import { referenceKey } from './check-rows.ts'
import type { Dataset } from './dataset.ts'
import { datasetRelation } from './dataset-relation.ts'
import type { DatasetValue } from './value-reader.ts'

/** By column that refers to another dataset: the values that stand there, each with its provider. */
export async function listReferenced(
  dataset: Dataset,
  others: Map<string, Dataset>,
  folder: string,
): Promise<Map<string, Set<string>>> {
  const referring = dataset.columns.filter(({ refersTo }) => refersTo !== null && others.has(refersTo.dataset))
  const known = new Map<string, Set<string>>()
  if (referring.length === 0) return known
  const engine = await openRecordEngine({ folders: [folder], threads: 2 })
  try {
    for (const { key, refersTo } of referring) {
      const column = `"${refersTo!.column}"`
      const rows = await engine.rows<{ provider_id: string; value: DatasetValue }>(
        `select distinct provider_id, ${column} as value from ${datasetRelation(others.get(refersTo!.dataset)!, folder)}
          where ${column} is not null`,
      )
      known.set(key, new Set(rows.map((row) => referenceKey(row.provider_id, row.value))))
    }
    return known
  } finally {
    engine.close()
  }
}
