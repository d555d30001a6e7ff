import { recordHistory } from '../../ground/history/record-history.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { isSameTerm } from './amendment.ts'
import { amountFindings, amountsByYear, type YearStake } from './contract-amounts.ts'
import { amendedTermsSchema } from './contract-facts.ts'
import { contractStamp } from './contract-stamp.ts'
import { findContractTerms } from './find-contract-terms.ts'
import { mayKeepContracts } from './may.ts'

type Refused = 'not-allowed' | 'wrong-form' | 'contract-not-found' | 'contract-changed-meanwhile'

/**
 * Writes down how much of each fiscal year's amount depends on each measure; the stakes given are all of them. More than
 * the year's ceiling is told as a finding.
 */
export async function setContractStakes(
  visit: Visit,
  input: { number: string; was: string | null; stakes: unknown },
): Promise<{ done: { changeId: string | null; findings: Finding[] } } | { refused: Refused }> {
  if (!mayKeepContracts(visit)) return { refused: 'not-allowed' }
  const parsed = amendedTermsSchema.shape.stakes.unwrap().safeParse(input.stakes)
  if (!parsed.success || hasStakeTwice(parsed.data)) return { refused: 'wrong-form' }
  const contract = await findContractTerms(visit.work, input.number, { isLocked: true })
  if (!contract) return { refused: 'contract-not-found' }
  if (input.was !== null && input.was !== contractStamp(contract.stakes))
    return { refused: 'contract-changed-meanwhile' }
  const stakes = parsed.data
  const findings = amountFindings(amountsByYear(contract.amounts, stakes), contract.number)
  if (isSameTerm('stakes', contract.stakes, stakes)) return { done: { changeId: null, findings } }
  await visit.work.deleteFrom('contract_stake').where('contract_id', '=', contract.id).execute()
  if (stakes.length > 0) {
    const rows = stakes.map(({ fiscalYear, measure, amountCents }) => ({
      contract_id: contract.id,
      fiscal_year: fiscalYear,
      measure,
      amount_cents: amountCents,
    }))
    await visit.work.insertInto('contract_stake').values(rows).execute()
  }
  const changeId = await recordHistory(visit, {
    event: 'contract-stakes-set',
    subject: 'contract',
    subjectId: contract.id,
    providerId: contract.providerId,
    content: { number: contract.number, before: contract.stakes, after: stakes },
  })
  return { done: { changeId, findings } }
}

/** The same measure twice in one fiscal year: which of the two amounts would be meant? */
export const hasStakeTwice = (stakes: readonly YearStake[]): boolean =>
  new Set(stakes.map(({ fiscalYear, measure }) => `${fiscalYear} ${measure}`)).size < stakes.length
