import { verifyHistory } from '../../ground/history/verify-history.ts'
import { checkParts, type OpenBackup, openBackup } from '../../ground/platform/open-backup.ts'
import { openStore } from '../../ground/platform/open-store.ts'
import { type Restored, restore } from '../../ground/platform/restore.ts'
import { readSettings, type Settings } from '../../ground/platform/settings.ts'
import { clearLine, sayInterruption, sayRefusal } from './backup-words.ts'
import type { Command } from './command.ts'
import { progressBar } from './progress-bar.ts'
import { readOptions, wrongUse } from './read-options.ts'

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'bring back what a backup holds, into an empty place',
  help: `throughline restore FILE [--check] [--data DIR] [--json]

Brings every jurisdiction of a backup, its facts and its secrets into a data folder (or DATABASE_URL) that does not hold
them: all of it or nothing. The whole file is checked before anything is written, what the database then holds is
compared with the file, newer migrations run, and the history is verified.

  --check                   only check that the file is whole and fits this program
  --accept-history-faults   take a backup whose history was already damaged when it was made, and say what is wrong
  --data DIR                the data folder (default: THROUGHLINE_DATA, else data/ beside the project)

JSON: {restored: {madeAt, files, jurisdictions: [{name, slug, tables, rows, migrated, historyFaults}]}}, with --check
{checked: {madeAt, throughlineVersion, parts, jurisdictions: [{name, slug}]}}, or {refused: [{code, file, row, column,
found, expected, count}]} with code not-a-backup, backup-damaged, backup-newer, migration-differs, jurisdiction-exists,
data-file-exists, shape-differs, history-damaged or no-space.`,
  async run(args) {
    const parsed = readOptions(args, {
      json: { type: 'boolean' },
      check: { type: 'boolean' },
      'accept-history-faults': { type: 'boolean' },
    })
    if ('wrong' in parsed) return wrongUse('restore', parsed.wrong)
    const [file, more] = parsed.positionals
    if (!file || more) return wrongUse('restore', 'Name one file.')
    const isJson = parsed.values.json ?? false
    const stopped = new AbortController()
    const stop = () => stopped.abort()
    // The transaction is given up and the unpacked files are erased before we go.
    process.once('SIGINT', stop).once('SIGTERM', stop)
    const opened = await openBackup(file)
    if ('refused' in opened) return sayRefusal(opened.refused, file, isJson)
    const watch = { signal: stopped.signal, onProgress: progressBar() }
    try {
      const checked = await checkParts(opened.done, watch)
      if ('refused' in checked) return sayRefusal(checked.refused, file, isJson)
      if (parsed.values.check) return sayChecked(opened.done, checked.done.parts, isJson)
      const isDamagedHistoryTaken = parsed.values['accept-history-faults'] ?? false
      const made = await restoreInto(readSettings(parsed.values), opened.done, { ...watch, isDamagedHistoryTaken })
      if ('refused' in made) return sayRefusal(made.refused, file, isJson)
      return sayRestored(made.done, opened.done.manifest.madeAt, isJson)
    } catch (error) {
      return sayInterruption(error, stopped.signal, file, isJson)
    } finally {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      opened.done.close()
    }
  },
}

type Watch = { signal: AbortSignal; onProgress: ReturnType<typeof progressBar>; isDamagedHistoryTaken: boolean }

async function restoreInto(settings: Settings, backup: OpenBackup, watch: Watch): ReturnType<typeof restore> {
  const store = await openStore(settings, { isMade: true })
  if ('refused' in store) throw new Error('A store that is made cannot be missing.')
  try {
    const verify = async (work: Parameters<typeof verifyHistory>[0]) => (await verifyHistory(work)).faults
    return await restore(store.done.db, { backup, dataFolder: settings.dataFolder, verifyHistory: verify, ...watch })
  } finally {
    await store.done.close()
  }
}

function sayChecked({ manifest }: OpenBackup, parts: number, isJson: boolean): 0 {
  const { madeAt, throughlineVersion } = manifest
  const jurisdictions = manifest.jurisdictions.map(({ name, slug }) => ({ name, slug }))
  const names = jurisdictions.map(({ name }) => name).join(', ')
  const words = `Whole: ${parts} parts, made ${madeAt} by Throughline ${throughlineVersion}: ${names}`
  const told = { checked: { madeAt, throughlineVersion, parts, jurisdictions } }
  process.stdout.write(`${isJson ? JSON.stringify(told) : `${clearLine()}${words}`}\n`)
  return 0
}

function sayRestored(restored: Restored, madeAt: string, isJson: boolean): 0 {
  const lines = restored.jurisdictions.flatMap(({ name, tables, rows, migrated, historyFaults }) => [
    `${name}: ${rows} rows in ${tables} tables, as of ${madeAt}`,
    ...(migrated.length > 0 ? [`  brought to the newest shape by ${migrated.length} migrations`] : []),
    historyFaults.length === 0 ? '  its history verifies' : `  history: ${historyFaults.join('; ')}`,
  ])
  lines.push(`${restored.files} files of facts and secrets`)
  const told = { restored: { madeAt, ...restored } }
  process.stdout.write(`${isJson ? JSON.stringify(told) : `${clearLine()}${lines.join('\n')}`}\n`)
  return 0
}
