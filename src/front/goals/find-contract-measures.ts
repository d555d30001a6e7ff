import { registeredContracts } from '../../agreements/contracts/find-contract.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import { isAgreed, isOpen, type MeasureBinding } from '../../performance/goals/binding-words.ts'
import { listBindings } from '../../performance/goals/list-bindings.ts'
import { type InheritedMeasure, listInheritedMeasures } from '../../performance/goals/list-inherited-measures.ts'

export type ContractMeasures = {
  contract: { id: string; number: string; title: string; providerName: string }
  /** proposed, and not yet decided */
  open: MeasureBinding[]
  agreed: MeasureBinding[]
  /** ended or withdrawn */
  earlier: MeasureBinding[]
  /** what the contract stands on by its program type only: nobody agreed to it for this contract */
  inherited: InheritedMeasure[]
}

/** Every measure of a contract: proposed, agreed, inherited and over; null when the asker may not see the contract. */
export async function findContractMeasures(db: Reads, number: string, today: Day): Promise<ContractMeasures | null> {
  const contract = await registeredContracts(db).where('contract.number', '=', number).executeTakeFirst()
  if (!contract) return null
  const bindings = await listBindings(db, { contractId: contract.id, today })
  const agreed = bindings.filter(isAgreed)
  const inherited = await listInheritedMeasures(db, { contractId: contract.id, today })
  const { id, title, providerName } = contract
  return {
    contract: { id, number: contract.number, title, providerName },
    open: bindings.filter(isOpen),
    agreed,
    earlier: bindings.filter((one) => !isOpen(one) && !isAgreed(one)),
    inherited: inherited.filter((one) => !agreed.some((other) => other.measure === one.measure)),
  }
}
