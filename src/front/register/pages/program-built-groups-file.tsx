import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { builtGroupsTable } from '../built-groups-table.ts'
import { findBuiltGroups } from '../find-built-groups.ts'
import { findProgram } from '../find-program.ts'
import { readGroupsForm } from '../find-program-groups.ts'
import type { Route } from './+types/program-built-groups-file'

/** A program's measures on datasets by group as CSV or as a workbook, in the edition that the address asks for. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { edition } = readGroupsForm(new URL(request.url).searchParams)
  const table = await asVisitor(request, params, async (visit) => {
    const program = await findProgram(visit, params.id, 'households')
    if (!program) throw new Response(null, { status: 404 })
    return builtGroupsTable(program.name, await findBuiltGroups(visit, params.id, edition))
  })
  return answerTable(request, table, 'groups')
}
