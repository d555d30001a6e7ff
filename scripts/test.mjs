// `npm test`: installs what is missing (the browser too), then checks the format, the types, the rooms and the journeys.
// What follows `--` names what to run: `npm test -- rooms`, `npm test -- journeys`, `npm test -- src/agreements`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
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
  asked.length > 0 || process.env.THROUGHLINE_SECOND_RUN
    ? []
    : [
        ['Format and lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings']],
        ['Types of the addresses', 'node_modules/@react-router/dev/bin.cjs', ['typegen']],
        ['Types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']],
      ]
/** What failed, each with its first words: the last lines of a run are often all that one sees of it. */
const failures = []
for (const [what, script, args] of checked) {
  title(what)
  const { status, stdout, stderr } = start([join(root, script), ...args], 'pipe')
  process.stdout.write(`${stdout}${stderr}`)
  if (status !== 0) failures.push([what, firstLines(`${stdout}${stderr}`, 25)])
}
const projects = asked.length === 1 && ['rooms', 'journeys'].includes(asked[0]) ? ['--project', asked[0]] : asked
title('Tests')
const tests = [
  '--disable-warning=ExperimentalWarning',
  join(root, 'node_modules/vitest/vitest.mjs'),
  'run',
  ...projects,
]
start([...tests, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], 'inherit')
const ran = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null
rmSync(join(report, '..'), { recursive: true, force: true })
const failedTests = listFailedTests(ran)
failures.push(...failedTests)
if (!ran?.success && failedTests.length === 0)
  failures.push(['Tests', 'The run ended early, or found no test: see above.'])

process.stdout.write(`\n${ran?.numPassedTests ?? 0} passed, ${failures.length} failed\n`)
for (const [what, why] of failures.slice(0, 12))
  process.stdout.write(`\nFAILED  ${what}\n${why.replace(/^/gm, '    ')}\n`)
if (failures.length > 12) process.stdout.write(`\n... and ${failures.length - 12} more\n`)
process.exit(failures.length === 0 ? 0 : 1)

function title(what) {
  process.stdout.write(`\n== ${what}\n`)
}

function start(args, output) {
  return spawnSync(node, args, { cwd: root, stdio: ['ignore', output, output], encoding: 'utf8', maxBuffer: 2 ** 26 })
}

/** Tests that failed, and files that failed before their first test. */
function listFailedTests(ran) {
  return (ran?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0 && status === 'failed') return [[file, firstLines(message, 6)]]
    return failed.map((test) => [`${file}: ${test.fullName}`, firstLines(test.failureMessages.join('\n'), 6)])
  })
}

function firstLines(text, count) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with one
  const lines = (text ?? '').replace(/\x1b\[[0-9;]*m/g, '').split('\n')
  return lines
    .filter((line) => line.trim() !== '')
    .slice(0, count)
    .join('\n')
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
