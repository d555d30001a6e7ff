import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import type { Amendment, ContractTerms } from './amendment.ts'
import {
  amountFindings,
  amountsByYear,
  type FiscalYearAmounts,
  fiscalYearOf,
  type HeldToOutcomes,
  heldToOutcomes,
  type YearAmount,
  type YearStake,
} from './contract-amounts.ts'
import type { ContractFacts } from './contract-facts.ts'
import { contractStamp } from './contract-stamp.ts'
import { recordsSignatures, type StatusOfContract, statusOf } from './contract-status.ts'
import { daysAtSteps, type Lateness, latenessOf, type StepLength, stepFindings } from './contract-steps.ts'
import { countSignatures } from './count-signatures.ts'
import { listContractItems } from './find-contract.ts'
import { findContractTerms } from './find-contract-terms.ts'
import { listAmendments } from './list-amendments.ts'
import { listSuccessions, type Successions } from './list-successions.ts'

/** Everything that is on record of one contract: its own page shows it, and its forms are filled in from it. */
export type ContractRecord = {
  id: string
  number: string
  providerId: string
  providerName: string
  status: StatusOfContract
  statusReason: string | null
  statusOn: Day | null
  /** whether the contract's list or department records signatures at all: else a missing one says nothing */
  recordsSignatures: boolean
  paidCents: number | null
  structureType: string | null
  facts: ContractFacts
  terms: ContractTerms
  amounts: YearAmount[]
  stakes: YearStake[]
  years: FiscalYearAmounts[]
  /** of the fiscal year of today */
  held: HeldToOutcomes & { fiscalYear: number }
  steps: StepLength[]
  lateness: Lateness
  amendments: Amendment[]
  successions: Successions
  /** the contracts that are parts of this master agreement */
  parts: { number: string; title: string }[]
  items: Awaited<ReturnType<typeof listContractItems>>
  findings: Finding[]
  /** what a form carries along, so that it does not overwrite what somebody else wrote meanwhile */
  stamps: { facts: string; terms: string; amounts: string; stakes: string }
}

/** One contract with all that is on record of it, or null when there is none that the asker may see. */
export async function findContractRecord(
  db: Reads,
  number: string,
  { today, fiscalYearStartsIn }: { today: Day; fiscalYearStartsIn: number },
): Promise<ContractRecord | null> {
  const known = await findContractTerms(db, number)
  if (!known) return null
  const { id, facts, terms, amounts, stakes } = known
  const row = await db
    .selectFrom('contract')
    .innerJoin('provider', 'provider.id', 'contract.provider_id')
    .where('contract.id', '=', id)
    .select(['provider.name as providerName', 'contract.paid_cents as paidCents'])
    .select('contract.structure_type as structureType')
    .executeTakeFirstOrThrow()
  const isRecorded = recordsSignatures({ ...known, department: facts.department }, await countSignatures(db))
  const { signedOn } = facts
  const years = amountsByYear(amounts, stakes)
  const fiscalYear = fiscalYearOf(today, fiscalYearStartsIn)
  return {
    id,
    number: known.number,
    providerId: known.providerId,
    ...row,
    status: statusOf({ ...terms, signedOn, status: known.status }, today, { recordsSignatures: isRecorded }),
    statusReason: known.statusReason,
    statusOn: known.statusOn,
    recordsSignatures: isRecorded,
    facts,
    terms,
    amounts,
    stakes,
    years,
    held: { fiscalYear, ...heldToOutcomes(years.filter((year) => year.fiscalYear === fiscalYear)) },
    steps: daysAtSteps(facts),
    lateness: latenessOf({ ...facts, from: terms.from }),
    amendments: await listAmendments(db, id),
    successions: await listSuccessions(db, id),
    parts: await db
      .selectFrom('contract')
      .where('master_contract_id', '=', id)
      .select(['number', 'title'])
      .orderBy('number')
      .execute(),
    items: await listContractItems(db, id),
    findings: [...amountFindings(years, number), ...stepFindings(facts, number)],
    stamps: {
      facts: contractStamp(facts),
      terms: contractStamp(terms),
      amounts: contractStamp(amounts),
      stakes: contractStamp(stakes),
    },
  }
}
