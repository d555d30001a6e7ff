import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { maySetSignals } from './may.ts'
import type { SignalSetting } from './signal-setting.ts'

/** Says how small a worsening is worth an early warning and how often chance alone may warn; judged anew, it holds. */
export async function setSignalSetting(
  visit: Visit,
  input: SignalSetting & { reason: string },
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'wrong-form' | 'reason-missing' }> {
  if (!maySetSignals(visit)) return { refused: 'not-allowed' }
  const { oddsRatio, falseAlarms, seed } = input
  const isRight = oddsRatio >= 1.2 && oddsRatio <= 5 && falseAlarms >= 0.005 && falseAlarms <= 0.2
  if (!isRight || !Number.isInteger(seed) || seed < 0 || seed > 2_147_483_647) return { refused: 'wrong-form' }
  const reason = input.reason.trim()
  if (reason === '') return { refused: 'reason-missing' }
  const id = randomUUID()
  await visit.work
    .insertInto('signal_setting')
    .values({
      id,
      odds_ratio: oddsRatio,
      false_alarms: falseAlarms,
      seed,
      reason,
      set_by_name: visit.askerName,
      set_at: visit.now,
    })
    .execute()
  await recordHistory(visit, {
    event: 'signal-setting-changed',
    subject: 'signal-setting',
    subjectId: id,
    content: { oddsRatio, falseAlarms, seed, reason },
  })
  return { done: { id } }
}
