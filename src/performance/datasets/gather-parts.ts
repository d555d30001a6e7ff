import { type Month, monthsBetween } from '../../ground/platform/day.ts'
import type { CheckedRow, KnownProgram } from './check-rows.ts'
import { type Dataset, isNumeric } from './dataset.ts'
import type { NewPart } from './record-dataset-parts.ts'

export type PartsOfFile = {
  add(row: CheckedRow): void
  /** `months` are those that the sender says it covers: one that has no row has zero rows */
  list(covered?: { programs: KnownProgram[]; months: { from: Month; to: Month } | null; isOfOne: boolean }): NewPart[]
}

/** Rows and sums by program and month, added up while the rows pass by. */
export function gatherParts(dataset: Dataset): PartsOfFile {
  const numbers = dataset.columns.map(({ key, type }, at) => ({ key, at, type })).filter(({ type }) => isNumeric(type))
  const parts = new Map<string, NewPart>()
  const partOf = (programId: string, providerId: string, month: string): NewPart => {
    const name = `${programId} ${month}`
    const part = parts.get(name) ?? { programId, providerId, month, rows: 0, sums: {} }
    parts.set(name, part)
    return part
  }
  return {
    add(row) {
      const part = partOf(row.programId, row.providerId, row.month)
      part.rows += 1
      for (const { key, at } of numbers) {
        const value = row.values[at]
        if (typeof value === 'number') part.sums[key] = (part.sums[key] ?? 0) + value
      }
    },
    list(covered) {
      if (covered?.months && dataset.dayColumn !== null) {
        const { programs, months, isOfOne } = covered
        const seen = new Set([...parts.values()].map(({ programId }) => programId))
        for (const { id, providerId } of programs.filter((program) => isOfOne || seen.has(program.id)))
          for (const month of monthsBetween(months.from, months.to)) partOf(id, providerId, month)
      }
      return [...parts.values()]
    },
  }
}
