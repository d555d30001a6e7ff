import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerPicture } from '../../../ground/platform/answer-picture.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { drawPicture } from '../../../ground/ui/draw-picture.ts'
import { PathChart } from '../../../ground/ui/path-chart.tsx'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { wordsOf } from '../../../ground/words/words.ts'
import { describePath } from '../describe-path.ts'
import { findProgram } from '../find-program.ts'
import { pathTable } from '../path-table.ts'
import type { Route } from './+types/path-file'

/** The path through the year as an SVG or as CSV. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { pathname, searchParams: query } = new URL(request.url)
  const unit = query.get('unit') === 'persons' ? 'persons' : 'households'
  const program = await asVisitor(request, params, (visit) => findProgram(visit, params.id, unit))
  const path = program?.measures.find(({ measure }) => measure === params.measure)?.path
  if (!path) throw new Response(null, { status: 404 })
  const name = `${params.measure}-${path.from}-${path.to}`
  if (pathname.endsWith('.csv')) return answerTable(request, pathTable(path), name)
  const language = chooseLanguage(request)
  const { chart } = describePath(path, wordsOf(language), language)
  return answerPicture(drawPicture(<PathChart {...chart} width={744} height={240} />), name)
}
