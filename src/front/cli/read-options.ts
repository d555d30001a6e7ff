import { type ParseArgsConfig, parseArgs } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

/** Reads the options of a command; words on what is wrong with them instead of a stack. */
export function readOptions<const O extends Options>(args: string[], options: O) {
  try {
    return parseArgs({ args, options: { ...options, data: { type: 'string' } }, allowPositionals: true, strict: true })
  } catch (error) {
    return { wrong: (error as Error).message }
  }
}

/** Wrong use: the reason and where to read on, exit code 2. */
export function wrongUse(command: string, reason: string): 2 {
  process.stderr.write(`${reason}\nSee bin/throughline ${command} --help.\n`)
  return 2
}
