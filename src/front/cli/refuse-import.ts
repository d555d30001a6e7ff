import { wordsOf } from '../../ground/words/words.ts'

/** Says why a verb did nothing, in the shape of a refused file; returns the exit code. */
export function refuseImport(code: string, isJson: boolean): 1 {
  const none = { file: null, row: null, column: null, found: null, expected: null, count: 1 }
  if (isJson)
    process.stdout.write(`${JSON.stringify({ state: 'refused', refused: [{ code, ...none }], findings: [] })}\n`)
  else process.stderr.write(`${wordsOf('en').frame.refusals[code] ?? code}\n`)
  return 1
}
