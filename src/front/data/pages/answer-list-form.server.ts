import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { redirect } from 'react-router'
import { uploadsFolder } from '../../../ground/platform/folders.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import { receiveSubmission } from '../../../ground/submissions/receive-submission.ts'
import { removeMapping } from '../../../ground/submissions/remove-mapping.ts'
import { saveMapping } from '../../../ground/submissions/save-mapping.ts'
import { type ContractListChoice, readTables } from '../../../performance/reporting/import-contract-list.ts'
import { describeFiles } from '../../../performance/reporting/import-table.ts'
import { asGovernment } from '../as-government.server.ts'
import { findListPage, findMapping, readChosen, readSheets } from '../find-list-page.ts'
import { runContractImport } from '../run-contract-import.ts'
import { findWaiting } from '../waiting-files.ts'
import { findBringer, readFiles } from './answer-data-form.server.ts'

type Params = { jurisdiction?: string | undefined; key: string }

/** Most lists are in before this; the page of a longer one shows how far it is. */
const patience = 2_000

async function findList(request: Request, params: Params) {
  const bringer = await findBringer(request, params)
  const { settings, cookieSecret } = theProgram()
  const waiting = await findWaiting(uploadsFolder(settings.dataFolder), params.key, {
    ...bringer,
    secret: cookieSecret,
  })
  return { bringer, waiting }
}

/** The waiting list as it reads now, and what taking it in would change; null when its files are gone. */
export async function findWaitingList(request: Request, params: Params) {
  const { bringer, waiting } = await findList(request, params)
  const { slug } = bringer
  const isForgotten = new URL(request.url).searchParams.get('done') === 'forgotten'
  if (!waiting) return { slug, isForgotten, list: null }
  const files = await readFiles(waiting.files)
  const sent = new URL(request.url).searchParams
  const tables = await readTables(files, { sheets: readSheets(sent, files.length) })
  const page = await asGovernment(request, params, ({ work }) => findListPage(work, tables, sent))
  return { slug, isForgotten, list: { names: files.map((file) => file.name), ...page } }
}

/** The forms of a waiting list: it is taken in or discarded, and saved columns are forgotten. */
export async function answerListForm(request: Request, params: Params): Promise<Response | { refused: string }> {
  const { bringer, waiting } = await findList(request, params)
  const form = await request.formData()
  const here = `/${bringer.slug}/data/contract-list/${params.key}`
  if (!waiting) return redirect(here)
  const erase = () => rm(waiting.folder, { recursive: true, force: true })
  const asked = form.get('do')
  if (asked === 'discard') {
    await erase()
    return redirect(`/${bringer.slug}/data`)
  }
  if (asked === 'forget') {
    const name = String(form.get('savedAs') ?? '')
    const removed = await asGovernment(request, params, (visit) => removeMapping(visit, { kind: 'contracts', name }))
    return 'refused' in removed ? removed : redirect(`${here}?done=forgotten`)
  }
  const files = await readFiles(waiting.files)
  const tables = await readTables(files, { sheets: readSheets(form, files.length) })
  const received = await asGovernment(request, params, async (visit) => {
    const [first] = tables
    const { standing, mapping } = await findMapping(visit.work, tables, readChosen(form, first!.header))
    const name = String(form.get('saveAs') ?? '').trim()
    if (name !== '') {
      const saved = await saveMapping(visit, { kind: 'contracts', name, header: first!.header, mapping: standing })
      if ('refused' in saved) return saved
    }
    const submission = await receiveSubmission(visit, { kind: 'contracts', ...describeFiles(files) })
    if ('refused' in submission) return submission
    const choice: ContractListChoice = { mapping, isAllOrNothing: form.get('rows') === 'all-or-nothing' }
    return { done: { submissionId: submission.done.id, choice } }
  })
  if ('refused' in received) return received
  await erase()
  const { submissionId, choice } = received.done
  const running = runContractImport({ db: theProgram().db, visit: bringer.visit, submissionId, tables, choice })
  await Promise.race([running, wait(patience)])
  return redirect(`/${bringer.slug}/data/submissions/${submissionId}`)
}
