import type { Reads } from '../../ground/platform/database.server.ts'
import { type SignalSetting, usualSetting } from './signal-setting.ts'

/** How early warnings are tuned in this city: what was set last, or what holds until somebody sets it. */
export async function findSignalSetting(db: Reads): Promise<SignalSetting> {
  const row = await db
    .selectFrom('signal_setting')
    .select(['odds_ratio as oddsRatio', 'false_alarms as falseAlarms', 'seed'])
    .orderBy('set_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? usualSetting
}
