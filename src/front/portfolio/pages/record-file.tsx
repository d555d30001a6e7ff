import { amountsByYear } from '../../../agreements/contracts/contract-amounts.ts'
import { findContractTerms } from '../../../agreements/contracts/find-contract-terms.ts'
import { listAmendments } from '../../../agreements/contracts/list-amendments.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { addressOf } from '../../../ground/platform/address-of.ts'
import { writeAmendmentsTable } from '../write-amendments-table.ts'
import { writeAmountsTable } from '../write-amounts-table.ts'
import type { Route } from './+types/record-file'

/** The amounts or the amendments of a contract as CSV: which of them, the address says. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const part = addressOf(request).path.endsWith('/amounts.csv') ? 'amounts' : 'amendments'
  const table = await asVisitor(request, params, async ({ work }) => {
    const contract = await findContractTerms(work, params.number)
    if (!contract) throw new Response(null, { status: 404 })
    return part === 'amounts'
      ? writeAmountsTable(contract.number, amountsByYear(contract.amounts, contract.stakes))
      : writeAmendmentsTable(contract.number, await listAmendments(work, contract.id))
  })
  return new Response(table, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${part}-${params.number.replace(/[^\w.-]+/g, '-')}.csv"`,
    },
  })
}
