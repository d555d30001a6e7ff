import { programTerm } from '../../agreements/programs/program.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findBuiltMeasure, type KeptMeasure } from '../../performance/built-measures/list-built-measures.ts'
import { listBindings } from '../../performance/goals/list-bindings.ts'
import { listStandards } from '../../performance/goals/list-standards.ts'
import { standardFor } from '../../performance/goals/standard.ts'
import { isMeasureKey } from '../../performance/measure-packs/homelessness/figure.ts'
import { type Explained, sqlOf } from '../../performance/measure-packs/homelessness/sql-of.ts'
import { type CardVersion, listCardVersions, versionOn } from '../../performance/measures/list-card-versions.ts'
import { findMeasure } from '../../performance/measures/list-measures.ts'
import type { Measure } from '../../performance/measures/measure.ts'
import { isCarriedIn, listCarriedPrograms } from '../../performance/results/list-carried-programs.ts'

export type BoundContract = {
  id: string
  number: string
  programs: string[]
  /** the version of the card that both sides agreed; null: it is held to a standard, and no version was agreed */
  agreed: number | null
}

export type FoundMeasure = {
  measure: Measure
  /** newest first */
  versions: CardVersion[]
  /** the one that is shown */
  shown: CardVersion
  /** the one that binds today */
  binding: number
  sql: Explained | null
  /** how it is counted from a dataset; null: it is not */
  kept: KeptMeasure | null
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
    kept: await findBuiltMeasure(work, key, shown.version),
    contracts: await listBound(visit, key, versions),
  }
}

/**
 * The contracts that it binds today: by agreement of both sides, or because a program of theirs has a standard on it. A
 * provider sees its own.
 */
async function listBound({ work, today }: Visit, measure: string, versions: CardVersion[]): Promise<BoundContract[]> {
  const agreed = new Map(
    (await listBindings(work, { today }))
      .filter((one) => one.measure === measure && one.state === 'binding')
      .map((one) => [one.contractId, versions.find(({ name }) => name === one.cardVersion)?.version ?? null]),
  )
  const standards = (await listStandards(work)).filter((one) => one.measure === measure)
  if (standards.length === 0 && agreed.size === 0) return []
  // One question for all programs of a kind: a city carries thousands, and few of them have a standard of their own.
  const kinds = new Map<string, boolean>()
  const own = new Set(standards.flatMap((one) => ('contractNumber' in one ? [one.contractNumber] : [])))
  const carried = (await listCarriedPrograms(work)).filter((one) => isCarriedIn(one, today.slice(0, 7)))
  const bound = carried.filter((one) => {
    if (agreed.has(one.contractId)) return true
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
    agreed: agreed.get(id) ?? null,
  }))
  return contracts.sort((a, b) => (a.number < b.number ? -1 : 1))
}
