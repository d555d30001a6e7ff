import type { RegisteredContract } from '../../agreements/contracts/find-contract.ts'
import { type FundingFinding, type FundingLine, findFundingFaults } from '../../agreements/funding/funding-findings.ts'
import { type ContractFunding, listContractFunding } from '../../agreements/funding/list-contract-funding.ts'
import { type ListedFundingSource, listFundingSources } from '../../agreements/funding/list-funding-sources.ts'
import { listProgramMap } from '../../agreements/programs/list-program-map.ts'
import { programTerm } from '../../agreements/programs/program.ts'
import type { Reads } from '../../ground/platform/database.server.ts'

export type ContractMoney = {
  lines: ContractFunding[]
  sources: ListedFundingSource[]
  findings: FundingFinding[]
}

/** Who pays a contract, with what does not fit: its lines, all sources, and its programs beside the sources' rules. */
export async function findContractMoney(db: Reads, contract: RegisteredContract): Promise<ContractMoney> {
  const lines = await listContractFunding(db, { contractId: contract.id })
  const sources = await listFundingSources(db)
  const programs = await listProgramMap(db, { contractId: contract.id })
  const byId = new Map(sources.map((one) => [one.id, one]))
  const known = lines.flatMap((line): FundingLine[] => {
    const source = byId.get(line.fundingSourceId)
    return source ? [{ id: line.id, source, amountCents: line.amountCents, from: line.from, to: line.to }] : []
  })
  const findings = findFundingFaults({
    contract,
    lines: known,
    programs: programs.map((one) => ({ name: one.program, programType: one.programType, population: one.population })),
    committedCents: new Map(sources.map((one) => [one.id, one.committedCents])),
    term: programTerm,
  })
  return { lines, sources, findings }
}
