import type { Command } from '../command.ts'

// For tests: what a command prints, and how it ends.

/** Runs a command in this process, with what it writes kept and not shown. */
export async function hearCommand(command: Command, args: string[]) {
  const heard = { out: '', err: '' }
  const [out, err] = [process.stdout.write, process.stderr.write]
  process.stdout.write = (text: string | Uint8Array) => {
    heard.out += text
    return true
  }
  process.stderr.write = (text: string | Uint8Array) => {
    heard.err += text
    return true
  }
  try {
    const code = await command.run(args)
    return { code, ...heard }
  } finally {
    process.stdout.write = out
    process.stderr.write = err
  }
}
