import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { findQuality } from '../find-quality.ts'
import { qualityTable } from '../quality-table.ts'
import type { Route } from './+types/quality-file'

/** How records and reports were kept, as CSV or as a workbook; the provider stands in the address, as on the page. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const provider = new URL(request.url).searchParams.get('provider')
  const table = await asVisitor(request, params, async (visit) => {
    const shown = await findQuality(visit, provider)
    if (shown === null) throw new Response(null, { status: 404 })
    return qualityTable(shown)
  })
  return answerTable(request, table, 'how-records-are-kept')
}
