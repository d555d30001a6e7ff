import { sql } from 'kysely'
import type { Database } from '../../ground/platform/database.server.ts'
import { listJurisdictions } from '../../ground/platform/jurisdictions.ts'
import { openStore } from '../../ground/platform/open-store.ts'
import { readSettings, type Settings } from '../../ground/platform/settings.ts'
import { checkJurisdiction, checkRole } from './check-jurisdiction.ts'
import { checkPlace, findServerProcess } from './check-place.ts'
import type { Command } from './command.ts'
import { attempt, attention, type HealthCheck, notChecked, well } from './health-check.ts'
import { readOptions, wrongUse } from './read-options.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'look whether everything is well, and say what is not',
  help: `throughline doctor [--data DIR] [--json]

Looks at the program, the data folder, the database and every jurisdiction: permissions, free space, migrations,
policies, the history's chain (after sealing what is not sealed yet) and what killed programs left. Prints no secret and
no record. Exit code 0 when all is well, else 1.

JSON: {isWell, checks: [{check, state, says}]} with state well, attention or not-checked.`,
  async run(args) {
    const parsed = readOptions(args, { json: { type: 'boolean' } })
    if ('wrong' in parsed) return wrongUse('doctor', parsed.wrong)
    if (parsed.positionals.length > 0) return wrongUse('doctor', `Unexpected: ${parsed.positionals[0]}`)
    const checks = await checkHealth(readSettings(parsed.values))
    const isWell = checks.every(({ state }) => state !== 'attention')
    process.stdout.write(parsed.values.json ? `${JSON.stringify({ isWell, checks })}\n` : inWords(checks, isWell))
    return isWell ? 0 : 1
  },
}

/** Everything the doctor looks at, in the order in which one thing rests on another. */
export async function checkHealth(settings: Settings): Promise<HealthCheck[]> {
  const place = await checkPlace(settings)
  return [...place, ...(await attempt('database', () => checkDatabase(settings)))]
}

async function checkDatabase(settings: Settings): Promise<HealthCheck[]> {
  const before = settings.databaseUrl ? null : await findServerProcess(settings.dataFolder)
  const opened = await openStore(settings)
  if ('refused' in opened) return [notChecked('database', 'The data folder holds no database yet.')]
  const { db, close } = opened.done
  try {
    const others = settings.databaseUrl ? null : await countOtherPrograms(db)
    const checks = [await describeServer(db, before, others)]
    const cities = await listJurisdictions(db)
    // The role is made with the first jurisdiction.
    if (cities.length === 0) checks.push(well('jurisdictions', 'none yet'))
    else checks.push(...(await attempt('role', () => checkRole(db))))
    // Beside a server of DATABASE_URL, somebody else may always be at work.
    for (const city of cities) checks.push(...(await checkJurisdiction(db, city, others === 0)))
    return checks
  } finally {
    await close()
  }
}

async function countOtherPrograms(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from pg_stat_activity where application_name = 'throughline presence'`.execute(db.kysely)
  return rows[0]!.count - 1
}

async function describeServer(db: Database, before: number | null, others: number | null): Promise<HealthCheck> {
  const { rows } = await sql<{ version: string; number: number }>`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number`.execute(
    db.kysely,
  )
  const { version, number } = rows[0]!
  if (number < 150_000) return attention('database', `PostgreSQL ${version}: Throughline needs 15 or later`)
  if (others === null) return well('database', `PostgreSQL ${version} at DATABASE_URL answers`)
  if (before === null) return well('database', `PostgreSQL ${version} did not run, starts and answers`)
  if (others > 0) return well('database', `PostgreSQL ${version} runs (process ${before}) and answers`)
  return well('database', `PostgreSQL ${version} was left running (process ${before}), answers, and is stopped now`)
}

const marks = { well: 'well      ', attention: 'ATTENTION ', 'not-checked': 'not seen  ' }

function inWords(checks: HealthCheck[], isWell: boolean): string {
  const width = Math.max(...checks.map(({ check }) => check.length))
  const lines = checks.map(({ check, state, says }) => `${marks[state]} ${check.padEnd(width)}  ${says}\n`)
  return `${lines.join('')}\n${isWell ? 'All is well.' : 'Something needs attention.'}\n`
}
