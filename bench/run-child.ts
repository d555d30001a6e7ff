import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a child process cost: wall time, processor time of all its threads, and the most memory it held at once. */
export type ChildRun = { seconds: number; processorSeconds: number; peakMegabytes: number; out: string }

const tell = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  require('node:fs').writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ userCPUTime, systemCPUTime, maxRSS }))
})`

let count = 0

/**
 * Runs a module of this project as a program of its own; what it costs is what the system says of the whole process.
 * As bin/throughline does, it keeps compiled code between starts.
 */
export async function runChild(module: string, args: string[], { keepsOutput = false } = {}): Promise<ChildRun> {
  count += 1
  const usagePath = join(tmpdir(), `throughline-bench-${process.pid}-${count}.json`)
  const preload = `data:text/javascript,${encodeURIComponent(
    `import { createRequire } from 'node:module'; const require = createRequire('file:///'); ${tell}`,
  )}`
  const startedAt = performance.now()
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--import',
      './scripts/read-tsx.mjs',
      '--import',
      preload,
      module,
      ...args,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: './build/compile-cache', BENCH_USAGE: usagePath },
    },
  )
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => {
    if (keepsOutput) parts.push(part)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const seconds = (performance.now() - startedAt) / 1000
  if (code !== 0) throw new Error(`${module} ${args.join(' ')} ended with ${code}`)
  const usage = JSON.parse(readFileSync(usagePath, 'utf8'))
  rmSync(usagePath)
  return {
    seconds,
    processorSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    peakMegabytes: usage.maxRSS / 1024,
    out: Buffer.concat(parts).toString('utf8'),
  }
}
