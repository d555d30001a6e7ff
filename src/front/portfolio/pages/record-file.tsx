import { amountsByYear } from '../../../agreements/contracts/contract-amounts.ts'
import { findContractTerms } from '../../../agreements/contracts/find-contract-terms.ts'
import { listAmendments } from '../../../agreements/contracts/list-amendments.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { addressOf } from '../../../ground/platform/address-of.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { amendmentsTable } from '../amendments-table.ts'
import { amountsTable } from '../amounts-table.ts'
import type { Route } from './+types/record-file'

/** The amounts or the amendments of a contract as CSV or as a workbook: which of them, the address says. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const part = addressOf(request).path.includes('/amounts.') ? 'amounts' : 'amendments'
  const table = await asVisitor(request, params, async ({ work }) => {
    const contract = await findContractTerms(work, params.number)
    if (!contract) throw new Response(null, { status: 404 })
    return part === 'amounts'
      ? amountsTable(contract.number, amountsByYear(contract.amounts, contract.stakes))
      : amendmentsTable(contract.number, await listAmendments(work, contract.id))
  })
  return answerTable(request, table, `${part}-${params.number.replace(/[^\w.-]+/g, '-')}`)
}
