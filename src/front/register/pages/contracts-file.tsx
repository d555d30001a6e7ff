import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { readFilter } from '../../portfolio/contract-filter.ts'
import { findRegister } from '../../portfolio/find-register.ts'
import { contractList } from '../contract-list.ts'
import { contractsListTable } from '../contracts-list-table.ts'
import type { Route } from './+types/contracts-file'

/** The list as it is filtered and ordered, as CSV or as a workbook. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const filter = readFilter(new URL(request.url).searchParams)
  const table = await asVisitor(request, params, async (visit) => {
    const { rows, today, search } = await findRegister(visit)
    return contractsListTable(contractList(rows, filter, today, search).rows)
  })
  return answerTable(request, table, 'contracts')
}
