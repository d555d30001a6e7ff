import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import type { Action } from './action.ts'

function actions(db: Reads) {
  return db
    .selectFrom('action')
    .innerJoin('meeting', 'meeting.id', 'action.meeting_id')
    .select([
      'action.id',
      'action.what',
      'action.measure',
      'action.outcome',
      'action.contract_id as contractId',
      'meeting.month as meetingMonth',
      'action.owner_name as ownerName',
      'action.due_on as dueOn',
      'action.expected_effect as expectedEffect',
      'action.closed_on as closedOn',
      'action.agreed_at as agreedAt',
    ])
    .select((cell) => [
      cell.ref('action.owner_side').$castTo<Action['ownerSide']>().as('ownerSide'),
      cell.ref('action.state').$castTo<Action['state']>().as('state'),
    ])
    .orderBy('action.due_on')
}

/** Every action of a contract, by due day. */
export async function listActions(db: Reads, contractId: string): Promise<Action[]> {
  return actions(db).where('action.contract_id', '=', contractId).execute()
}

/** How many open actions of each contract are past their day. */
export async function countLateActions(db: Reads, today: Day): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('action')
    .where('state', '=', 'open')
    .where('due_on', '<', today)
    .groupBy('contract_id')
    .select(['contract_id', (cell) => cell.fn.countAll<number>().as('count')])
    .execute()
  return new Map(rows.map((row) => [row.contract_id, Number(row.count)]))
}
