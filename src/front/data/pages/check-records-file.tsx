import { asVisitor } from '../../../ground/people/session.server.ts'
import type { Route } from './+types/check-records-file'
import { ownRecordIds } from './own-record-ids.server.ts'

/** The EnrollmentIDs that a provider has to mend, for its own people only. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const table = await asVisitor(request, params, async (visit) => {
    if (visit.asker.role !== 'provider') throw new Response('provider-only', { status: 403 })
    return ownRecordIds(visit)
  })
  if (table === null) throw new Response(null, { status: 404 })
  return new Response(table, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="records-to-mend.csv"',
      'Cache-Control': 'no-store',
    },
  })
}
