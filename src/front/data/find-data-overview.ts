import { sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import { findLastDone, listSubmissions } from '../../ground/submissions/find-submission.ts'
import type { Submission } from '../../ground/submissions/submission.ts'
import { isStandard, listStandards } from '../../performance/goals/list-standards.ts'
import { countedByHand } from '../../performance/results/result.ts'

export type DataOverview = {
  contracts: number
  programs: number
  mapLines: number
  standards: number
  lastExport: { receivedAt: string; coveredTo: string | null } | null
  /** figures that were counted by hand and count today */
  typedFigures: number
  submissions: ListedSubmission[]
}

export type ListedSubmission = Pick<
  Submission,
  'id' | 'kind' | 'fileName' | 'state' | 'receivedAt' | 'receivedBy' | 'fraction' | 'undoneAt'
> & { findings: number }

/** What is known so far, by the five things that come in, and the newest of what came in. */
export async function findDataOverview(db: Reads): Promise<DataOverview> {
  const count = async (table: 'contract' | 'program' | 'program_map') => {
    const row = await db.selectFrom(table).select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
    return row.count
  }
  const typed = await db
    .selectFrom('result')
    .innerJoin('submission', 'submission.id', 'result.submission_id')
    .where('result.replaced_at', 'is', null)
    // a measure of the city's own carries the version of its card, whoever counted it
    .where((is) =>
      is.or([is('submission.kind', 'in', ['form', 'counts']), is('definition_version', '=', countedByHand)]),
    )
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  const last = await findLastDone(db, 'hmis')
  const submissions = await listSubmissions(db, 50)
  return {
    contracts: await count('contract'),
    programs: await count('program'),
    mapLines: await count('program_map'),
    standards: (await listStandards(db)).filter(isStandard).length,
    lastExport: last && {
      receivedAt: last.receivedAt,
      coveredTo: textOf(last.summary.coveredTo),
    },
    typedFigures: typed.count,
    submissions: submissions.map(
      ({ id, kind, fileName, state, receivedAt, receivedBy, fraction, summary, undoneAt }) => ({
        id,
        kind,
        fileName,
        state,
        receivedAt,
        receivedBy,
        fraction,
        undoneAt,
        findings: numberOf(summary.stops) + numberOf(summary.errors) + numberOf(summary.warnings),
      }),
    ),
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
