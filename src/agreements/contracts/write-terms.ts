import type { Visit } from '../../ground/platform/visit.ts'
import type { ContractTerms } from './amendment.ts'
import { mayKeepContracts } from './may.ts'

const columns = {
  from: 'from_on',
  to: 'to_on',
  ceilingCents: 'ceiling_cents',
  scope: 'scope',
  renewalsLeft: 'renewals_left',
} as const

/** Gives a contract the terms named; the verb that calls it, amending or undoing, writes the history of both. */
export async function writeTerms(visit: Visit, contractId: string, terms: Partial<ContractTerms>): Promise<void> {
  if (!mayKeepContracts(visit)) throw new Error('Terms are written by a verb that has asked.')
  const values = Object.entries(columns).flatMap(([term, column]) =>
    term in terms ? [[column, terms[term as keyof typeof columns] ?? null] as const] : [],
  )
  if (values.length > 0)
    await visit.work.updateTable('contract').set(Object.fromEntries(values)).where('id', '=', contractId).execute()
  if (!terms.stakes) return
  await visit.work.deleteFrom('contract_stake').where('contract_id', '=', contractId).execute()
  const rows = terms.stakes.map(({ fiscalYear, measure, amountCents }) => ({
    contract_id: contractId,
    fiscal_year: fiscalYear,
    measure,
    amount_cents: amountCents,
  }))
  if (rows.length > 0) await visit.work.insertInto('contract_stake').values(rows).execute()
}
