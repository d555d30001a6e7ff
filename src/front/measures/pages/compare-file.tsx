import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerPicture } from '../../../ground/platform/answer-picture.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { drawPicture } from '../../../ground/ui/draw-picture.ts'
import { FunnelChart } from '../../../ground/ui/funnel-chart.tsx'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { wordsOf } from '../../../ground/words/words.ts'
import { withMeasureWords } from '../../../ground/words/words-of-measures.ts'
import { tellMeasure } from '../../../performance/measures/measure.ts'
import { comparisonTable } from '../comparison-table.ts'
import { drawComparison } from '../describe-comparison.ts'
import { findAskedComparison } from '../find-asked-comparison.ts'
import { findComparedCosts } from '../find-compared-costs.ts'
import type { Route } from './+types/compare-file'

/** A comparison as CSV, or its funnel as an SVG: what the asker sees on the page, and no more. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { pathname, searchParams: query } = new URL(request.url)
  const asked = await asVisitor(request, params, async (visit) => {
    const found = await findAskedComparison(visit, params.measure, query)
    return found && { ...found, costs: await findComparedCosts(visit, params.measure, query) }
  })
  if (!asked) throw new Response(null, { status: 404 })
  const name = `compare-${params.measure}`
  if (pathname.endsWith('.csv')) return answerTable(request, comparisonTable(asked.found, asked.costs), name)
  const language = chooseLanguage(request)
  const own = asked.measures.filter(({ isBuiltIn }) => !isBuiltIn).map((one) => tellMeasure(one, language))
  const chart = drawComparison(asked.found, withMeasureWords(wordsOf(language), own), language)
  if (!chart) throw new Response(null, { status: 404 })
  return answerPicture(drawPicture(<FunnelChart {...chart} width={744} height={360} />), name)
}
