import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../../ground/platform/project-root.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { datasetRelation, listRowFiles } from '../datasets/dataset-relation.ts'

export type MeasureQuestion = {
  sql: string
  /** the name under which the statement sees the rows */
  table: string
  /** what stands behind it after FROM */
  relation: string
  /** the only files that the process may read */
  paths: string[]
  memoryMegabytes: number
  threads: number
  mostRows: number
}
export type Cell = string | number | boolean | null
export type SqlRefusal =
  | 'sql-not-one-question'
  | 'sql-wrong'
  | 'sql-reaches-outside'
  | 'sql-too-long'
  | 'sql-too-much-memory'
  | 'sql-busy'
/** Rows as they came, or why there are none; `says` is the engine's own sentence. */
export type MeasureAnswer =
  | { columns: { name: string; type: string }[]; cells: Cell[][]; own: string[] }
  | { refused: SqlRefusal; says: string }

export type RunLimits = { milliseconds: number; memoryMegabytes: number; mostRows: number; threads: number }
/** For figures that are kept; a preview gets less. */
export const measureLimits: RunLimits = { milliseconds: 60_000, memoryMegabytes: 1500, mostRows: 200_000, threads: 2 }
export const previewLimits: RunLimits = { milliseconds: 5_000, memoryMegabytes: 700, mostRows: 60_000, threads: 2 }

const atMostAtOnce = 4
const mostAnswerBytes = 64_000_000
let running = 0
/** Who asks while all are at work waits a while in a queue, which is bounded too. */
const mostWaiting = 20
const patienceMilliseconds = 20_000
const waiting: ((isTurn: boolean) => void)[] = []

function takeTurn(signal?: AbortSignal): Promise<boolean> {
  if (running < atMostAtOnce) {
    running += 1
    return Promise.resolve(true)
  }
  if (waiting.length >= mostWaiting || signal?.aborted) return Promise.resolve(false)
  return new Promise((resolve) => {
    const answer = (isTurn: boolean) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', leave)
      resolve(isTurn)
    }
    const leave = () => {
      waiting.splice(waiting.indexOf(answer), 1)
      answer(false)
    }
    const timer = setTimeout(leave, patienceMilliseconds)
    signal?.addEventListener('abort', leave, { once: true })
    waiting.push(answer)
  })
}

/** The turn goes to who has waited longest. */
function giveTurn(): void {
  const next = waiting.shift()
  if (next) next(true)
  else running -= 1
}

/**
 * Runs the SQL of a measure over one dataset in a process of its own, which is killed when its time is over. The web
 * process never runs it. `folder` is the jurisdiction's folder of datasets.
 */
export async function runMeasureSql(
  asked: { sql: string; dataset: Dataset; folder: string; limits?: RunLimits },
  signal?: AbortSignal,
): Promise<MeasureAnswer> {
  const { dataset, folder, limits = measureLimits } = asked
  if (!(await takeTurn(signal))) return { refused: 'sql-busy', says: '' }
  try {
    return await askProcess(
      takeProcess(),
      {
        sql: asked.sql,
        table: dataset.key,
        relation: datasetRelation(dataset, folder),
        paths: listRowFiles(dataset.key, folder).map(({ path }) => join(folder, dataset.key, path)),
        memoryMegabytes: limits.memoryMegabytes,
        threads: limits.threads,
        mostRows: limits.mostRows,
      },
      limits.milliseconds,
      signal,
    )
  } finally {
    giveTurn()
  }
}

/** One process waits ready, so that a preview does not pay for its start; each answers one question and is gone. */
let ready: ChildProcess | null = null

function takeProcess(): ChildProcess {
  const taken = ready !== null && ready.exitCode === null && ready.signalCode === null ? ready : startProcess()
  ready = null
  taken.ref()
  return taken
}

/** Starts the next process while the reader looks at the answer. */
export function keepProcessReady(): void {
  if (ready !== null) return
  const next = startProcess()
  ready = next
  // It waits for a question and must keep nobody from ending.
  next.unref()
  for (const pipe of [next.stdin, next.stdout]) (pipe as unknown as { unref?: () => void } | null)?.unref?.()
  next.once('exit', () => {
    if (ready === next) ready = null
  })
}

function startProcess(): ChildProcess {
  const script = join(projectRoot, 'src/performance/built-measures/sql-process.ts')
  // Nothing of this process's environment: no address of the database, no secret.
  return spawn(process.execPath, ['--no-warnings', '--max-old-space-size=512', script], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
    cwd: '/',
  })
}

function askProcess(
  child: ChildProcess,
  question: MeasureQuestion,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<MeasureAnswer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let bytes = 0
    let why: SqlRefusal = 'sql-too-much-memory'
    const stop = (refusal: SqlRefusal) => {
      why = refusal
      child.kill('SIGKILL')
    }
    const timer = setTimeout(() => stop('sql-too-long'), milliseconds)
    const abort = () => stop('sql-too-long')
    signal?.addEventListener('abort', abort, { once: true })
    child.stdout!.on('data', (part: Buffer) => {
      bytes += part.length
      if (bytes > mostAnswerBytes) stop('sql-too-much-memory')
      else parts.push(part)
    })
    child.once('close', () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      resolve(readAnswer(Buffer.concat(parts).toString('utf8')) ?? { refused: why, says: '' })
    })
    child.once('error', () => stop('sql-busy'))
    // A process that is gone already cannot take the question; its end says so.
    child.stdin!.on('error', () => {})
    child.stdin!.end(JSON.stringify(question))
    if (signal?.aborted) abort()
  })
}

function readAnswer(text: string): MeasureAnswer | null {
  try {
    return JSON.parse(text) as MeasureAnswer
  } catch {
    return null
  }
}
