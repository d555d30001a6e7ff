import { execFile } from 'node:child_process'
import { access, constants, readdir, readFile, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findServerPlace } from '../../ground/platform/embedded-binaries.ts'
import { uploadsFolder } from '../../ground/platform/folders.ts'
import { isAlive } from '../../ground/platform/is-alive.ts'
import { holdsCluster } from '../../ground/platform/open-store.ts'
import type { Settings } from '../../ground/platform/settings.ts'
import { unpackingPrefix } from '../../ground/platform/unpack-files.ts'
import { sizeInWords } from './backup-words.ts'
import { attempt, attention, type HealthCheck, notChecked, well } from './health-check.ts'

/** Below this, an import of a large city's records may not fit. */
const leastFreeBytes = 500_000_000

/** The machine and the data folder: what can be seen without the database. */
export async function checkPlace(settings: Settings): Promise<HealthCheck[]> {
  return [
    checkNode(),
    ...(await attempt('data folder', () => checkDataFolder(settings.dataFolder))),
    ...(await attempt('database programs', () => checkPrograms(settings))),
    ...(await attempt('leftovers', () => checkLeftovers(settings.dataFolder))),
  ]
}

function checkNode(): HealthCheck {
  const { node } = process.versions
  return Number(node.split('.')[0]) >= 24
    ? well('Node', node)
    : attention('Node', `${node}: Throughline needs Node 24. Run it through bin/throughline.`)
}

async function checkDataFolder(folder: string): Promise<HealthCheck[]> {
  const seen = await stat(folder).catch(() => null)
  if (!seen) return [attention('data folder', `${folder} is not there yet: bin/throughline start makes it.`)]
  await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  const checks: HealthCheck[] = []
  const isOpen = (seen.mode & 0o066) !== 0
  if (isOpen) checks.push(attention('data folder', `${folder} can be read or written by others: chmod go-rw it.`))
  else checks.push(well('data folder', folder))
  const secrets = [
    'cookie-secret',
    'server-password',
    ...(await namesIn(join(folder, 'secrets'))).map((name) => `secrets/${name}`),
  ]
  for (const secret of secrets) {
    const file = await stat(join(folder, secret)).catch(() => null)
    if (file && (file.mode & 0o077) !== 0)
      checks.push(attention('secrets', `${secret} can be read by others: chmod 600 it.`))
    if (file?.size === 0) checks.push(attention('secrets', `${secret} is empty: remove it and start again.`))
  }
  const { bavail, bsize } = await statfs(folder)
  const free = `${sizeInWords(bavail * bsize)} free`
  checks.push(bavail * bsize < leastFreeBytes ? attention('disk', `only ${free}`) : well('disk', free))
  return checks
}

async function checkPrograms({ databaseUrl, dataFolder }: Settings): Promise<HealthCheck[]> {
  if (databaseUrl) return [notChecked('database programs', 'DATABASE_URL names a server.')]
  if (!holdsCluster(dataFolder)) return [notChecked('database programs', 'The data folder holds no database yet.')]
  const { bin, account } = findServerPlace(dataFolder)
  const { stdout } = await promisify(execFile)(join(bin, 'postgres'), ['--version'], { ...account, cwd: '/' })
  return [well('database programs', stdout.trim())]
}

/** The process that keeps the embedded database now, or null. */
export async function findServerProcess(dataFolder: string): Promise<number | null> {
  if (!holdsCluster(dataFolder)) return null
  const { cluster } = findServerPlace(dataFolder)
  const lines = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(lines.split('\n')[0])
  return pid > 0 && isAlive(pid) ? pid : null
}

/** What a killed program left: client records in passing above all. Starting clears what it can. */
async function checkLeftovers(dataFolder: string): Promise<HealthCheck[]> {
  const found: string[] = []
  const uploads = uploadsFolder(dataFolder)
  for (const name of await namesIn(uploads))
    if (!belongsToLiving(name, /^upload-(\d+)-/)) found.push(join(uploads, name))
  for (const name of await namesIn(dataFolder)) {
    const isPassing = name === 'starting.lock' || name === 'cluster.new' || name === 'cluster.new.password'
    if (isPassing && !(await isYoung(join(dataFolder, name)))) found.push(join(dataFolder, name))
    if (name.startsWith(unpackingPrefix) && !belongsToLiving(name, /-(\d+)-/)) found.push(join(dataFolder, name))
  }
  if (found.length === 0) return [well('leftovers', 'none')]
  return found.map((path) => attention('leftovers', `${path} was left by a program that was killed: remove it.`))
}

function belongsToLiving(name: string, pattern: RegExp): boolean {
  const pid = Number(pattern.exec(name)?.[1])
  return pid > 0 && isAlive(pid)
}

/** Somebody may be starting in this moment. */
async function isYoung(path: string): Promise<boolean> {
  const seen = await stat(path).catch(() => null)
  return !seen || Date.now() - seen.mtimeMs < 60_000
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])
