import { listProgramMap, type MapLine } from '../../agreements/programs/list-program-map.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import { type ContractTerms, heldTo } from './contract-terms.ts'
import { listContractTerms } from './list-contract-terms.ts'
import { standardFor } from './standard.ts'

/** A measure that a contract stands on because its program type has a standard, and not because it was agreed for it. */
export type InheritedMeasure = {
  contractId: string
  contractNumber: string
  measure: string
  programTypes: string[]
  /** false: its standard came after the contract's first agreement, so that it waits to be proposed and agreed */
  isHeldTo: boolean
}

/** The measures that contracts inherit from the standards of their program types on a day: of one contract, or of all. */
export async function listInheritedMeasures(
  db: Reads,
  asked: { today: Day; contractId?: string },
): Promise<InheritedMeasure[]> {
  const only = asked.contractId === undefined ? {} : { contractId: asked.contractId }
  const lines = (await listProgramMap(db, only)).filter((line) => line.to === null || line.to >= asked.today)
  return inheritedMeasures(lines, await listContractTerms(db), asked.today)
}

/** From the map and the standards alone, so that those who have read both need not read them again. */
export function inheritedMeasures(lines: readonly MapLine[], terms: ContractTerms, today: Day): InheritedMeasure[] {
  const { standards, bound } = terms
  const measures = [...new Set(standards.map((one) => one.measure))].sort()
  // Thousands of contracts share few kinds of program: what holds for a kind is asked once.
  const known = new Map<string, string[]>()
  const general = standards.filter((one) => !('contractNumber' in one))
  const ofKind = ({ programType, population }: MapLine): string[] => {
    const key = JSON.stringify([programType, population])
    const found =
      known.get(key) ??
      measures.filter((measure) => standardFor(general, { programType, population, measure, on: today }) !== null)
    known.set(key, found)
    return found
  }
  const inherited = new Map<string, InheritedMeasure>()
  for (const line of lines)
    for (const measure of ofKind(line)) {
      const key = `${line.contractId} ${measure}`
      const right = bound.has(line.contractNumber)
        ? heldTo(terms, { ...line, measure, on: today }).right
        : ('inherited' as const)
      // What ended for this contract is no longer asked of it, although its program type has a standard.
      if (right === 'ended') continue
      const one = inherited.get(key) ?? {
        contractId: line.contractId,
        contractNumber: line.contractNumber,
        measure,
        programTypes: [],
        isHeldTo: right !== 'unagreed',
      }
      if (!one.programTypes.includes(line.programType)) one.programTypes.push(line.programType)
      inherited.set(key, one)
    }
  return [...inherited.values()]
}
