import { programTerm } from '../../agreements/programs/program.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { listStandards } from '../../performance/goals/list-standards.ts'
import { standardFor } from '../../performance/goals/standard.ts'
import { isMeasureKey } from '../../performance/measure-packs/homelessness/figure.ts'
import { type Explained, sqlOf } from '../../performance/measure-packs/homelessness/sql-of.ts'
import { type CardVersion, listCardVersions, versionOn } from '../../performance/measures/list-card-versions.ts'
import { findMeasure } from '../../performance/measures/list-measures.ts'
import type { Measure } from '../../performance/measures/measure.ts'
import { isCarriedIn, listCarriedPrograms } from '../../performance/results/list-carried-programs.ts'

export type BoundContract = { id: string; number: string; programs: string[] }

export type FoundMeasure = {
  measure: Measure
  /** newest first */
  versions: CardVersion[]
  /** the one that is shown */
  shown: CardVersion
  /** the one that binds today */
  binding: number
  sql: Explained | null
  contracts: BoundContract[]
}

/** A measure with its card as a version had it (the one that binds today, unless one is named), or null. */
export async function findMeasurePage(visit: Visit, key: string, asked: number | null): Promise<FoundMeasure | null> {
  const { work, today } = visit
  const measure = await findMeasure(work, key)
  const versions = await listCardVersions(work, key)
  const binding = versionOn(versions, today)
  if (!measure || !binding) return null
  const shown = asked === null ? binding : versions.find(({ version }) => version === asked)
  if (!shown) return null
  const year = today.slice(0, 4)
  const window = { from: `${year}-01-01`, to: `${year}-12-31`, every: 'month' as const, unit: 'households' as const }
  return {
    ...{ measure, versions, shown, binding: binding.version },
    sql: isMeasureKey(key) ? sqlOf(key, window) : null,
    contracts: await listBound(visit, key),
  }
}

/** The contracts that carry a program with a standard on the measure today, the asker's own where it is a provider. */
async function listBound({ work, today }: Visit, measure: string): Promise<BoundContract[]> {
  const standards = (await listStandards(work)).filter((one) => one.measure === measure)
  if (standards.length === 0) return []
  // One question for all programs of a kind: a city carries thousands, and few of them have a standard of their own.
  const kinds = new Map<string, boolean>()
  const own = new Set(standards.flatMap((one) => ('contractNumber' in one ? [one.contractNumber] : [])))
  const carried = (await listCarriedPrograms(work)).filter((one) => isCarriedIn(one, today.slice(0, 7)))
  const bound = carried.filter((one) => {
    const { programType, population, contractNumber, program } = one
    if (own.has(contractNumber)) {
      return standardFor(standards, { programType, population, measure, on: today, contractNumber, program }) !== null
    }
    const kind = `${programTerm(programType)} ${programTerm(population ?? '')}`
    const known = kinds.get(kind) ?? standardFor(standards, { programType, population, measure, on: today }) !== null
    kinds.set(kind, known)
    return known
  })
  const contracts = [...Map.groupBy(bound, (one) => one.contractId)].map(([id, ones]) => ({
    id,
    number: ones[0]!.contractNumber,
    programs: ones.map((one) => one.program).sort(),
  }))
  return contracts.sort((a, b) => (a.number < b.number ? -1 : 1))
}
