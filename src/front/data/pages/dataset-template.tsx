import { asVisitor } from '../../../ground/people/session.server.ts'
import { mediaTypes } from '../../../ground/platform/answer-table.ts'
import { writeSheets } from '../../../ground/platform/write-sheets.ts'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { isLanguage } from '../../../ground/words/words.ts'
import { findTemplateFacts } from '../../../performance/datasets/find-template-facts.ts'
import { keyOf } from '../../../performance/datasets/guess-dataset.ts'
import { makeTemplate } from '../../../performance/datasets/make-template.ts'
import type { Route } from './+types/dataset-template'

/** The spreadsheet made for one provider: by a provider for itself, by staff for anybody. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const asked = query.get('language')
  const language = isLanguage(asked) ? asked : chooseLanguage(request)
  const facts = await asVisitor(request, params, (visit) =>
    findTemplateFacts(visit.work, params.dataset, visit.asker.providerId ?? query.get('provider') ?? ''),
  )
  if (!facts) throw new Response(null, { status: 404 })
  const bytes = await writeSheets(makeTemplate({ ...facts, language }))
  const name = `${params.dataset}-${keyOf(facts.providerName, new Set())}.xlsx`
  return new Response(bytes as BodyInit, {
    headers: { 'Content-Type': mediaTypes.xlsx, 'Content-Disposition': `attachment; filename="${name}"` },
  })
}
