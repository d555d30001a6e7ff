import type { Reads } from '../../ground/platform/database.server.ts'
import type { Month } from '../../ground/platform/day.ts'
import { type MeasureKey, measureKeys } from '../measure-packs/homelessness/figure.ts'
import type { Standing } from './judge-month.ts'
import type { Signal } from './signal.ts'

export type StandingRow = { contractId: string; programId: string; measure: MeasureKey; standing: Standing }

/** How every program stands on every measure in a month, as it was judged last. */
export async function listStandings(db: Reads, month: Month): Promise<StandingRow[]> {
  const rows = await db
    .selectFrom('standing')
    .where('month', '=', month)
    .select(['contract_id as contractId', 'program_id as programId'])
    .select((cell) => cell.ref('content').$castTo<Record<MeasureKey, Standing>>().as('content'))
    .execute()
  return rows.flatMap(({ contractId, programId, content }) =>
    measureKeys.map((measure) => ({ contractId, programId, measure, standing: content[measure] })),
  )
}

export type SignalRow = { id: string; contractId: string; programId: string | null; signal: Signal }

/** What deserves attention in a month, the first to talk about first. */
export async function listSignals(db: Reads, month: Month): Promise<SignalRow[]> {
  return db
    .selectFrom('signal')
    .where('month', '=', month)
    .select(['id', 'contract_id as contractId', 'program_id as programId'])
    .select((cell) => cell.ref('content').$castTo<Signal>().as('signal'))
    .orderBy('rank', 'desc')
    .execute()
}
