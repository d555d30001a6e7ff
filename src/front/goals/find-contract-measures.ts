import { registeredContracts } from '../../agreements/contracts/find-contract.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import { isAgreed, isOpen, type MeasureBinding } from '../../performance/goals/binding-words.ts'
import { listBindings } from '../../performance/goals/list-bindings.ts'
import { type InheritedMeasure, listInheritedMeasures } from '../../performance/goals/list-inherited-measures.ts'
import type { MeasureCardText } from '../../performance/measures/card.ts'
import { listCardVersions, versionOn } from '../../performance/measures/list-card-versions.ts'

/** What the card of a measure says that a proposal begins with. */
export type ChosenMeasure = Pick<MeasureCardText, 'question' | 'timing' | 'valueFormat' | 'direction'> & {
  key: string
  cardVersion: string
  stage: MeasureCardText['kind']
}

/** The card of a measure that somebody is about to propose, or null when there is no such measure. */
export async function findChosenMeasure(db: Reads, key: string | null, today: Day): Promise<ChosenMeasure | null> {
  const version = key === null ? null : versionOn(await listCardVersions(db, key), today)
  if (key === null || version === null) return null
  const { question, timing, valueFormat, direction, kind } = version.card
  return { key, cardVersion: version.name, question, timing, valueFormat, direction, stage: kind }
}

export type ContractMeasures = {
  contract: { id: string; number: string; title: string; providerName: string }
  /** proposed, and not yet decided */
  open: MeasureBinding[]
  agreed: MeasureBinding[]
  /** ended or withdrawn */
  earlier: MeasureBinding[]
  /** what the contract stands on by its program type only: nobody agreed to it for this contract */
  inherited: InheritedMeasure[]
  /** its program type was asked for it after the first agreement: it waits to be proposed */
  unagreed: InheritedMeasure[]
}

/** Every measure of a contract: proposed, agreed, inherited and over; null when the asker may not see the contract. */
export async function findContractMeasures(db: Reads, number: string, today: Day): Promise<ContractMeasures | null> {
  const contract = await registeredContracts(db).where('contract.number', '=', number).executeTakeFirst()
  if (!contract) return null
  const bindings = await listBindings(db, { contractId: contract.id, today })
  const agreed = bindings.filter(isAgreed)
  const inherited = await listInheritedMeasures(db, { contractId: contract.id, today })
  const alone = inherited.filter((one) => !agreed.some((other) => other.measure === one.measure))
  const { id, title, providerName } = contract
  return {
    contract: { id, number: contract.number, title, providerName },
    open: bindings.filter(isOpen),
    agreed,
    earlier: bindings.filter((one) => !isOpen(one) && !isAgreed(one)),
    inherited: alone.filter((one) => one.isHeldTo),
    unagreed: alone.filter((one) => !one.isHeldTo),
  }
}
