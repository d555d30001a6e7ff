import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type Day, isDay } from '../../ground/platform/day.ts'

/** What every command knows that asks an export: the term, how it prints, where it unpacks. */
const ofEverySource = {
  from: { type: 'string' },
  to: { type: 'string' },
  'work-folder': { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const satisfies ParseArgsConfig['options']

type Options = NonNullable<ParseArgsConfig['options']>
type Parsed<O extends Options> = ReturnType<typeof parseWords<O>>['values']

const parseWords = <const O extends Options>(args: string[], own: O) =>
  parseArgs({ args, options: { ...ofEverySource, ...own }, allowPositionals: true, strict: true })

/**
 * Reads the words after a command that asks one SOURCE about a term; what cannot be meant is told, not guessed. `own` are
 * the options of that command beside `--from`, `--to`, `--work-folder`, `--json` and `--help`.
 */
export function readSourceWords<const O extends Options>(
  args: string[],
  own: O,
):
  | { help: true }
  | { wrong: string }
  | { source: string; from: Day; to: Day; isJson: boolean; workFolder: string | null; values: Parsed<O> } {
  let parsed: ReturnType<typeof parseWords<O>>
  try {
    parsed = parseWords(args, own)
  } catch (error) {
    return { wrong: (error as Error).message }
  }
  const { values, positionals } = parsed
  const shared: { [Name in keyof typeof ofEverySource]?: string | boolean } = values
  if (shared.help) return { help: true }
  const [source] = positionals
  if (source === undefined || positionals.length > 1) return { wrong: 'name one SOURCE, a zip or a folder' }
  const { from, to } = shared
  if (typeof from !== 'string' || typeof to !== 'string' || !isDay(from) || !isDay(to))
    return { wrong: '--from and --to are days, such as 2025-10-01 and 2026-09-30' }
  if (from > to) return { wrong: '--from lies after --to' }
  const folder = shared['work-folder']
  return {
    ...{ source, from, to, values },
    isJson: shared.json === true,
    workFolder: typeof folder === 'string' ? folder : null,
  }
}

export const isOneOf = <Text extends string>(list: readonly Text[], text: string): text is Text =>
  list.includes(text as Text)
