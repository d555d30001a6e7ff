import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import type { Direction } from './standard.ts'

/** A line of the ledger of a measure: what was agreed for whom, from when, why and by whom; and whether it still stands. */
export type LedgerLine = {
  id: string
  programType: string | null
  population: string | null
  /** what one contract was promised instead; null: it holds for the program type */
  contractNumber: string | null
  program: string | null
  minimum: number
  target: number
  direction: Direction
  from: Day
  to: Day | null
  reason: string
  agreedBy: string
  baseline: { value: number; on: Day } | null
  expected: { on: Day; value: number }[]
  /** when it was taken back, or another took its place for the same day */
  goneAt: string | null
}

/** Everything that was ever agreed on a measure, as far as the asker may see it; the last to begin first. */
export async function listLedger(db: Reads, measure: string): Promise<LedgerLine[]> {
  const standards = await db.selectFrom('standard').where('measure', '=', measure).selectAll().execute()
  const overrides = await db
    .selectFrom('standard_override')
    .innerJoin('contract', 'contract.id', 'standard_override.contract_id')
    .leftJoin('program', 'program.id', 'standard_override.program_id')
    .where('standard_override.measure', '=', measure)
    .selectAll('standard_override')
    .select(['contract.number', 'program.name'])
    .execute()
  const expected = await db
    .selectFrom('standard_expected')
    .innerJoin('standard', 'standard.id', 'standard_id')
    .where('standard.measure', '=', measure)
    .select(['standard_id as standardId', 'expected_on as on', 'value'])
    .orderBy('expected_on')
    .execute()
  const expectedOf = Map.groupBy(expected, (one) => one.standardId)
  const lines: LedgerLine[] = [
    ...standards.map((row) => ({
      ...{ id: row.id, programType: row.program_type, population: row.population, contractNumber: null, program: null },
      ...termsOf(row),
      to: null,
      ...{ reason: row.reason, agreedBy: row.agreed_by, goneAt: row.replaced_at },
      baseline: row.baseline === null || row.baseline_on === null ? null : baselineOf(row.baseline, row.baseline_on),
      expected: (expectedOf.get(row.id) ?? []).map(({ on, value }) => ({ on, value: Number(value) })),
    })),
    ...overrides.map((row) => ({
      ...{ id: row.id, programType: null, population: null, contractNumber: row.number, program: row.name },
      ...termsOf(row),
      ...{ to: row.to_on, reason: row.reason, agreedBy: row.agreed_by, goneAt: row.withdrawn_at },
      ...{ baseline: null, expected: [] },
    })),
  ]
  const place = (one: LedgerLine) => `${one.programType ?? `~${one.contractNumber}`} ${one.population ?? ''}`
  return lines.sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : a.from < b.from ? 1 : -1))
}

type Terms = { minimum: string; target: string; direction: string; from_on: Day }

const termsOf = ({ minimum, target, direction, from_on }: Terms) => ({
  ...{ minimum: Number(minimum), target: Number(target), direction: direction as Direction, from: from_on },
})

const baselineOf = (value: string, on: Day) => ({ value: Number(value), on })
