/** Something in a file that a person should know of: where it stands, what was found, what was expected, how often. */
export type Finding = {
  /** stops: the file cannot be understood at all. error: the record is left out and counted. warning: read as it is. */
  grade: 'stops' | 'error' | 'warning'
  /** kebab-case; `words/` holds its sentence, `docs/refusal-codes.md` its meaning */
  code: string
  file: string
  /** first row of the file that shows it (the header is row 1), or null where it concerns the file */
  row: number | null
  column: string | null
  /** never a person's name, number or identifier */
  found: string | null
  expected: string | null
  /** how many rows show it */
  count: number
}
