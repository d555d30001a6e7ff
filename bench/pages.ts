// How long the two pages take that everybody opens: the real program with its demonstration city, asked over loopback,
// one request after another by somebody who is signed in, each review page of another contract. The floor is the route
// for supervisors, which asks the database one thing and draws nothing. `--people 400 --requests 20` makes it quick.
import { parseArgs } from 'node:util'
import { median, quantile } from './median.ts'
import { startCity } from './started-city.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '40000' },
    requests: { type: 'string', default: '200' },
    /** a data folder that holds the demonstration already, or shall keep it */
    folder: { type: 'string' },
  },
})
const requests = Number(values.requests)
const city = await startCity({ people: Number(values.people), folder: values.folder })

type Answer = { milliseconds: number; text: string }

async function ask(path: string): Promise<Answer> {
  const startedAt = performance.now()
  const answer = await fetch(`${city.address}${path}`, { headers: { cookie: city.cookie }, redirect: 'manual' })
  const text = await answer.text()
  const milliseconds = performance.now() - startedAt
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return { milliseconds, text }
}

async function time(title: string, paths: string[], target: string): Promise<void> {
  for (const path of paths.slice(0, 5)) await ask(path)
  const times: number[] = []
  const bytes: number[] = []
  for (let at = 0; at < requests; at += 1) {
    const { milliseconds, text } = await ask(paths[at % paths.length]!)
    times.push(milliseconds)
    bytes.push(Buffer.byteLength(text))
  }
  const cells = [
    title,
    median(times).toFixed(1),
    quantile(times, 0.95).toFixed(1),
    target,
    Math.round(median(bytes)).toLocaleString('en-US'),
  ]
  console.log(`| ${cells.join(' | ')} |`)
}

try {
  const { text } = await ask('/demo')
  const reviews = [
    ...new Set(
      [...text.matchAll(/href="(\/demo\/contracts\/[^"/]+\/reviews\/\d{4}-\d{2})"/g)].map((found) => found[1]!),
    ),
  ]
  if (reviews.length === 0) throw new Error('the portfolio links to no review')
  console.log(`${requests} requests each; ${reviews.length} contracts\n`)
  console.log('| page | p50, ms | p95, ms | target p95, ms | bytes, unpacked |')
  console.log('| --- | ---: | ---: | ---: | ---: |')
  await time('health (floor)', ['/health'], '')
  await time('review', reviews, '60')
  await time('portfolio', ['/demo'], '80')
  await time('health again', ['/health'], '')
} finally {
  await city.stop()
}
