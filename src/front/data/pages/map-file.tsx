import { listProgramMap } from '../../../agreements/programs/list-program-map.ts'
import { asGovernment } from '../as-government.server.ts'
import { writeMapTable } from '../write-map-table.ts'
import type { Route } from './+types/map-file'

/** The map as CSV, in the layout that the import reads. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const lines = await asGovernment(request, params, ({ work }) => listProgramMap(work))
  return new Response(writeMapTable(lines), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="map.csv"',
    },
  })
}
