import type { Reads } from '../../ground/platform/database.server.ts'
import { amountsByYear, type HeldToOutcomes, heldToOutcomes, type YearAmount } from './contract-amounts.ts'

/** The share of a fiscal year's dollars that is held to outcomes: of one contract, of a department, or of all. */
export async function findHeldToOutcomes(
  db: Reads,
  asked: { fiscalYear: number; contractId?: string; department?: string },
): Promise<HeldToOutcomes> {
  const { fiscalYear, contractId, department } = asked
  const amounts = await db
    .selectFrom('contract_amount as amount')
    .innerJoin('contract', 'contract.id', 'amount.contract_id')
    .where('amount.fiscal_year', '=', fiscalYear)
    .$if(contractId !== undefined, (query) => query.where('contract.id', '=', contractId!))
    .$if(department !== undefined, (query) => query.where('contract.department', '=', department!))
    .select(['contract.id', 'amount.amount_cents as amountCents', 'amount.fiscal_year as fiscalYear'])
    .select((cell) => cell.ref('amount.kind').$castTo<YearAmount['kind']>().as('kind'))
    .execute()
  const stakes = await db
    .selectFrom('contract_stake as stake')
    .innerJoin('contract', 'contract.id', 'stake.contract_id')
    .where('stake.fiscal_year', '=', fiscalYear)
    .$if(contractId !== undefined, (query) => query.where('contract.id', '=', contractId!))
    .$if(department !== undefined, (query) => query.where('contract.department', '=', department!))
    .select([
      'contract.id',
      'stake.amount_cents as amountCents',
      'stake.fiscal_year as fiscalYear',
      'stake.measure as measure',
    ])
    .execute()
  const amountsOf = Map.groupBy(amounts, (one) => one.id)
  const stakesOf = Map.groupBy(stakes, (one) => one.id)
  const ids = new Set([...amountsOf.keys(), ...stakesOf.keys()])
  return heldToOutcomes([...ids].map((id) => amountsByYear(amountsOf.get(id) ?? [], stakesOf.get(id) ?? [])[0]!))
}
