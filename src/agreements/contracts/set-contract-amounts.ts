import { z } from 'zod'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { contractAmountSchema } from './contract.ts'
import { amountFindings, amountsByYear, type YearAmount } from './contract-amounts.ts'
import { contractStamp } from './contract-stamp.ts'
import { findContractTerms } from './find-contract-terms.ts'
import { mayKeepContracts } from './may.ts'

type Refused = 'not-allowed' | 'wrong-form' | 'contract-not-found' | 'contract-changed-meanwhile'

/**
 * Writes down what may be paid, was promised, asked for and paid in each fiscal year; the amounts given are all of them.
 * What goes above a ceiling is told as a finding: often there is a reason.
 */
export async function setContractAmounts(
  visit: Visit,
  input: { number: string; was: string | null; amounts: unknown },
): Promise<{ done: { changeId: string | null; findings: Finding[] } } | { refused: Refused }> {
  if (!mayKeepContracts(visit)) return { refused: 'not-allowed' }
  const parsed = z.array(contractAmountSchema).max(1000).safeParse(input.amounts)
  if (!parsed.success || hasTwice(parsed.data)) return { refused: 'wrong-form' }
  const contract = await findContractTerms(visit.work, input.number, { isLocked: true })
  if (!contract) return { refused: 'contract-not-found' }
  if (input.was !== null && input.was !== contractStamp(contract.amounts))
    return { refused: 'contract-changed-meanwhile' }
  const amounts = parsed.data.toSorted(byYearAndKind)
  const before = contract.amounts.toSorted(byYearAndKind)
  const findings = amountFindings(amountsByYear(amounts, contract.stakes), contract.number)
  if (JSON.stringify(amounts.map(values)) === JSON.stringify(before.map(values)))
    return { done: { changeId: null, findings } }
  await visit.work.deleteFrom('contract_amount').where('contract_id', '=', contract.id).execute()
  if (amounts.length > 0) {
    const rows = amounts.map(({ fiscalYear, kind, amountCents }) => ({
      contract_id: contract.id,
      fiscal_year: fiscalYear,
      kind,
      amount_cents: amountCents,
    }))
    await visit.work.insertInto('contract_amount').values(rows).execute()
  }
  const changeId = await recordHistory(visit, {
    event: 'contract-amounts-set',
    subject: 'contract',
    subjectId: contract.id,
    providerId: contract.providerId,
    content: { number: contract.number, before, after: amounts },
  })
  return { done: { changeId, findings } }
}

const values = ({ fiscalYear, kind, amountCents }: YearAmount) => [fiscalYear, kind, amountCents]
const byYearAndKind = (one: YearAmount, other: YearAmount) =>
  one.fiscalYear - other.fiscalYear || (one.kind < other.kind ? -1 : 1)

const hasTwice = (amounts: YearAmount[]): boolean =>
  new Set(amounts.map(({ fiscalYear, kind }) => `${fiscalYear} ${kind}`)).size < amounts.length
