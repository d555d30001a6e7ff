import { findDocument, findDocumentContent } from '../../../agreements/documents/find-document.ts'
import { noteDocumentLook } from '../../../agreements/documents/note-document-look.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import type { Route } from './+types/files-content'

/**
 * A file as it was brought, to be saved and never shown in the place of a page (every answer
 * of the program says nosniff); who asked for it is noted.
 */
export async function loader({ request, params }: Route.LoaderArgs) {
  const found = await asVisitor(request, params, async (visit) => {
    const document = await findDocument(visit.work, params.id)
    const content = document && (await findDocumentContent(visit.work, params.id))
    if (!content) return null
    await noteDocumentLook(visit, params.id)
    return { document, content }
  })
  if (!found) throw new Response(null, { status: 404 })
  const { document, content } = found
  const name = document.fileName ?? 'file'
  const plain = name.replaceAll(/[^\w. ()-]+/g, '_')
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': document.mediaType ?? 'application/octet-stream',
      'Content-Length': String(content.byteLength),
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'private, no-store',
    },
  })
}
