import { asVisitor } from '../../../ground/people/session.server.ts'
import { answerTable } from '../../../ground/platform/answer-table.ts'
import { listProviderRows } from '../list-provider-rows.ts'
import { providersListTable } from '../providers-list-table.ts'
import { isProviderSort, searchProviders, sortProviders } from '../sort-providers.ts'
import type { Route } from './+types/providers-file'

/** The list of organizations as CSV or as a workbook, searched and sorted as it is shown. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const sort = query.get('sort')
  const rows = await asVisitor(request, params, ({ work, today }) => listProviderRows(work, today))
  const found = sortProviders(searchProviders(rows, query.get('q') ?? ''), isProviderSort(sort) ? sort : 'name')
  return answerTable(request, providersListTable(found), 'providers')
}
