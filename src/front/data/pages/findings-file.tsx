import { answerTable } from '../../../ground/platform/answer-table.ts'
import { findSubmission, listFindings } from '../../../ground/submissions/find-submission.ts'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { sayFinding } from '../../../ground/words/describe-finding.ts'
import { wordsOf } from '../../../ground/words/words.ts'
import { asGovernment } from '../as-government.server.ts'
import { findingsTable } from '../findings-table.ts'
import type { Route } from './+types/findings-file'

/** The findings of a submission as CSV or as a workbook, in the reader's language. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const findings = await asGovernment(request, params, async ({ work }) => {
    if (!(await findSubmission(work, params.id))) throw new Response(null, { status: 404 })
    return listFindings(work, params.id)
  })
  const language = chooseLanguage(request)
  const { refusals } = wordsOf(language).data
  const table = findingsTable(findings, (finding) => refusals[finding.code] ?? sayFinding(finding, language))
  return answerTable(request, table, `findings-${params.id.slice(0, 8)}`)
}
