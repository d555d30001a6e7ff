import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOfKey, linkLivesMinutes } from '../../ground/people/make-sign-in-link.ts'
import { listJurisdictions } from '../../ground/platform/jurisdictions.ts'
import type { Program } from '../../ground/platform/program.server.ts'

/**
 * A founding key lets whoever has it start another city on this machine, once. Only the terminal makes one: the first city
 * is anybody's who starts the program, but a visitor of a page that serves cities already is not the person at the machine.
 * Keys are no city's, so they lie in the data folder and not in a schema: empty files that are named by the key's digest.
 */
export function makeFoundingKey({ settings }: Pick<Program, 'settings'>): string {
  const folder = folderOf(settings.dataFolder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const key = randomBytes(24).toString('base64url')
  writeFileSync(join(folder, digestOfKey(key)), '', { mode: 0o600 })
  return key
}

/** Whether a city may be started now: the first one by anybody, a later one by who has a key that is not used or too old. */
export async function mayFound(program: Pick<Program, 'settings' | 'db'>, key: string | null): Promise<boolean> {
  if (key !== null && isFresh(program.settings.dataFolder, key)) return true
  return (await listJurisdictions(program.db)).every((city) => city.isDemo)
}

/** The same at the moment of founding: a key is used up, so that of two who bring it one founds. */
export async function claimFounding(program: Pick<Program, 'settings' | 'db'>, key: string | null): Promise<boolean> {
  const { dataFolder } = program.settings
  if (key === null || !isFresh(dataFolder, key)) return mayFound(program, null)
  // Nothing is waited for between the look and the removal: nobody comes between.
  rmSync(join(folderOf(dataFolder), digestOfKey(key)))
  return true
}

const folderOf = (dataFolder: string) => join(dataFolder, 'founding-keys')

function isFresh(dataFolder: string, key: string): boolean {
  const found = statSync(join(folderOf(dataFolder), digestOfKey(key)), { throwIfNoEntry: false })
  return found !== undefined && Date.now() - found.mtimeMs < linkLivesMinutes * 60_000
}
