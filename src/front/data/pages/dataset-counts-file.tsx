import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { findDataset } from '../../../performance/datasets/list-datasets.ts'
import { datasetCountsTable } from '../dataset-counts-table.ts'
import type { Route } from './+types/dataset-counts-file'

/** How many rows count by program and month, as a file. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const table = await asVisitor(request, params, async ({ work }) => {
    const dataset = await findDataset(work, params.dataset)
    if (!dataset) throw new Response(null, { status: 404 })
    return datasetCountsTable(work, dataset)
  })
  return answerTable(request, table, `${params.dataset}-counts`)
}
