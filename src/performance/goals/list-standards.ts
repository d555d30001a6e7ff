import type { Reads } from '../../ground/platform/database.server.ts'
import type { Standard, StandardOverride } from './standard.ts'

export const isStandard = (one: Standard | StandardOverride): one is Standard => !('contractNumber' in one)

/** Every standard and every override that the asker may see, in the shape that `standardFor` picks from. */
export async function listStandards(db: Reads): Promise<(Standard | StandardOverride)[]> {
  const standards = await db.selectFrom('standard').where('replaced_at', 'is', null).selectAll().execute()
  const expected = await db
    .selectFrom('standard_expected')
    .innerJoin('standard', 'standard.id', 'standard_id')
    .where('standard.replaced_at', 'is', null)
    .select(['standard_id as standardId', 'expected_on as on', 'value'])
    .execute()
  const expectedOf = Map.groupBy(expected, (one) => one.standardId)
  const overrides = await db
    .selectFrom('standard_override')
    .innerJoin('contract', 'contract.id', 'standard_override.contract_id')
    .leftJoin('program', 'program.id', 'standard_override.program_id')
    .where('standard_override.withdrawn_at', 'is', null)
    .selectAll('standard_override')
    .select(['contract.number', 'program.name'])
    .execute()
  return [
    ...overrides.map((row) => ({
      contractNumber: row.number,
      program: row.name,
      measure: row.measure,
      minimum: Number(row.minimum),
      target: Number(row.target),
      direction: row.direction as Standard['direction'],
      from: row.from_on,
      to: row.to_on,
      reason: row.reason,
    })),
    ...standards.map((row) => ({
      programType: row.program_type,
      population: row.population,
      measure: row.measure,
      minimum: Number(row.minimum),
      target: Number(row.target),
      direction: row.direction as Standard['direction'],
      from: row.from_on,
      ...wayOf(row, expectedOf.get(row.id) ?? []),
      baselineValue: row.baseline === null ? null : Number(row.baseline),
    })),
  ]
}

type Baseline = { baseline: string | null; baseline_on: string | null }

/** The way begins where things stood before, where that is known. */
function wayOf({ baseline, baseline_on }: Baseline, expected: { on: string; value: string }[]): Pick<Standard, 'way'> {
  if (expected.length === 0) return {}
  const before = baseline === null || baseline_on === null ? [] : [{ on: baseline_on, value: baseline }]
  const way = [...before, ...expected].map(({ on, value }) => ({ on, value: Number(value) }))
  return { way: way.sort((a, b) => (a.on < b.on ? -1 : 1)) }
}
