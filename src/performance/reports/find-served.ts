import { listContractFunding } from '../../agreements/funding/list-contract-funding.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Month } from '../../ground/platform/day.ts'
import { isCarriedIn, listCarriedPrograms } from '../results/list-carried-programs.ts'

/** A contract that needs these counts, and who pays for it. */
export type Served = { contractId: string; contractNumber: string; funders: string[] }

/** Whom the counts of a program and month serve: each number is asked once, however many contracts and funders need it. */
export async function findServed(db: Reads, of: { programId: string; month: Month }): Promise<Served[]> {
  const carried = (await listCarriedPrograms(db)).filter(
    (one) => one.programId === of.programId && isCarriedIn(one, of.month),
  )
  const served: Served[] = []
  for (const { contractId, contractNumber } of carried) {
    const lines = await listContractFunding(db, { contractId })
    served.push({ contractId, contractNumber, funders: [...new Set(lines.map((line) => line.sourceName))] })
  }
  return served
}
