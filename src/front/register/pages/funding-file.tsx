import { listFundingSources } from '../../../agreements/funding/list-funding-sources.ts'
import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { writeFundingTable } from '../write-funding-table.ts'
import type { Route } from './+types/funding-file'

/** The funding sources as CSV. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const sources = await asVisitor(request, params, (visit) => {
    if (!worksForTheGovernment(visit)) throw new Response('government-only', { status: 403 })
    return listFundingSources(visit.work)
  })
  return new Response(writeFundingTable(sources), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="funding.csv"',
    },
  })
}
