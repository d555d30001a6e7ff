import { listJurisdictions } from '../../ground/platform/jurisdictions.ts'
import { migrate } from '../../ground/platform/migrate.ts'
import { openProgram } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import type { Command } from './command.ts'
import { readOptions, wrongUse } from './read-options.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'bring the database to the newest shape',
  help: `throughline migrate [--data DIR] [--json]

Every jurisdiction in the data folder (or in DATABASE_URL), each in one transaction. Starting does the same.
JSON: {migrated: [{jurisdiction, applied: [migration, ...]}]}`,
  async run(args) {
    const parsed = readOptions(args, { json: { type: 'boolean' } })
    if ('wrong' in parsed) return wrongUse('migrate', parsed.wrong)
    const program = await openProgram(readSettings(parsed.values))
    try {
      const migrated = []
      for (const { slug, schema } of await listJurisdictions(program.db)) {
        migrated.push({ jurisdiction: slug, ...(await migrate(program.db, schema)) })
      }
      const words =
        migrated.map((one) => `${one.jurisdiction}: newest shape`).join('\n') || 'There is no jurisdiction yet.'
      process.stdout.write(`${parsed.values.json ? JSON.stringify({ migrated }) : words}\n`)
      return 0
    } finally {
      await program.close()
    }
  },
}
