import type { Visit } from '../../../ground/platform/visit.ts'
import { overrideStandard } from '../../../performance/goals/override-standard.ts'
import { readThreshold } from '../../../performance/goals/read-threshold.ts'
import { judgeNewestMonth } from '../../../performance/reporting/judge-newest-month.ts'
import { openForm, type Sent } from '../contract-form.ts'
import type { FormDone, FormRefused } from './answer-contract-form.server.ts'

/** The form for a minimum and target of the contract's own; the newest month is judged by them at once. */
export async function agreeOwnStandard(visit: Visit, number: string, sent: Sent): Promise<FormDone | FormRefused> {
  const { text } = openForm(sent)
  const unit = text('measure') === 'length-of-stay' ? 'days' : 'share'
  const [minimum, target] = [readThreshold(text('minimum'), unit), readThreshold(text('target'), unit)]
  const agreed = await overrideStandard(
    visit,
    {
      contractNumber: number,
      program: text('program') || null,
      measure: text('measure'),
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
