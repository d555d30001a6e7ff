import { rm } from 'node:fs/promises'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { uploadsFolder } from '../../../ground/platform/folders.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import { mayBringData } from '../../../ground/submissions/may.ts'
import { maySendDataset } from '../../../performance/datasets/may.ts'
import { type PiecePurpose, pieceOffsetHeader, piecePurposes } from '../piece-rules.ts'
import { beginPieces, erasePieces, findPieces, receivePiece, takePieces } from '../pieced-uploads.ts'
import { datasetLimits, exportLimits, receiveUpload, type Uploaded, type UploadLimits } from '../receive-upload.ts'

type Params = { jurisdiction?: string | undefined }

/** Asked for every piece: who has lost the right to send meanwhile sends no further one. */
async function findPlace(request: Request, params: Params, purpose?: PiecePurpose) {
  return asVisitor(request, params, async (visit) => {
    const may = purpose === 'export' ? mayBringData(visit) : maySendDataset(visit, visit.asker.providerId)
    if (!may) throw new Response('not-allowed', { status: 403 })
    if (visit.jurisdiction.isDemo) throw new Response('demo-is-invented', { status: 403 })
    const { settings, cookieSecret } = theProgram()
    return {
      workFolder: uploadsFolder(settings.dataFolder),
      owner: { slug: visit.jurisdiction.slug, personId: visit.person.id, secret: cookieSecret },
    }
  })
}

/** A file that will come in pieces: its name, how large it is, and what for; the answer is where to send the pieces. */
export async function answerBegin(request: Request, params: Params): Promise<Response> {
  const form = await request.formData()
  const purpose = piecePurposes.find((one) => one === form.get('purpose'))
  const bytes = Number(form.get('bytes'))
  if (!purpose || !Number.isSafeInteger(bytes)) return Response.json({ refused: 'wrong-form' }, { status: 400 })
  const { workFolder, owner } = await findPlace(request, params, purpose)
  const mostBytes = (purpose === 'export' ? exportLimits : datasetLimits).fileBytes
  const begun = await beginPieces(workFolder, owner, { name: String(form.get('name')), bytes, purpose, mostBytes })
  if ('refused' in begun) return Response.json(begun, { status: 400 })
  return Response.json({ key: begun.done.key, received: 0 })
}

/** How far a file has come, so that a sender goes on there. */
export async function answerPieceQuestion(request: Request, params: Params & { key: string }): Promise<Response> {
  const place = await findPlace(request, params)
  const upload = await findPieces({ ...place, key: params.key })
  if (!upload) return Response.json({ refused: 'upload-gone' }, { status: 404 })
  return Response.json({ received: upload.received, bytes: upload.bytes })
}

/** PUT brings the next piece, DELETE gives up. */
export async function answerPiece(request: Request, params: Params & { key: string }): Promise<Response> {
  const place = { ...(await findPlace(request, params)), key: params.key }
  if (request.method === 'DELETE') {
    await erasePieces(place)
    return new Response(null, { status: 204 })
  }
  const upload = await findPieces(place)
  if (upload?.purpose === 'export') await findPlace(request, params, 'export')
  const offset = Number(request.headers.get(pieceOffsetHeader))
  const digest = /sha-256=:([A-Za-z0-9+/=]+):/.exec(request.headers.get('Content-Digest') ?? '')?.[1] ?? ''
  const answer = await receivePiece(place, { offset, digest, body: request.body, signal: request.signal })
  if ('done' in answer) return Response.json(answer.done)
  const status = { 'upload-gone': 404, 'piece-out-of-place': 409, 'piece-too-large': 413, 'piece-not-whole': 400 }
  return Response.json(answer, { status: status[answer.refused] })
}

/** The file of a form, whether it came with the form or in pieces before it. */
export async function receiveWholeOrPieces(
  request: Request,
  asked: {
    workFolder: string
    limits: UploadLimits
    purpose: PiecePurpose
    owner: { slug: string; personId: string }
  },
): Promise<Uploaded> {
  const { workFolder, limits, purpose, owner } = asked
  const came = await receiveUpload(request, { workFolder, limits, mayLackFiles: true })
  if ('problem' in came || came.files.length > 0) return came
  const key = came.fields.upload ?? ''
  const taken = await takePieces({ workFolder, key, owner: { ...owner, secret: theProgram().cookieSecret } }, purpose)
  await rm(came.folder, { recursive: true, force: true })
  if (!taken) return { problem: key === '' ? 'nothing' : 'broken' }
  return { ...taken, fields: came.fields }
}
