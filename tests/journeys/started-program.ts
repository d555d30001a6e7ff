import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../src/ground/platform/project-root.ts'

const program = join(projectRoot, 'bin', 'throughline')

/** Nothing of the test's own surroundings reaches the program: no server, port or folder but the named ones. */
const { DATABASE_URL: _, PORT: __, THROUGHLINE_DATA: ___, THROUGHLINE_LOG: ____, ...surroundings } = process.env

/** The real program on a data folder, as a person starts it. */
export type StartedProgram = {
  address: string
  process: ChildProcess
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

export const startProgram = (dataFolder: string): Promise<StartedProgram> => startOn(dataFolder)

/** The same with more words on its line, or a database that its environment names. */
export async function startOn(
  dataFolder: string,
  { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
): Promise<StartedProgram> {
  const started = spawn(program, ['start', '--port', '0', '--data', dataFolder, ...args], {
    env: { ...surroundings, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((done) => started.once('exit', done))
  const address = await new Promise<string>((done, fail) => {
    let said = ''
    started.stderr!.on('data', (text) => (said += text))
    started.stdout!.on('data', (text) => {
      said += text
      const found = /Throughline: (http\S+)/.exec(said)?.[1]
      if (found) done(new URL(found).origin)
    })
    started.once('exit', () => fail(new Error(`The program ended before it answered:\n${said}`)))
  })
  return {
    address,
    process: started,
    end(signal) {
      started.kill(signal)
      return ended
    },
  }
}

/** One verb of the terminal, run to its end. */
export function runVerb(...args: string[]): Promise<{ code: number; out: string; errors: string }> {
  return new Promise((done) => {
    execFile(program, args, { env: surroundings, maxBuffer: 16 * 1024 * 1024 }, (error, out, errors) =>
      done({ code: error ? Number(error.code ?? 1) : 0, out, errors }),
    )
  })
}

/** One verb of the terminal that is not waited for, so that it can be killed in the middle. */
export function startVerb(...args: string[]): { end(signal: 'SIGKILL'): Promise<void> } {
  const started = spawn(program, args, { env: surroundings, stdio: 'ignore' })
  const ended = new Promise<void>((done) => started.once('exit', () => done()))
  return {
    end(signal) {
      started.kill(signal)
      return ended
    },
  }
}

/** The process that keeps the database of a data folder, or null. */
export function findDatabaseProcess(dataFolder: string): number | null {
  const file = join(dataFolder, 'cluster', 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return isAlive(pid) ? pid : null
}

/** A process that ended but that nobody waited for yet does not live. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const status = `/proc/${pid}/stat`
  return !existsSync(status) || !/\) Z /.test(readFileSync(status, 'utf8'))
}

/** Asks again until it is so, because processes end in their own time. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isSo()) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`Waited in vain: ${what}`)
}
