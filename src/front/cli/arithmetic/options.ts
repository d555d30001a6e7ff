import { type ParseArgsConfig, parseArgs } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

/** The words after a command; what cannot be meant is told, not guessed. */
export function readWords<const O extends Options>(args: string[], options: O) {
  try {
    const all = { ...options, json: { type: 'boolean' } } as const
    return parseArgs({ args, options: all, allowPositionals: true, strict: true })
  } catch (error) {
    return { wrong: (error as Error).message }
  }
}

export const text = { type: 'string' } as const

/** What is wrong with an option; `words` carries it out of the reading. */
export class WrongOption extends Error {}

type Bounds = { above?: number; below?: number; from?: number; to?: number; isWhole?: boolean }

/** An option that is a number within bounds; undefined where it was not given. */
export function numberOption(name: string, given: string | undefined, bounds: Bounds = {}): number | undefined {
  if (given === undefined) return undefined
  const value = given.trim() === '' ? Number.NaN : Number(given)
  const { above = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = bounds
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, isWhole = false } = bounds
  const isRight = Number.isFinite(value) && value > above && value < below && value >= from && value <= to
  if (isRight && (!isWhole || Number.isSafeInteger(value))) return value
  const range = [
    isWhole ? 'a whole number' : 'a number',
    ...(above > -Infinity ? [`above ${above}`] : []),
    ...(from > -Infinity ? [`from ${from}`] : []),
    ...(below < Infinity ? [`below ${below}`] : []),
    ...(to < Infinity ? [`up to ${to}`] : []),
  ]
  throw new WrongOption(`--${name} is ${range.join(' ')}, not "${given}"`)
}

/** An option that is one of a few words. */
export function wordOption<const Word extends string>(
  name: string,
  given: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (given === undefined || (words as readonly string[]).includes(given)) return given as Word | undefined
  throw new WrongOption(`--${name} is one of ${words.join(', ')}, not "${given}"`)
}

/** Runs a reading of options; a wrong one becomes words. */
export function orWrong<Read>(read: () => Read): Read | { wrong: string } {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof WrongOption)) throw error
    return { wrong: error.message }
  }
}
