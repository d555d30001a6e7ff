import type { arithmeticSentences } from '../arithmetic-words.ts'

export type InputCode = keyof typeof arithmeticSentences

export type Spot = { file: string; row?: number | null; column?: string | null; found?: string; expected?: string }

/** What stops a command that only computes: the code, and where in which file. */
export class InputRefused extends Error {
  readonly code: InputCode
  readonly spot: Spot

  constructor(code: InputCode, spot: Spot) {
    super(code)
    this.code = code
    this.spot = spot
  }
}
