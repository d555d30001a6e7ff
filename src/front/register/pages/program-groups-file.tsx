import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { findProgram } from '../find-program.ts'
import { findProgramGroups, readGroupsForm } from '../find-program-groups.ts'
import { groupsTable } from '../groups-table.ts'
import type { Route } from './+types/program-groups-file'

/** A program's groups as CSV or as a workbook: kind and edition stand in the address, as on the page. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const asked = readGroupsForm(new URL(request.url).searchParams)
  const table = await asVisitor(request, params, async (visit) => {
    const program = await findProgram(visit, params.id, 'households')
    if (!program) throw new Response(null, { status: 404 })
    return groupsTable(program.name, await findProgramGroups(visit, params.id, asked))
  })
  return answerTable(request, table, `groups-by-${asked.kind}`)
}
