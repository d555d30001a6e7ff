import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The real program with its demonstration city, served from a temporary data folder, and somebody who is signed in. */
export type StartedCity = { address: string; dataFolder: string; cookie: string; stop(): Promise<void> }

export async function startCity({
  people,
  folder,
}: {
  people: number
  folder?: string | undefined
}): Promise<StartedCity> {
  const dataFolder = folder ?? mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const program = await startProgram(['--demo', '--people', String(people), '--port', '0', '--data', dataFolder])
  const stop = async () => {
    await program.stop()
    if (folder === undefined) rmSync(dataFolder, { recursive: true, force: true })
  }
  try {
    return { address: program.address, dataFolder, cookie: await signIn(program.address, dataFolder), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The real program, started with these arguments, and the address that it prints. */
export async function startProgram(
  args: string[],
): Promise<{ address: string; processId: number; stop(): Promise<void> }> {
  const program = spawn('bin/throughline', ['start', ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((done) => program.on('close', () => done()))
  const address = await new Promise<string>((done, fail) => {
    let told = ''
    program.stdout.on('data', (part: Buffer) => {
      told += part.toString('utf8')
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(told)
      if (found) done(found[0])
    })
    program.on('exit', (code) => fail(new Error(`the program ended with ${code}`)))
  })
  const stop = async () => {
    program.kill('SIGTERM')
    await ended
  }
  return { address, processId: program.pid!, stop }
}

async function signIn(address: string, dataFolder: string): Promise<string> {
  const linked = spawn('bin/throughline', ['sign-in', 'demo', '--data', dataFolder, '--port', new URL(address).port])
  let link = ''
  for await (const part of linked.stdout) link += part
  const answer = await fetch(link.trim(), { redirect: 'manual' })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  if (cookies.length === 0) throw new Error(`signing in gave no cookie (${answer.status})`)
  return cookies.join('; ')
}
