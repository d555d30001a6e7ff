import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { isMonth } from '../../../ground/platform/day.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { wordsOf } from '../../../ground/words/words.ts'
import { writeMonth } from '../../../ground/words/write-value.ts'
import { listMeasures } from '../../../performance/measures/list-measures.ts'
import { acceptReport } from '../../../performance/reports/accept-report.ts'
import { certifyReport } from '../../../performance/reports/certify-report.ts'
import { findReport } from '../../../performance/reports/find-report.ts'
import { returnReport } from '../../../performance/reports/return-report.ts'
import { saveDraft } from '../../../performance/reports/save-draft.ts'
import { sendReport } from '../../../performance/reports/send-report.ts'
import { takeBackReport } from '../../../performance/reports/take-back-report.ts'
import { findFaults, readTyped, type TypedCount, type TypedFault } from '../../../performance/reports/typed-counts.ts'

type Params = { jurisdiction?: string | undefined; program: string; month: string }
export type ReportProblem = {
  refused: string
  faults: TypedFault[]
  typed: TypedCount[] | undefined
  note: string | undefined
}
type Outcome = { done: string } | ReportProblem

/** The forms of a report's page: the counts themselves, and what both sides do with them. */
export async function answerReportForm(request: Request, params: Params): Promise<Response | ReportProblem> {
  if (!isMonth(params.month)) throw new Response(null, { status: 404 })
  const form = await request.formData()
  const language = chooseLanguage(request)
  const outcome = await asVisitor(request, params, async (visit): Promise<Outcome> => {
    const asked = String(form.get('do') ?? '')
    if (asked === 'send' || asked === 'save') return takeCounts(visit, params, form, asked)
    const report = await findReport(visit.work, { programId: params.program, month: params.month })
    if (!report) throw new Response('report-not-found', { status: 404 })
    const { id } = report
    const sending = Number(form.get('sending'))
    switch (asked) {
      case 'take-back':
        return toOutcome(await takeBackReport(visit, { id }), 'back')
      case 'return':
        return toOutcome(await returnReport(visit, { id, reasons: String(form.get('reasons') ?? '') }), 'returned')
      case 'accept':
        return toOutcome(await acceptReport(visit, { id, sending }), 'accepted')
      case 'certify': {
        const words = wordsOf(language).reports.form
        const sentence = words.sentence(report.program, writeMonth(report.month, language))
        return toOutcome(await certifyReport(visit, { id, sentence, sending }), 'certified')
      }
      default:
        return refuse('wrong-form')
    }
  })
  if ('refused' in outcome) return outcome
  return redirect(`/${params.jurisdiction}/data/reports/${params.program}/${params.month}?done=${outcome.done}`)
}

async function takeCounts(visit: Visit, params: Params, form: FormData, asked: 'send' | 'save'): Promise<Outcome> {
  const measures = await listMeasures(visit.work)
  const typed = readTyped(form, measures)
  const note = String(form.get('note') ?? '')
  const given = { programId: params.program, month: params.month, typed, note }
  if (asked === 'save') {
    const saved = await saveDraft(visit, given)
    return 'refused' in saved ? refuse(saved.refused, given) : { done: 'saved' }
  }
  const faults = findFaults(typed, measures)
  if (faults.length > 0) return { ...refuse('wrong-form', given), faults }
  const sent = await sendReport(visit, given)
  if ('refused' in sent) return refuse(sent.refused, given)
  return { done: sent.done.isNew ? 'sent' : 'same' }
}

const refuse = (refused: string, given?: { typed: TypedCount[]; note: string }): ReportProblem => ({
  refused,
  faults: [],
  typed: given?.typed,
  note: given?.note,
})

const toOutcome = (answer: { done: unknown } | { refused: string }, done: string): Outcome =>
  'refused' in answer ? refuse(answer.refused) : { done }
