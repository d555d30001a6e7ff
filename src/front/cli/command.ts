/** One verb of the terminal. `run` prints, and returns the exit code: 0 done, 1 refused with the reason, 2 wrong use. */
export type Command = {
  name: string
  /** one line for the list of commands */
  summary: string
  /** all that `--help` prints: use, options, every field of the JSON */
  help: string
  /** prints figures and words of its own: it starts sooner without the sentences of the screens */
  needsNoWords?: true
  run(args: string[]): Promise<0 | 1 | 2>
}
