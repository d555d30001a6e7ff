import { asVisitor } from '../../../ground/people/session.server.ts'
import { readFilter } from '../../portfolio/contract-filter.ts'
import { findRegister } from '../../portfolio/find-register.ts'
import { contractList } from '../contract-list.ts'
import { writeContractsTable } from '../write-contracts-table.ts'
import type { Route } from './+types/contracts-file'

/** The list as it is filtered and ordered, as CSV. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const filter = readFilter(new URL(request.url).searchParams)
  const csv = await asVisitor(request, params, async (visit) => {
    const { rows, today, search } = await findRegister(visit)
    return writeContractsTable(contractList(rows, filter, today, search).rows)
  })
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="contracts.csv"',
    },
  })
}
