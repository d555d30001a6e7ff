import { providerName } from '../../providers/provider-name.ts'
import type { OcdsProcess } from './gather-processes.ts'
import type { OcdsKnown } from './map-ocds.ts'
import { findBuyers } from './ocds-parties.ts'

export type OtherBuyers = {
  /** names of buyers that the register does not know, each with the number of its processes, the most first */
  others: { name: string; processes: number }[]
  /** no buyer is known yet, so that none can be another's */
  isFirst: boolean
}

/**
 * Whose contracts these are: a package of another government looks like one's own. A buyer is known by its name, as the
 * government itself or as a department of the register; a process that the register has already is not asked again.
 */
export function findOtherBuyers(processes: OcdsProcess[], known: OcdsKnown): OtherBuyers {
  const departments = known.contracts.flatMap(({ department }) => department ?? [])
  const names = new Set([known.jurisdictionName, ...departments].map(providerName))
  const ocids = new Set(known.contracts.flatMap(({ ocid }) => ocid ?? []))
  const counts = new Map<string, number>()
  for (const { ocid, compiled } of processes) {
    if (ocids.has(ocid)) continue
    const { buyer, procuringEntity } = findBuyers(compiled)
    const found = [buyer, procuringEntity].flatMap((one) => [one?.name, one?.legalName].filter((name) => name != null))
    if (found.length === 0 || found.some((name) => names.has(providerName(name)))) continue
    counts.set(found[0]!, (counts.get(found[0]!) ?? 0) + 1)
  }
  const others = [...counts].map(([name, number]) => ({ name, processes: number }))
  return { others: others.sort((a, b) => b.processes - a.processes), isFirst: departments.length === 0 }
}
