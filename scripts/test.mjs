// `npm test`: installs what is missing (the browser too), then checks the format, the types, the rooms and the journeys.
// What follows `--` names what to run: `npm test -- rooms`, `npm test -- journeys`, `npm test -- src/agreements`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findNode24, prepare, root } from './prepare.mjs'

const asked = process.argv.slice(2)
const report = join(mkdtempSync(join(tmpdir(), 'throughline-report-')), 'report.json')

try {
  prepare()
  process.env.THROUGHLINE_BROWSER ??= findBrowser()
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
const node = findNode24()
const checked =
  asked.length > 0 || process.env.THROUGHLINE_ONLY_TESTS
    ? []
    : [
        ['Format and lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings']],
        ['Types of the addresses', 'node_modules/@react-router/dev/bin.cjs', ['typegen']],
        ['Types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']],
      ]
let failed = 0
for (const [what, script, args] of checked) {
  if (run(what, [join(root, script), ...args]) !== 0) failed += 1
}
const projects = asked.length === 1 && ['rooms', 'journeys'].includes(asked[0]) ? ['--project', asked[0]] : asked
run('Tests', [
  ...['--disable-warning=ExperimentalWarning', join(root, 'node_modules/vitest/vitest.mjs'), 'run'],
  ...[...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
])
const {
  numPassedTests = 0,
  numFailedTests = 0,
  success = false,
} = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
rmSync(join(report, '..'), { recursive: true, force: true })
failed += numFailedTests
if (!success && numFailedTests === 0) failed += 1
process.stdout.write(`\n${numPassedTests} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)

function run(what, args) {
  process.stdout.write(`\n== ${what}\n`)
  return spawnSync(node, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1
}

/** An installed Chrome or Chromium, else the Debian package when we may install it. */
function findBrowser() {
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ]
  const found = places.find((place) => existsSync(place))
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('Installing Chromium ...\n')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] }
    spawnSync('apt-get', ['update', '-qq'], quiet)
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], quiet)
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  }
  throw new Error('The journeys need a browser: install Chrome or Chromium, or name one in THROUGHLINE_BROWSER.')
}
