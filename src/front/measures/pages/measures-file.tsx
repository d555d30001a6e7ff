import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { findMeasureList } from '../find-measure-list.ts'
import { measureTable } from '../measure-table.ts'
import type { Route } from './+types/measures-file'

/** The measures as CSV or as a workbook, as narrowed on the page. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const asked = { search: (query.get('q') ?? '').trim(), pack: query.get('area') ?? '' }
  const language = chooseLanguage(request)
  const { rows } = await asVisitor(request, params, (visit) => findMeasureList(visit, asked, language))
  return answerTable(request, measureTable(rows, language), 'measures')
}
