import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerPicture } from '../../../ground/platform/answer-picture.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { isMonth } from '../../../ground/platform/day.ts'
import { drawProcessChart } from '../../../ground/ui/draw-chart.tsx'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { wordsOf } from '../../../ground/words/words.ts'
import { withMeasureWords } from '../../../ground/words/words-of-measures.ts'
import { labelContractMarks } from '../../../management/meetings/contract-mark.ts'
import { courseTable } from '../../../management/meetings/course-table.ts'
import { describeCourse } from '../../../management/meetings/describe-course.ts'
import { listMeasures } from '../../../performance/measures/list-measures.ts'
import { tellMeasure } from '../../../performance/measures/measure.ts'
import { findCourse } from '../find-course.ts'
import type { Route } from './+types/chart-file'

/** The chart of a measure as an SVG, or its figures as CSV: what the page shows, in the language of the page. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { pathname, searchParams: query } = new URL(request.url)
  const [to, contractNumber] = [query.get('to') ?? '', query.get('contract')]
  const found = await asVisitor(request, params, async (visit) => ({
    course: await findCourse(visit, {
      programId: params.id,
      measure: params.measure,
      unit: query.get('unit') === 'persons' ? 'persons' : 'households',
      review: contractNumber && isMonth(to) ? { contractNumber, to } : null,
    }),
    own: (await listMeasures(visit.work)).filter(({ isBuiltIn }) => !isBuiltIn),
  }))
  if (!found.course) throw new Response(null, { status: 404 })
  const { course, marks } = found.course
  const name = `${course.measure}-${course.month}`
  if (pathname.endsWith('.csv')) return answerTable(request, courseTable(course), name)
  const language = chooseLanguage(request)
  const words = withMeasureWords(
    wordsOf(language),
    found.own.map((one) => tellMeasure(one, language)),
  )
  const { chart } = describeCourse(course, words, language, labelContractMarks(marks, words))
  if (!chart) throw new Response(null, { status: 404 })
  return answerPicture(drawProcessChart({ ...chart, width: 744, height: 240 }), name)
}
