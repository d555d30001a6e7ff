import { listProgramMap } from '../../../agreements/programs/list-program-map.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { asGovernment } from '../as-government.server.ts'
import { mapTable } from '../map-table.ts'
import type { Route } from './+types/map-file'

/** The map as CSV or as a workbook, in the layout that the import reads. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const lines = await asGovernment(request, params, ({ work }) => listProgramMap(work))
  return answerTable(request, mapTable(lines), 'map')
}
