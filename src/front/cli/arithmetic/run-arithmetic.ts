import { describeFinding } from '../../../ground/words/describe-finding.ts'
import { arithmeticSentences } from '../arithmetic-words.ts'
import { TableRefused } from './read-rows.ts'
import { InputRefused } from './refused-input.ts'

export type Answered<Answer> = { wrong: string } | { answer: Answer }

type Refused = {
  code: string
  file: string
  row: number | null
  column: string | null
  found: string | null
  expected: string | null
  count: number
}

/**
 * Computes and prints: one JSON object, or lines that a person reads. What cannot be computed is refused with file, row,
 * column and what to do. Returns the exit code.
 */
export async function runArithmetic<Answer>(
  { command, isJson }: { command: string; isJson: boolean },
  compute: () => Promise<Answered<Answer>>,
  textOf: (answer: Answer) => string,
): Promise<0 | 1 | 2> {
  try {
    const told = await compute()
    if ('wrong' in told) {
      process.stderr.write(`${told.wrong}\nSee bin/throughline ${command} --help.\n`)
      return 2
    }
    process.stdout.write(isJson ? `${JSON.stringify(told.answer)}\n` : textOf(told.answer))
    return 0
  } catch (error) {
    const refused = refusalsOf(error)
    if (refused === null) throw error
    if (isJson)
      process.stdout.write(`${JSON.stringify({ refused: refused.map(({ says: _, isWhole: __, ...rest }) => rest) })}\n`)
    else process.stderr.write(`${refused.map(lineOf).join('\n')}\n`)
    return 1
  }
}

type Told = Refused & { says: string; isWhole?: boolean }

function refusalsOf(error: unknown): Told[] | null {
  if (error instanceof TableRefused)
    return error.findings.map(({ grade: _, ...rest }) => ({
      ...rest,
      // its sentence names the file and the row
      isWhole: true,
      says: describeFinding({ grade: 'stops', ...rest }, 'en'),
    }))
  if (error instanceof InputRefused) {
    const { code, spot } = error
    const { file, row = null, column = null, found = null, expected = null } = spot
    const says = arithmeticSentences[code](found ?? '', expected ?? '')
    return [{ code, file, row, column, found, expected, count: 1, says }]
  }
  // the arithmetic itself says which value it cannot take
  if (!(error instanceof RangeError) || /call stack|array length|string length/i.test(error.message)) return null
  const found = error.message
  const says = arithmeticSentences['not-computable'](found)
  return [{ code: 'not-computable', file: '', row: null, column: null, found, expected: null, count: 1, says }]
}

function lineOf({ code, file, row, column, says, isWhole }: Told): string {
  if (isWhole) return `${says} [${code}]`
  const place = [file, row !== null && `row ${row}`, column !== null && `column ${column}`].filter(Boolean).join(', ')
  return `${place === '' ? '' : `${place}: `}${says} [${code}]`
}
