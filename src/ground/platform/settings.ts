import { join, resolve } from 'node:path'
import { projectRoot } from './project-root.ts'

export type Settings = {
  /** embedded database, facts, uploads in passing */
  dataFolder: string
  port: number
  /** a PostgreSQL server in place of the embedded one */
  databaseUrl: string | null
  /** signs cookies where the data folder is not kept between starts */
  cookieSecret: string | null
}

/** What was named on the command line, else in the environment, else the default beside the project. */
export function readSettings(
  named: { data?: string | undefined; port?: string | undefined } = {},
  env = process.env,
): Settings {
  const port = Number(named.port ?? env.PORT ?? 4321)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`The port must be a number from 0 to 65535.`)
  return {
    dataFolder: resolve(named.data ?? env.THROUGHLINE_DATA ?? join(projectRoot, 'data')),
    port,
    databaseUrl: env.DATABASE_URL ?? null,
    cookieSecret: env.THROUGHLINE_COOKIE_SECRET ?? null,
  }
}
