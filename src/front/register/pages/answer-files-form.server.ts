import { redirect } from 'react-router'
import { askForDocument } from '../../../agreements/documents/ask-for-document.ts'
import { putOnFile } from '../../../agreements/documents/put-on-file.ts'
import { removeDocument } from '../../../agreements/documents/remove-document.ts'
import { replaceDocument } from '../../../agreements/documents/replace-document.ts'
import { restoreDocument } from '../../../agreements/documents/restore-document.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { addressOf } from '../../../ground/platform/address-of.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { type FileForm, receiveFileForm } from '../receive-file-form.ts'

export type FilesProblem = { refused: string; do: string; sent: Record<string, string> }
type Params = { jurisdiction?: string | undefined }
type Target = { providerId: string } | { documentId: string }
type Outcome = { done: { id: string } } | { refused: string }

/** The forms of the file cabinet. `findTarget` says, as the asker may see it, what the address of the page means. */
export async function answerFilesForm(
  request: Request,
  params: Params,
  findTarget: (visit: Visit) => Promise<Target>,
): Promise<Response | FilesProblem> {
  // Who is not signed in, or asks for what is not there, is told before anything is taken off the wire.
  const target = await asVisitor(request, params, findTarget)
  const form = await receiveFileForm(request)
  if ('refused' in form) return { refused: form.refused, do: 'put', sent: {} }
  const asked = form.fields.do ?? ''
  const outcome = await asVisitor(request, params, (visit) => write(visit, target, form))
  if ('refused' in outcome) return { refused: outcome.refused, do: asked, sent: form.fields }
  const { path } = addressOf(request)
  // A newer file has a page of its own.
  const to = asked === 'replaced' ? `/${params.jurisdiction}/files/${outcome.done.id}` : path
  return redirect(`${to}?done=${asked}`)
}

async function write(visit: Visit, target: Target, { fields, file }: FileForm): Promise<Outcome> {
  const text = (name: string) => fields[name]?.trim() || null
  const chosen = { fileName: file?.fileName ?? '', content: file?.content, expiresOn: text('expiresOn') }
  const isNothing = file === null || file.content.byteLength === 0
  const place = { ...target, contractNumber: text('contract'), kind: text('kind'), title: fields.title ?? '' }
  switch (fields.do) {
    case 'asked':
      return askForDocument(visit, { ...place, dueOn: text('dueOn') })
    case 'put':
      return isNothing ? { refused: 'file-empty' } : putOnFile(visit, { ...place, ...chosen })
    case 'replaced':
      return isNothing ? { refused: 'file-empty' } : replaceDocument(visit, { ...target, ...chosen })
    case 'removed':
      return removeDocument(visit, { id: idOf(target), reason: fields.reason ?? '' })
    case 'restored':
      return restoreDocument(visit, idOf(target))
    default:
      return { refused: 'wrong-form' }
  }
}

const idOf = (target: Target): string => ('documentId' in target ? target.documentId : '')
