import type { Reads } from '../../ground/platform/database.server.ts'
import { amountsByYear, type HeldToOutcomes, heldToOutcomes, type YearAmount } from './contract-amounts.ts'

export type HeldByDepartment = { all: HeldToOutcomes; byDepartment: Record<string, HeldToOutcomes> }

/** The share of a fiscal year's dollars that is held to outcomes: of all contracts, and of those of each department. */
export async function findHeldByDepartment(db: Reads, fiscalYear: number): Promise<HeldByDepartment> {
  const amounts = await db
    .selectFrom('contract_amount as amount')
    .innerJoin('contract', 'contract.id', 'amount.contract_id')
    .where('amount.fiscal_year', '=', fiscalYear)
    .select(['contract.id', 'contract.department', 'amount.amount_cents as amountCents'])
    .select([
      'amount.fiscal_year as fiscalYear',
      (cell) => cell.ref('amount.kind').$castTo<YearAmount['kind']>().as('kind'),
    ])
    .execute()
  const stakes = await db
    .selectFrom('contract_stake as stake')
    .innerJoin('contract', 'contract.id', 'stake.contract_id')
    .where('stake.fiscal_year', '=', fiscalYear)
    .select(['contract.id', 'contract.department', 'stake.amount_cents as amountCents'])
    .select(['stake.fiscal_year as fiscalYear', 'stake.measure'])
    .execute()
  const amountsOf = Map.groupBy(amounts, (one) => one.id)
  const stakesOf = Map.groupBy(stakes, (one) => one.id)
  const departmentOf = new Map([...amounts, ...stakes].map(({ id, department }) => [id, department]))
  const years = [...departmentOf].map(([id, department]) => ({
    department,
    year: amountsByYear(amountsOf.get(id) ?? [], stakesOf.get(id) ?? [])[0]!,
  }))
  const ofDepartments = Map.groupBy(
    years.flatMap(({ department, year }) => (department === null ? [] : [{ department, year }])),
    ({ department }) => department,
  )
  return {
    all: heldToOutcomes(years.map(({ year }) => year)),
    byDepartment: Object.fromEntries(
      [...ofDepartments].map(([department, own]) => [department, heldToOutcomes(own.map(({ year }) => year))]),
    ),
  }
}
