import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import { findServerPlace, type ServerPlace } from './embedded-binaries.ts'
import { isAlive } from './is-alive.ts'
import { log } from './log.ts'

/**
 * A running PostgreSQL whose files lie in the data folder. `revive` starts it again when it died, and then says where it
 * is now; null while it lives. `release` stops it unless another program still uses it.
 */
export type EmbeddedServer = {
  readonly url: string
  revive(): Promise<string> | null
  release(): Promise<void>
}

type Presence = { client: Client; port: number; hasEnded: boolean }

/** Serialises "am I the last?" between programs that end at the same moment; any fixed number does. */
const closingLock = 420_1865

/**
 * Starts the server of a data folder, or joins the one that runs: one that another program of ours started, or one whose
 * program was killed. Every program holds one connection while it uses the server, so the last to leave can tell.
 */
export async function openEmbeddedServer(
  dataFolder: string,
  options: { durable?: boolean } = {},
): Promise<EmbeddedServer> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const place = findServerPlace(dataFolder)
  const isDurable = options.durable ?? true
  let presence = await arrive(dataFolder, place, isDurable)
  let reviving: Promise<string> | null = null
  const url = () => serverUrl(dataFolder, presence.port)
  const revive = async () => {
    try {
      presence = await returnTo(dataFolder, place, isDurable)
      log('database started again', { port: presence.port })
      return url()
    } finally {
      reviving = null
    }
  }
  return {
    get url() {
      return url()
    },
    revive() {
      // Many requests may ask at once: the server is started once for all of them.
      if (presence.hasEnded) reviving ??= revive()
      return reviving
    },
    async release() {
      await reviving?.catch(() => {})
      if (!presence.hasEnded) await leave(presence.client, place)
    },
  }
}

/** Joins the server that runs, or starts it. */
async function arrive(dataFolder: string, place: ServerPlace, durable: boolean): Promise<Presence> {
  const unlock = await lockStart(dataFolder)
  try {
    if (!existsSync(join(place.cluster, 'PG_VERSION'))) createCluster(dataFolder, place)
    return (await joinRunning(dataFolder, place)) ?? (await start(dataFolder, place, durable))
  } finally {
    unlock()
  }
}

/** A server that was killed leaves workers that end in their own time, and no other may start before they did. */
async function returnTo(dataFolder: string, place: ServerPlace, durable: boolean): Promise<Presence> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await arrive(dataFolder, place, durable)
    } catch (error) {
      if (tries === 20) throw error
      await new Promise((done) => setTimeout(done, 250))
    }
  }
}

function passwordOf(dataFolder: string): string {
  return readFileSync(join(dataFolder, 'server-password'), 'utf8').trim()
}

function serverUrl(dataFolder: string, port: number): string {
  return `postgres://throughline:${passwordOf(dataFolder)}@127.0.0.1:${port}/postgres`
}

/** Built under another name and renamed when whole, so that a kill in the middle leaves nothing half-made. */
function createCluster(dataFolder: string, place: ServerPlace): void {
  const password = join(dataFolder, 'server-password')
  if (!existsSync(password)) writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  const fresh = `${place.cluster}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  if (place.account) handOver(dataFolder, fresh, place)
  const passwordForServer = `${fresh}.password`
  writeFileSync(passwordForServer, readFileSync(password), { mode: 0o600 })
  if (place.account) chownSync(passwordForServer, place.account.uid, place.account.gid)
  try {
    run(place, 'initdb', [
      ...['-D', fresh, '-U', 'throughline', `--pwfile=${passwordForServer}`, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--no-locale', '--no-sync', '--no-instructions'],
    ])
  } finally {
    rmSync(passwordForServer, { force: true })
  }
  renameSync(fresh, place.cluster)
}

/** The account may pass through the data folder, and owns the cluster alone. */
function handOver(dataFolder: string, cluster: string, place: ServerPlace): void {
  if (!place.account) return
  if (place.cluster.startsWith(dataFolder)) chmodSync(dataFolder, 0o711)
  chownSync(cluster, place.account.uid, place.account.gid)
}

async function joinRunning(dataFolder: string, place: ServerPlace): Promise<Presence | null> {
  const pidFile = join(place.cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return null
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  if (!isAlive(Number(lines[0]))) return null
  for (let tries = 0; tries < 100; tries += 1) {
    const port = Number(readFileSync(pidFile, 'utf8').split('\n')[3])
    const presence = await connect(dataFolder, port).catch(() => null)
    if (presence) return presence
    if (!existsSync(pidFile) || !isAlive(Number(lines[0]))) return null
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`The database of ${dataFolder} runs (process ${lines[0]}) but does not answer.`)
}

async function start(dataFolder: string, place: ServerPlace, durable: boolean): Promise<Presence> {
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, "unix_socket_directories=''", 'max_connections=60']
  // Tests alone give up durability: their databases live for seconds.
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  const flags = settings.map((setting) => `-c ${setting}`).join(' ')
  run(place, 'pg_ctl', [
    '-D',
    place.cluster,
    '-l',
    join(place.cluster, 'server.log'),
    '-w',
    '-t',
    '60',
    '-o',
    flags,
    'start',
  ])
  return connect(dataFolder, port)
}

async function connect(dataFolder: string, port: number): Promise<Presence> {
  const client = new Client({ connectionString: serverUrl(dataFolder, port), application_name: 'throughline presence' })
  const presence: Presence = { client, port, hasEnded: false }
  // A server that stops ends this connection: the sign by which the next request knows that it must be started again.
  client.on('error', () => {})
  client.on('end', () => {
    presence.hasEnded = true
  })
  await client.connect()
  return presence
}

async function leave(presence: Client, place: ServerPlace): Promise<void> {
  try {
    await presence.query('select pg_advisory_lock($1)', [closingLock])
    const others = await presence.query(
      `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
       and application_name = 'throughline presence' limit 1`,
    )
    if (others.rowCount === 0) run(place, 'pg_ctl', ['-D', place.cluster, '-m', 'fast', '-w', 'stop'])
  } finally {
    await presence.end().catch(() => {})
  }
}

function run(place: ServerPlace, program: string, args: string[]): void {
  // pg_ctl leaves the server running; its output must not hold our pipes open, hence 'ignore' for start.
  const detached = args.at(-1) === 'start'
  const done = spawnSync(join(place.bin, program), args, {
    ...(place.account ?? {}),
    cwd: '/',
    encoding: 'utf8',
    stdio: detached ? 'ignore' : ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
  })
  if (done.status === 0) return
  const log = join(place.cluster, 'server.log')
  const tail = detached && existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : ''
  throw new Error(`${program} failed: ${done.error?.message ?? ''}${done.stdout ?? ''}${done.stderr ?? ''}${tail}`)
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}

/**
 * One program at a time decides whether to start the server; a lock whose program died is taken over. The lock is a link
 * that names the process: made with its content in one step, where a full disk would leave an empty file behind.
 */
async function lockStart(dataFolder: string): Promise<() => void> {
  const lock = join(dataFolder, 'starting.lock')
  for (let tries = 0; tries < 600; tries += 1) {
    try {
      symlinkSync(String(process.pid), lock)
      return () => rmSync(lock, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (!isHeld(lock)) rmSync(lock, { force: true })
      await new Promise((done) => setTimeout(done, 100))
    }
  }
  throw new Error(`Another program holds ${lock}.`)
}

/** False when it is no link, so not ours. */
function isHeld(lock: string): boolean {
  try {
    return isAlive(Number(readlinkSync(lock)))
  } catch (error) {
    // Let go in this moment: there is nothing to remove.
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}
