import type { Day } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { isAgreed } from '../../performance/goals/binding-words.ts'
import { listBindings } from '../../performance/goals/list-bindings.ts'
import { listInheritedMeasures } from '../../performance/goals/list-inherited-measures.ts'
import type { Register } from './find-register.ts'
import { keepWhileUnchanged } from './keep-while-unchanged.ts'

/** A contract under a measure: agreed for it, or inherited from the standards of its program type. */
export type CarryingContract = {
  id: string
  number: string
  provider: string
  carriedAs: 'agreed' | 'inherited'
  cardVersion: string | null
}

/** Tens of thousands are compared here; the rules of a language would cost most of the answer. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** What ended carries nothing any more. */
export const runsOn = ({ to }: { to: Day | null }, today: Day): boolean => to === null || to >= today

/** By measure: the contracts that carry it, by agreement where there is one, else by their program type. */
export async function findCarriedMeasures(
  visit: Visit,
  register: Pick<Register, 'contracts'>,
): Promise<Map<string, CarryingContract[]>> {
  return keepWhileUnchanged(visit, 'carried measures', () => putTogether(visit, register))
}

async function putTogether(
  visit: Visit,
  register: Pick<Register, 'contracts'>,
): Promise<Map<string, CarryingContract[]>> {
  const { work, today } = visit
  const agreed = (await listBindings(work, { today })).filter(isAgreed)
  const inherited = (await listInheritedMeasures(work, { today })).filter((one) => one.isHeldTo)
  const contractOf = new Map(register.contracts.map((contract) => [contract.id, contract]))
  const found = new Map<string, Map<string, CarryingContract>>()
  const add = (measure: string, id: string, rest: Pick<CarryingContract, 'carriedAs' | 'cardVersion'>) => {
    const contract = contractOf.get(id)
    const ofMeasure = found.get(measure) ?? new Map<string, CarryingContract>()
    found.set(measure, ofMeasure)
    if (contract && runsOn(contract, today) && !ofMeasure.has(id))
      ofMeasure.set(id, { id, number: contract.number, provider: contract.providerName, ...rest })
  }
  for (const one of agreed) add(one.measure, one.contractId, { carriedAs: 'agreed', cardVersion: one.cardVersion })
  for (const one of inherited) add(one.measure, one.contractId, { carriedAs: 'inherited', cardVersion: null })
  const byProvider = (one: CarryingContract, other: CarryingContract) =>
    one.provider === other.provider ? compare(one.number, other.number) : compare(one.provider, other.provider)
  return new Map([...found].map(([measure, contracts]) => [measure, [...contracts.values()].sort(byProvider)]))
}
