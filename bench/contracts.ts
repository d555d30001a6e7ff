// The portfolio and the list of contracts at 100, 1,000 and 10,000 contracts with 36 months of results: what the server
// takes to answer, one request after another over loopback by somebody who is signed in; and what a real browser takes,
// once it has all rows, from a key or a choice to the next frame that shows the answer, and to scroll from end to end.
// `--folder DIR` keeps the cities for the next time; building them takes some minutes.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { findJurisdiction } from '../src/ground/platform/jurisdictions.ts'
import { openProgram } from '../src/ground/platform/program.server.ts'
import { readSettings } from '../src/ground/platform/settings.ts'
import { fillBigCity } from './big-city.ts'
import { median, quantile } from './median.ts'
import { startProgram } from './started-city.ts'

const { values } = parseArgs({
  options: {
    contracts: { type: 'string', default: '100,1000,10000' },
    requests: { type: 'string', default: '200' },
    folder: { type: 'string' },
  },
})
const sizes = values.contracts.split(',').map(Number)
const requests = Number(values.requests)
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'throughline-bench-'))

const program = await openProgram(readSettings({ data: folder }))
for (const size of sizes) if (!(await findJurisdiction(program.db, `big-${size}`))) await fillBigCity(program, size)
await program.close()

const served = await startProgram(['--port', '0', '--data', folder])
const signInLink = (slug: string) =>
  execFileSync('bin/throughline', ['sign-in', slug, '--data', folder, '--port', new URL(served.address).port], {
    encoding: 'utf8',
  }).trim()

async function timeAnswers(size: number): Promise<void> {
  const slug = `big-${size}`
  const signedIn = await fetch(signInLink(slug), { redirect: 'manual' })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const pages = {
    'health (floor)': '/health',
    portfolio: `/${slug}`,
    'list, first rows': `/${slug}/contracts`,
    'list, filtered and ordered': `/${slug}/contracts?department=Aging&sort=-ceiling`,
    'list, searched': `/${slug}/contracts?q=harbr+famly`,
    'all rows, packed': `/${slug}/contracts.json`,
    'what ends when': `/${slug}/ends`,
    'days at each step': `/${slug}/steps`,
  }
  for (const [title, path] of Object.entries(pages)) {
    const times: number[] = []
    let bytes = 0
    let usedBefore = 0
    for (let at = -5; at < requests; at += 1) {
      if (at === 0) usedBefore = processorTime()
      const startedAt = performance.now()
      const answer = await fetch(served.address + path, { headers: { cookie }, redirect: 'manual' })
      bytes = (await answer.arrayBuffer()).byteLength
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
      if (at >= 0) times.push(performance.now() - startedAt)
    }
    const used = (processorTime() - usedBefore) / requests
    const [p50, p95] = [median(times), quantile(times, 0.95)]
    const cells = [size, title, p50.toFixed(1), p95.toFixed(1), used.toFixed(1), Math.round(bytes / 1000)]
    console.log(`| ${cells.join(' | ')} |`)
  }
}

/** Milliseconds of processor that the serving process (not its database) has used: it says the same on a busy machine. */
function processorTime(): number {
  const fields = readFileSync(`/proc/${served.processId}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Milliseconds from something done in the page to the second frame after it, when its answer has been drawn. */
function timeInPage(page: Page, turns: number, act: string): Promise<number[]> {
  return page.evaluate(
    async ({ turns, act }) => {
      const run = new Function('turn', act) as (turn: number) => void
      const times: number[] = []
      for (let turn = 0; turn < turns; turn += 1) {
        const startedAt = performance.now()
        run(turn)
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
        times.push(performance.now() - startedAt)
        await new Promise((done) => setTimeout(done, 120))
      }
      return times
    },
    { turns, act },
  )
}

const setInput = `
  const write = (element, value) => {
    const kind = element.tagName === 'SELECT' ? HTMLSelectElement : HTMLInputElement
    Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(element, value)
    element.dispatchEvent(new Event(element.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }))
  }`

async function timeBrowser(size: number): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.THROUGHLINE_BROWSER ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(signInLink(`big-${size}`))
  await page.goto(`${served.address}/big-${size}/contracts`)
  await page.locator('.contract-list[data-whole]').waitFor()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const spent = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
  }
  /** Does something some times, and tells how long each took, and how much of that the page's own thread worked. */
  const tell = async (title: string, turns: number, act: string) => {
    const before = await spent()
    const times = await timeInPage(page, turns, act)
    const used = ((await spent()) - before) / turns
    const cells = [size, title, median(times).toFixed(0), quantile(times, 0.95).toFixed(0), used.toFixed(0)]
    console.log(`| ${cells.join(' | ')} |`)
  }
  const first = `${setInput}; write(document.querySelector('#q'), 'harbor')`
  await tell('first key of a search', 1, first)
  const keys = `${setInput}; const text = 'harbr famly house'; write(document.querySelector('#q'), text.slice(0, 1 + turn % text.length))`
  await tell('each further key', 17, keys)
  await timeInPage(page, 1, `${setInput}; write(document.querySelector('#q'), '')`)
  const choose = `${setInput}; const select = document.querySelector('#department'); write(select, select.options[turn % select.options.length].value)`
  await tell('filter', 20, choose)
  await timeInPage(page, 1, `${setInput}; write(document.querySelector('#department'), '')`)
  const sort = `const links = document.querySelectorAll('.contract-list thead a'); links[turn % links.length].click()`
  await tell('sort', 21, sort)
  const scroll = `window.scrollTo(0, (document.documentElement.scrollHeight * turn) / 40)`
  await tell('scroll by a fortieth', 40, scroll)
  await browser.close()
}

try {
  console.log(`${requests} requests each\n`)
  console.log('| contracts | page | p50, ms | p95, ms | processor, ms | kB, unpacked |')
  console.log('| ---: | --- | ---: | ---: | ---: | ---: |')
  for (const size of sizes) await timeAnswers(size)
  console.log('\n| contracts | in the browser | p50, ms | p95, ms | processor of the page, ms |')
  console.log('| ---: | --- | ---: | ---: | ---: |')
  for (const size of sizes) await timeBrowser(size)
} finally {
  await served.stop()
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
}
