import { type BackupInput, backup } from '../../ground/platform/backup.ts'
import { openStore } from '../../ground/platform/open-store.ts'
import { readSettings, type Settings } from '../../ground/platform/settings.ts'
import { clearLine, sayInterruption, sayRefusal, sizeInWords } from './backup-words.ts'
import type { Command } from './command.ts'
import { progressBar } from './progress-bar.ts'
import { readOptions, wrongUse } from './read-options.ts'

export const backupCommand: Command = {
  name: 'backup',
  summary: 'write all jurisdictions to one file, as they stand now',
  help: `throughline backup FILE [--force] [--data DIR] [--json]

Writes every jurisdiction of the data folder (or of DATABASE_URL), with its facts and secrets, to FILE: one zip with a
manifest. Others may go on working; the file holds one moment. It appears when it is whole. Only you can read it: it
holds the secrets with which person keys are hashed. Signed-in visitors are not carried over to another machine,
and neither is the key that signs packages for other installations (DIR/signing): keep a copy of it where you keep keys.

  --force       replace FILE when it exists
  --data DIR    the data folder (default: THROUGHLINE_DATA, else data/ beside the project)

JSON: {backup: {file, bytes, madeAt, files, jurisdictions: [{name, slug, tables, rows}]}}, or {refused: [{code, file,
row, column, found, expected, count}]} with code file-exists, no-such-folder, nothing-to-back-up, data-folder-changed,
no-database or no-space.`,
  async run(args) {
    const parsed = readOptions(args, { json: { type: 'boolean' }, force: { type: 'boolean' } })
    if ('wrong' in parsed) return wrongUse('backup', parsed.wrong)
    const [file, more] = parsed.positionals
    if (!file || more) return wrongUse('backup', 'Name one file.')
    const isJson = parsed.values.json ?? false
    const settings = readSettings(parsed.values)
    const stopped = new AbortController()
    const stop = () => stopped.abort()
    // What was written so far is erased before we go.
    process.once('SIGINT', stop).once('SIGTERM', stop)
    try {
      const made = await backupFrom(settings, {
        file,
        dataFolder: settings.dataFolder,
        isReplacing: parsed.values.force ?? false,
        signal: stopped.signal,
        onProgress: progressBar(),
      })
      if ('refused' in made) return sayRefusal(made.refused, file, isJson)
      const { bytes, manifest } = made.done
      const jurisdictions = manifest.jurisdictions.map(({ name, slug, tables }) => ({
        name,
        slug,
        tables: tables.length,
        rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      }))
      const told = { file: made.done.file, bytes, madeAt: manifest.madeAt, files: manifest.files.length, jurisdictions }
      const words = [
        ...jurisdictions.map(({ name, tables, rows }) => `${name}: ${rows} rows in ${tables} tables`),
        `${told.files} files of facts and secrets`,
        `${told.file} (${sizeInWords(bytes)})`,
      ].join('\n')
      process.stdout.write(`${isJson ? JSON.stringify({ backup: told }) : `${clearLine()}${words}`}\n`)
      return 0
    } catch (error) {
      return sayInterruption(error, stopped.signal, file, isJson)
    } finally {
      process.off('SIGINT', stop).off('SIGTERM', stop)
    }
  },
}

async function backupFrom(
  settings: Settings,
  input: BackupInput,
): Promise<Awaited<ReturnType<typeof backup>> | { refused: Parameters<typeof sayRefusal>[0] }> {
  const store = await openStore(settings)
  if ('refused' in store) return { refused: { code: 'no-database', found: settings.dataFolder, expected: null } }
  try {
    return await backup(store.done.db, input)
  } finally {
    await store.done.close()
  }
}
