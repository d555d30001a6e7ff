import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { data, redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { uploadsFolder } from '../../../ground/platform/folders.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { mayDeclareDatasets, maySendDataset } from '../../../performance/datasets/may.ts'
import { receiveDatasetFile } from '../../../performance/datasets/receive-dataset-file.ts'
import { eraseLeftoverUploads } from '../../../performance/intake/hmis/erase-leftover-uploads.ts'
import { datasetLimits, receiveUpload, tableLimits, type UploadProblem } from '../receive-upload.ts'
import { runDatasetFile } from '../run-dataset-file.ts'
import { keepWaiting } from '../waiting-files.ts'
import { receiveWholeOrPieces } from './answer-piece.server.ts'

type Params = { jurisdiction?: string | undefined }
export type DatasetProblem = { problem: UploadProblem } | { refused: string }

/** Most files are read before this; the page of a longer one shows how far it is. */
const patience = 2_500

/** Who sends, before anything is taken off the wire: a refusal then costs nobody a long wait. */
export async function findSender(request: Request, params: Params, needs: (visit: Visit) => boolean) {
  return asVisitor(request, params, async (visit) => {
    if (!needs(visit)) throw new Response('not-allowed', { status: 403 })
    if (visit.jurisdiction.isDemo) throw new Response('demo-is-invented', { status: 403 })
    const { asker, askerName, jurisdiction } = visit
    return { slug: jurisdiction.slug, personId: visit.person.id, visit: { asker, askerName, jurisdiction } }
  })
}

async function findWorkFolder(): Promise<string> {
  const workFolder = uploadsFolder(theProgram().settings.dataFolder)
  await eraseLeftoverUploads(workFolder)
  return workFolder
}

/** A spreadsheet from which a form is guessed: it waits until its person accepts what was guessed. */
export async function answerDraftUpload(request: Request, params: Params) {
  const sender = await findSender(request, params, mayDeclareDatasets)
  const workFolder = await findWorkFolder()
  const upload = await receiveUpload(request, { workFolder, limits: { ...tableLimits, files: 1 } })
  if ('problem' in upload) return data<DatasetProblem>({ problem: upload.problem }, { status: 400 })
  const key = keepWaiting(upload.folder, { ...sender, secret: theProgram().cookieSecret })
  return redirect(`/${sender.slug}/data/datasets/new/${key}`)
}

/** A file for a dataset: it is checked, and what becomes of it stands on a page of its own. */
export async function answerDatasetUpload(request: Request, params: Params & { dataset: string }) {
  const sender = await findSender(request, params, (visit) => maySendDataset(visit, visit.asker.providerId))
  const workFolder = await findWorkFolder()
  const asked = { workFolder, limits: datasetLimits, purpose: 'dataset', owner: sender } as const
  const upload = await receiveWholeOrPieces(request, asked)
  if ('problem' in upload) return data<DatasetProblem>({ problem: upload.problem }, { status: 400 })
  const { fields, folder, files } = upload
  const { asker } = sender.visit
  const providerId = asker.role === 'provider' ? asker.providerId : fields.provider || null
  const received = await beginDatasetFile(request, params, {
    dataset: params.dataset,
    providerId,
    from: fields.from || null,
    to: fields.to || null,
    upload: { folder, path: files[0]!.path, name: files[0]!.name },
  })
  if (!('refused' in received)) return redirect(received.done)
  return data<DatasetProblem>({ refused: received.refused }, { status: 400 })
}

/** Notes that a file came and lets it be read, on after the request where it is long; answers with the file's page. */
export async function beginDatasetFile(
  request: Request,
  params: Params,
  asked: {
    dataset: string
    providerId: string | null
    from: string | null
    to: string | null
    upload: { folder: string; path: string; name: string }
  },
): Promise<{ done: string } | { refused: string }> {
  const { dataset, providerId, from, to, upload } = asked
  const received = await asVisitor(request, params, async (visit) => {
    const answer = await receiveDatasetFile(visit, { key: dataset, providerId, fileName: upload.name, from, to })
    if ('refused' in answer) return answer
    const { asker, askerName, jurisdiction } = visit
    return { done: { id: answer.done.id, visit: { asker, askerName, jurisdiction } } }
  })
  if ('refused' in received) {
    await rm(upload.folder, { recursive: true, force: true })
    return received
  }
  const { id, visit } = received.done
  const { db, settings } = theProgram()
  const language = chooseLanguage(request)
  const running = runDatasetFile({ db, dataFolder: settings.dataFolder, visit, submissionId: id, upload, language })
  await Promise.race([running, wait(patience)])
  return { done: `/${visit.jurisdiction.slug}/data/datasets/${dataset}/sent/${id}` }
}
