import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerPicture } from '../../../ground/platform/answer-picture.ts'
import { drawPicture } from '../../../ground/ui/draw-picture.ts'
import { DumbbellChart } from '../../../ground/ui/dumbbell-chart.tsx'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { wordsOf } from '../../../ground/words/words.ts'
import { drawGroups } from '../describe-groups.ts'
import { findProgram } from '../find-program.ts'
import { findProgramGroups, readGroupsForm } from '../find-program-groups.ts'
import type { Route } from './+types/groups-picture'

/** A program's groups on one measure as an SVG, in the edition that the asker may see. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const groups = await asVisitor(request, params, async (visit) => {
    const program = await findProgram(visit, params.id, 'households')
    return program && findProgramGroups(visit, params.id, readGroupsForm(query))
  })
  const found = groups?.measures.find(({ measure }) => measure === query.get('measure'))
  const language = chooseLanguage(request)
  const words = wordsOf(language)
  const chart = found && drawGroups(words.measures.title[found.measure] ?? '', found.lines, words, language)
  if (!chart) throw new Response(null, { status: 404 })
  return answerPicture(drawPicture(<DumbbellChart {...chart} width={744} />), `${found.measure}-by-${groups!.kind}`)
}
