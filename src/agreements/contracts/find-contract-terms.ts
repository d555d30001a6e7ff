import type { Reads } from '../../ground/platform/database.server.ts'
import type { ContractTerms } from './amendment.ts'
import type { YearAmount, YearStake } from './contract-amounts.ts'
import type { ContractFacts } from './contract-facts.ts'
import { listAmendments } from './list-amendments.ts'

/** All that forms change of a contract, as it stands. */
export type KnownContract = {
  id: string
  number: string
  providerId: string
  submissionId: string
  status: string | null
  statusReason: string | null
  statusOn: string | null
  facts: ContractFacts
  terms: ContractTerms
  amounts: YearAmount[]
  stakes: YearStake[]
}

/**
 * A contract with its facts, terms and amounts, or null when there is none that the asker may see. A verb locks it, so
 * that two people who change it at once do so one after the other.
 */
export async function findContractTerms(
  db: Reads,
  number: string,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<KnownContract | null> {
  const row = await db
    .selectFrom('contract')
    .selectAll('contract')
    .where('number', '=', number)
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) return null
  const master = row.master_contract_id
    ? await db.selectFrom('contract').select('number').where('id', '=', row.master_contract_id).executeTakeFirst()
    : null
  const stakes = await listStakes(db, row.id)
  const standing = (await listAmendments(db, row.id)).filter((one) => one.undoneAt === null)
  const facts: ContractFacts = {
    title: row.title,
    department: row.department,
    policyArea: row.policy_area,
    procurementMethod: row.procurement_method,
    masterNumber: master?.number ?? null,
    scope: row.scope,
    matchCents: row.match_cents,
    indirectRate: row.indirect_rate === null ? null : Number(row.indirect_rate),
    renewalsLeft: row.renewals_left,
    neededOn: row.needed_on,
    solicitedOn: row.solicited_on,
    awardedOn: row.awarded_on,
    signedOn: row.signed_on,
    firstPaidOn: row.first_paid_on,
  }
  return {
    id: row.id,
    number: row.number,
    providerId: row.provider_id,
    submissionId: row.submission_id,
    status: row.status,
    statusReason: row.status_reason,
    statusOn: row.status_on,
    facts,
    terms: {
      from: row.from_on,
      to: row.to_on,
      ceilingCents: row.ceiling_cents,
      scope: row.scope,
      renewalsLeft: row.renewals_left,
      measuresNote: standing.findLast((one) => one.after.measuresNote)?.after.measuresNote ?? null,
      stakes,
    },
    amounts: await listAmounts(db, row.id),
    stakes,
  }
}

function listAmounts(db: Reads, contractId: string): Promise<YearAmount[]> {
  return db
    .selectFrom('contract_amount')
    .where('contract_id', '=', contractId)
    .select(['fiscal_year as fiscalYear', 'amount_cents as amountCents'])
    .select((cell) => cell.ref('kind').$castTo<YearAmount['kind']>().as('kind'))
    .orderBy('fiscal_year')
    .orderBy('kind')
    .execute()
}

function listStakes(db: Reads, contractId: string): Promise<YearStake[]> {
  return db
    .selectFrom('contract_stake')
    .where('contract_id', '=', contractId)
    .select(['fiscal_year as fiscalYear', 'measure', 'amount_cents as amountCents'])
    .orderBy('fiscal_year')
    .orderBy('measure')
    .execute()
}
