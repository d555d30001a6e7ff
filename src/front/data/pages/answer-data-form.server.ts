import { readFile, rm } from 'node:fs/promises'
import { data, redirect } from 'react-router'
import { uploadsFolder } from '../../../ground/platform/folders.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import { isStopped } from '../../../ground/platform/read-table.ts'
import { mayBringData } from '../../../ground/submissions/may.ts'
import { receiveSubmission } from '../../../ground/submissions/receive-submission.ts'
import { eraseLeftoverUploads } from '../../../performance/intake/hmis/erase-leftover-uploads.ts'
import { readTables } from '../../../performance/reporting/import-contract-list.ts'
import { importOcds } from '../../../performance/reporting/import-ocds.ts'
import { importTable, type TableFile, type TableKind } from '../../../performance/reporting/import-table.ts'
import { asGovernment } from '../as-government.server.ts'
import { followMap } from '../follow-map.ts'
import { readServiceRecords } from '../read-service-records.ts'
import {
  exportLimits,
  ocdsUploadLimits,
  receiveUpload,
  tableLimits,
  type UploadedFile,
  type UploadProblem,
} from '../receive-upload.ts'
import { byName, keepWaiting } from '../waiting-files.ts'
import { receiveWholeOrPieces } from './answer-piece.server.ts'

export const steps = ['contracts', 'programs', 'standards', 'hmis', 'results'] as const
export type Step = (typeof steps)[number]
/** A contract list comes as a table, or as open contracting data. */
export type Bring = Step | 'ocds'
export type BringProblem = { step: Bring; problem: UploadProblem }

type Params = { jurisdiction?: string | undefined }
type Bringer = Awaited<ReturnType<typeof findBringer>>

/** The five forms of the data page: a file comes in, and what becomes of it stands on a page of its own. */
export async function answerDataForm(request: Request, params: Params) {
  const asked = new URL(request.url).searchParams
  const step = asked.get('bring') as Bring
  if (step !== 'ocds' && !steps.includes(step)) throw new Response('wrong-form', { status: 400 })
  const bringer = await findBringer(request, params)
  const { dataFolder } = theProgram().settings
  const workFolder = uploadsFolder(dataFolder)
  await eraseLeftoverUploads(workFolder)
  // No transaction is open while a file arrives: it may take minutes.
  const limits = limitsOf(step)
  const upload =
    step === 'hmis'
      ? await receiveWholeOrPieces(request, { workFolder, limits, purpose: 'export', owner: bringer })
      : await receiveUpload(request, { workFolder, limits })
  if ('problem' in upload) return data<BringProblem>({ step, problem: upload.problem }, { status: 400 })
  let isKept = false
  try {
    if (step === 'hmis') {
      const submissionId = await beginReading(request, params, bringer, { ...upload, path: upload.files[0]!.path })
      isKept = true
      return redirect(`/${bringer.slug}/data/submissions/${submissionId}`)
    }
    const files = await readFiles(upload.files)
    if (step === 'ocds' || (step === 'contracts' && files.every(isJson)))
      return redirect(
        `/${bringer.slug}/data/submissions/${await takeOcds(request, params, files, asked.get('buyers') === 'other')}`,
      )
    if (step === 'contracts' && !(await readTables(files, {})).some(isStopped)) {
      const key = keepWaiting(upload.folder, { ...bringer, secret: theProgram().cookieSecret })
      isKept = true
      return redirect(`/${bringer.slug}/data/contract-list/${key}`)
    }
    return redirect(`/${bringer.slug}/data/submissions/${await takeTable(request, params, bringer, step, files)}`)
  } finally {
    if (!isKept) await rm(upload.folder, { recursive: true, force: true })
  }
}

const limitsOf = (step: Bring) => (step === 'hmis' ? exportLimits : step === 'ocds' ? ocdsUploadLimits : tableLimits)

/** No list of contracts in a table begins with a bracket. */
const isJson = ({ content }: TableFile): boolean =>
  /^\uFEFF?\s*[{[]/.test(Buffer.from(content.subarray(0, 100)).toString('utf8'))

async function takeOcds(request: Request, params: Params, files: TableFile[], takesOtherBuyers: boolean) {
  const taken = await asGovernment(request, params, (visit) => importOcds(visit, { files, takesOtherBuyers }))
  if ('refused' in taken) throw new Response(taken.refused, { status: 403 })
  return taken.submissionId
}

/** Who brings something, before it is taken off the wire: a refusal then costs nobody a long wait. */
export async function findBringer(request: Request, params: Params) {
  return asGovernment(request, params, async (visit) => {
    if (!mayBringData(visit)) throw new Response('not-allowed', { status: 403 })
    if (visit.jurisdiction.isDemo) throw new Response('demo-is-invented', { status: 403 })
    const { asker, askerName, jurisdiction } = visit
    return { slug: jurisdiction.slug, personId: visit.person.id, visit: { asker, askerName, jurisdiction } }
  })
}

/** Notes that an export came, and lets the reading run on after the request. */
async function beginReading(
  request: Request,
  params: Params,
  bringer: Bringer,
  upload: { folder: string; path: string; files: UploadedFile[] },
): Promise<string> {
  const received = await asGovernment(request, params, (visit) =>
    receiveSubmission(visit, { kind: 'hmis', fileName: upload.files[0]!.name }),
  )
  if ('refused' in received) throw new Response(received.refused, { status: 403 })
  const { db, settings } = theProgram()
  const submissionId = received.done.id
  void readServiceRecords({ db, dataFolder: settings.dataFolder, visit: bringer.visit, submissionId, upload })
  return submissionId
}

async function takeTable(
  request: Request,
  params: Params,
  bringer: Bringer,
  step: Exclude<Step, 'hmis'>,
  files: TableFile[],
): Promise<string> {
  // Counts come as CSV, measured figures as JSON: the first character tells.
  const start = Buffer.from(files[0]!.content.subarray(0, 100)).toString('utf8')
  const isCounts = step === 'results' && !/^\uFEFF?\s*\{/.test(start)
  const kind: TableKind = isCounts ? 'counts' : step
  const taken = await asGovernment(request, params, (visit) => importTable(visit, { kind, files }))
  if ('refused' in taken) throw new Response(taken.refused, { status: 403 })
  if (step === 'programs' && taken.state === 'done') {
    const { db, settings } = theProgram()
    await followMap(db, settings.dataFolder, bringer.visit)
  }
  return taken.submissionId
}

/** Small tables, in the order of their names. */
export async function readFiles(files: { name: string; path: string }[]): Promise<TableFile[]> {
  return Promise.all(files.toSorted(byName).map(async ({ name, path }) => ({ name, content: await readFile(path) })))
}
