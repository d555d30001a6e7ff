import { stringify } from 'csv-stringify/sync'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { wordsOf } from '../../../ground/words/words.ts'
import { checkOf } from '../../../performance/intake/hmis/checks/checks.ts'
import { findChecks, readCheckChoice } from '../find-checks.ts'
import type { Route } from './+types/checks-file'

/** What the checks found as CSV, as narrowed on the page, in the reader's language. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const choice = readCheckChoice(new URL(request.url).searchParams)
  const shown = await asVisitor(request, params, ({ work }) => findChecks(work, choice))
  const { checks } = wordsOf(chooseLanguage(request))
  const rows = [...(shown?.rows ?? []), ...(shown?.muted ?? [])].map(
    ({ key, grade, moves, count, lookedAt, ...rest }) => {
      const { why, fix, file, column } = checkOf(key)!
      return {
        check: key,
        found: checks.names[key as keyof typeof checks.names],
        grade,
        records: count,
        looked_at: lookedAt,
        moves: moves.join(' '),
        file: `${file}.csv`,
        column,
        why: checks.why[why],
        how_to_mend: checks.fix[fix],
        muted_because: 'reason' in rest ? String(rest.reason) : '',
      }
    },
  )
  return new Response(stringify(rows, { header: true, escape_formulas: true }), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="checks.csv"',
    },
  })
}
