import type { Command } from './command.ts'
import { findCommand, listCommands } from './commands.ts'

// Whoever reads may have seen enough (`| head`): what is left to say is not said, and the verb goes on to its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

const [name, ...args] = process.argv.slice(2)

process.exitCode = await main(name, args)

async function main(verb: string | undefined, rest: string[]): Promise<number> {
  if (!verb || verb === '--help' || verb === 'help') {
    process.stdout.write(await overview())
    return verb ? 0 : 2
  }
  const command = await findCommand(verb)
  if (!command) {
    process.stderr.write(`There is no command "${verb}". See bin/throughline --help.\n`)
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${command.help.trim()}\n`)
    return 0
  }
  if (!command.needsNoWords) await import('../../ground/words/know-all-languages.ts')
  return command.run(rest)
}

async function overview(): Promise<string> {
  const commands: Command[] = await listCommands()
  const lines = commands.map((command) => `  ${command.name.padEnd(12)} ${command.summary}`)
  return `throughline COMMAND [options]\n\n${lines.join('\n')}\n\nEach command explains itself: throughline COMMAND --help\n`
}
