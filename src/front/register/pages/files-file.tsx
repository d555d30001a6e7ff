import { documentKinds, documentStates } from '../../../agreements/documents/document.ts'
import { listDocuments } from '../../../agreements/documents/list-documents.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { documentsTable } from '../documents-table.ts'
import type { Route } from './+types/files-file'

/** The file cabinet as CSV or as a workbook, narrowed like the page; a provider's person takes out its own. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const table = await asVisitor(request, params, async ({ work, today }) => {
    const providerId = /^[0-9a-f-]{36}$/.exec(query.get('provider') ?? '')?.[0]
    const kind = documentKinds.find((one) => one === query.get('kind'))
    const state = documentStates.find((one) => one === query.get('state'))
    return documentsTable(await listDocuments(work, { providerId, kind, state, today }), today)
  })
  return answerTable(request, table, 'files')
}
