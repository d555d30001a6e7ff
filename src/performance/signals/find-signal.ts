import type { Reads } from '../../ground/platform/database.server.ts'
import type { Month } from '../../ground/platform/day.ts'
import { type ListedSignal, listSignals } from './list-signals.ts'
import type { Signal } from './signal.ts'
import type { SignalAnswer } from './signal-answer.ts'

export type FoundSignal = ListedSignal & {
  providerId: string
  /** every month in which it stood, the newest first */
  readings: { month: Month; stage: number; signal: Signal; raisedAt: string }[]
  /** what was said, oldest first, without what was withdrawn */
  answers: SignalAnswer[]
  /** somebody of the provider can sign in and answer */
  hasProviderPeople: boolean
}

/** One signal with its months and its answers; null when there is none that the asker may see. */
export async function findSignal(db: Reads, id: string): Promise<FoundSignal | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const [found] = await listSignals(db, { id })
  if (!found) return null
  const { providerId } = await db
    .selectFrom('contract')
    .where('id', '=', found.contractId)
    .select('provider_id as providerId')
    .executeTakeFirstOrThrow()
  const readings = await db
    .selectFrom('signal')
    .where('episode_id', '=', id)
    .select(['month', 'stage', 'raised_at as raisedAt'])
    .select((cell) => cell.ref('content').$castTo<Signal>().as('signal'))
    .orderBy('month', 'desc')
    .execute()
  const people = await db.selectFrom('person').where('provider_id', '=', providerId).select('id').limit(1).execute()
  const answers = await listSignalAnswers(db, id)
  return { ...found, providerId, readings, answers, hasProviderPeople: people.length > 0 }
}

async function listSignalAnswers(db: Reads, episodeId: string): Promise<SignalAnswer[]> {
  return db
    .selectFrom('signal_answer')
    .where('episode_id', '=', episodeId)
    .where('withdrawn_at', 'is', null)
    .select(['id', 'words', 'month', 'stage', 'by_name as by', 'by_person as byPerson', 'at'])
    .select((cell) => [
      cell.ref('side').$castTo<SignalAnswer['side']>().as('side'),
      cell.ref('kind').$castTo<SignalAnswer['kind']>().as('kind'),
    ])
    .orderBy('at')
    .execute()
}
