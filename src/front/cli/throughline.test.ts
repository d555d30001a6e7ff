import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../ground/platform/project-root.ts'

/** Runs the terminal with a reader that goes away before the first word, as `| head` does after the last that it wants. */
function runUnheard(...args: string[]): Promise<{ code: number | null; errors: string }> {
  return new Promise((done) => {
    const ran = spawn(join(projectRoot, 'bin', 'throughline'), args, { stdio: ['ignore', 'pipe', 'pipe'] })
    ran.stdout.destroy()
    let errors = ''
    ran.stderr.on('data', (text) => (errors += text))
    ran.once('close', (code) => done({ code, errors }))
  })
}

test('a verb whose reader has gone says nothing of it and goes on to its end', async () => {
  for (const args of [['--help'], ['spm', '--help']]) expect(await runUnheard(...args)).toEqual({ code: 0, errors: '' })
})
