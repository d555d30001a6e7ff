import { listFundingSources } from '../../../agreements/funding/list-funding-sources.ts'
import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { fundingTable } from '../funding-table.ts'
import type { Route } from './+types/funding-file'

/** The funding sources as CSV or as a workbook. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const sources = await asVisitor(request, params, (visit) => {
    if (!worksForTheGovernment(visit)) throw new Response('government-only', { status: 403 })
    return listFundingSources(visit.work)
  })
  return answerTable(request, fundingTable(sources), 'funding')
}
