import type { Visit } from '../../../ground/platform/visit.ts'
import { overrideStandard } from '../../../performance/goals/override-standard.ts'
import { readThreshold } from '../../../performance/goals/read-threshold.ts'
import { findMeasure } from '../../../performance/measures/list-measures.ts'
import { judgeNewestMonth } from '../../../performance/reporting/judge-newest-month.ts'
import { openForm, type Sent } from '../contract-form.ts'
import type { FormDone, FormRefused } from './answer-contract-form.server.ts'

/** The form for a minimum and target of the contract's own; the newest month is judged by them at once. */
export async function agreeOwnStandard(visit: Visit, number: string, sent: Sent): Promise<FormDone | FormRefused> {
  const { text } = openForm(sent)
  const measure = await findMeasure(visit.work, text('measure'))
  if (!measure) return { refused: 'wrong-form' }
  const unit = measure.valueFormat
  const [minimum, target] = [readThreshold(text('minimum'), unit), readThreshold(text('target'), unit)]
  const agreed = await overrideStandard(
    visit,
    {
      contractNumber: number,
      program: text('program') || null,
      measure: measure.key,
      minimum: 'value' in minimum ? minimum.value : null,
      target: 'value' in target ? target.value : null,
      direction: text('direction'),
      from: text('from'),
      to: null,
      reason: text('reason'),
    },
    text('agreedBy'),
  )
  if ('refused' in agreed) return agreed
  await judgeNewestMonth(visit)
  return { done: { goTo: '#own-standards' } }
}
