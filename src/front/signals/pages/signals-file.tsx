import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { wordsOf } from '../../../ground/words/words.ts'
import { withMeasureWords } from '../../../ground/words/words-of-measures.ts'
import { listOwnMeasures } from '../../../performance/measures/list-measures.ts'
import { tellMeasure } from '../../../performance/measures/measure.ts'
import { listSignals } from '../../../performance/signals/list-signals.ts'
import { signalsAsked } from '../find-signals-page.ts'
import { signalsTable } from '../signals-table.ts'
import type { Route } from './+types/signals-file'

/** The signals as CSV or as a workbook, narrowed like the page; a provider's person takes out its own. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const language = chooseLanguage(request)
  const asked = signalsAsked(new URL(request.url).searchParams)
  const { signals, own } = await asVisitor(request, params, async ({ work }) => ({
    signals: await listSignals(work, asked),
    own: await listOwnMeasures(work),
  }))
  const words = withMeasureWords(
    wordsOf(language),
    own.map((one) => tellMeasure(one, language)),
  )
  return answerTable(request, signalsTable(signals, words, language), 'signals')
}
