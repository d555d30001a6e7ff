import { listAmendments } from '../../agreements/contracts/list-amendments.ts'
import { listSuccessions } from '../../agreements/contracts/list-successions.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import { monthOf } from '../../ground/platform/day.ts'
import type { ContractMark } from './contract-mark.ts'

/** What changed in the contract that a reader of its charts should see: amendments of money or measures, and successions. */
export async function listContractMarks(db: Reads, contractId: string): Promise<ContractMark[]> {
  const amendments = (await listAmendments(db, contractId)).filter(
    ({ undoneAt, kinds }) => undoneAt === null && kinds.some((kind) => kind === 'money' || kind === 'measures'),
  )
  const { predecessors, successors } = await listSuccessions(db, contractId)
  return [
    ...amendments.map(
      ({ number, kinds, effectiveOn }): ContractMark => ({
        month: monthOf(effectiveOn),
        kind: 'amendment',
        number,
        changed: kinds.filter((kind) => kind === 'money' || kind === 'measures'),
      }),
    ),
    ...predecessors.map(
      ({ number, takenOverOn }): ContractMark => ({
        month: monthOf(takenOverOn),
        kind: 'took-over',
        number,
        changed: [],
      }),
    ),
    ...successors.map(
      ({ number, takenOverOn }): ContractMark => ({
        month: monthOf(takenOverOn),
        kind: 'taken-over',
        number,
        changed: [],
      }),
    ),
  ].sort((one, other) => (one.month < other.month ? -1 : 1))
}
