import type { LinkedContract, Successions } from '../../agreements/contracts/list-successions.ts'
import { listProgramMap } from '../../agreements/programs/list-program-map.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import { addDays, monthOf } from '../../ground/platform/day.ts'
import type { Action } from '../../management/actions/action.ts'
import { listActions } from '../../management/actions/list-actions.ts'

/** A contract before or after one, with what was done under it: it stays in sight when another takes over. */
export type LinkedWork = LinkedContract & {
  programs: string[]
  openActions: Action[]
  /** the last month that was its own; its review shows its results */
  lastMonth: string
}

export type LinkedWorks = { predecessors: LinkedWork[]; successors: LinkedWork[] }

/** What was done under the contracts before and after one: programs, actions that are still open, the last review. */
export async function findLinkedWork(db: Reads, { predecessors, successors }: Successions): Promise<LinkedWorks> {
  const withWork = async (contract: LinkedContract, isBefore: boolean): Promise<LinkedWork> => ({
    ...contract,
    programs: [...new Set((await listProgramMap(db, { contractId: contract.id })).map((line) => line.program))],
    openActions: (await listActions(db, contract.id)).filter((action) => action.state === 'open'),
    lastMonth: monthOf(isBefore ? addDays(contract.takenOverOn, -1) : contract.takenOverOn),
  })
  const all = async (contracts: LinkedContract[], isBefore: boolean) => {
    const works: LinkedWork[] = []
    for (const contract of contracts) works.push(await withWork(contract, isBefore))
    return works
  }
  return { predecessors: await all(predecessors, true), successors: await all(successors, false) }
}
