import { findSubmission, listFindings } from '../../../ground/submissions/find-submission.ts'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { sayFinding } from '../../../ground/words/describe-finding.ts'
import { wordsOf } from '../../../ground/words/words.ts'
import { asGovernment } from '../as-government.server.ts'
import { writeFindingsTable } from '../write-findings-table.ts'
import type { Route } from './+types/findings-file'

/** The findings of a submission as CSV, in the reader's language. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const findings = await asGovernment(request, params, async ({ work }) => {
    if (!(await findSubmission(work, params.id))) throw new Response(null, { status: 404 })
    return listFindings(work, params.id)
  })
  const language = chooseLanguage(request)
  const { refusals } = wordsOf(language).data
  const table = writeFindingsTable(findings, (finding) => refusals[finding.code] ?? sayFinding(finding, language))
  return new Response(table, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="findings-${params.id.slice(0, 8)}.csv"`,
    },
  })
}
