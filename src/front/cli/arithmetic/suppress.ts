import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { text as readStream } from 'node:stream/consumers'
import { z } from 'zod'
import type { CountTable } from '../../../ground/statistics/audit-table.ts'
import { suppressTable } from '../../../ground/statistics/suppress-table.ts'
import { suppressionThreshold } from '../../../ground/statistics/suppression.ts'
import type { Command } from '../command.ts'
import { numberOption, orWrong, readWords, text, wordOption } from './options.ts'
import { InputRefused } from './refused-input.ts'
import { runArithmetic } from './run-arithmetic.ts'
import { textTable } from './text-table.ts'

const usage = 'throughline suppress TABLE.json [--threshold 11] [--totals both|rows|columns] [--json]'

const help = `${usage}

Hides the small counts of a table, and as few others as keep them hidden from whoever adds and subtracts.

  TABLE.json          {"cells": [[12, 3], [40, 25]], "totals": "both"}, or the rows alone; - reads standard input. Whole numbers
                      from 0, rows of one length, without the totals: they are taken to be published
  --threshold         counts from 1 to one below it are hidden; 0 is shown: 11
  --totals            which totals are published beside the table: both (default), rows, columns. A list with its total is one
                      row with rows
  --json              prints one JSON object on standard output (docs/schemas/suppress.schema.json)

Exit code: 0 done; 1 refused, with file, row, column and what to do; 2 wrong use.

JSON: {cells, audit, primary, complementary, isSafe, threshold, totals}
  cells               rows of counts, "suppressed" in place of what is hidden
  audit               rows; for each hidden cell {lower, upper}: the least and the most that is possible for who knows the
                      totals, and of which cells are small; upper null: no bound. null where the cell is shown
  primary             cells hidden because they are small
  complementary       cells hidden because a small one could be found from them
  isSafe              false: even with every cell hidden a small count could be found. Do not publish these totals
  threshold, totals   as they were taken
  A refusal prints {refused: [{code, file, row, column, found, expected, count}]}; row and column are those of the cell, from 1.
`

export const suppressCommand: Command = {
  name: 'suppress',
  summary: 'hide the small counts of a table, and what would give them away',
  help,
  needsNoWords: true,
  async run(args) {
    const isJson = args.includes('--json')
    const use = orWrong(() => readUse(args))
    return runArithmetic(
      { command: 'suppress', isJson },
      async () => ('wrong' in use ? use : { answer: await hide(use) }),
      toText,
    )
  },
}

const allTotals = ['both', 'rows', 'columns'] as const
type Use = { source: string; threshold: number; totals: (typeof allTotals)[number] | undefined }

function readUse(args: string[]): Use | { wrong: string } {
  const parsed = readWords(args, { threshold: text, totals: text })
  if ('wrong' in parsed) return parsed
  const { values, positionals } = parsed
  const [source] = positionals
  if (source === undefined || positionals.length > 1) return { wrong: 'Name one TABLE.json, or - for standard input' }
  return {
    source,
    threshold: numberOption('threshold', values.threshold, { isWhole: true, from: 2 }) ?? suppressionThreshold,
    totals: wordOption('totals', values.totals, allTotals),
  }
}

const cellsSchema = z.array(z.array(z.unknown()).min(1)).min(1)
const tableSchema = z.union([
  cellsSchema.transform((cells) => ({ cells, totals: undefined })),
  z.strictObject({ cells: cellsSchema, totals: z.enum(allTotals).optional() }),
])
/** A larger table takes minutes; what is published at once is smaller. */
const mostCells = 10_000

async function readTable(source: string): Promise<{ file: string; table: CountTable }> {
  const file = source === '-' ? 'standard input' : basename(source)
  if (source !== '-' && !existsSync(source)) throw new InputRefused('no-such-source', { file, found: source })
  const given = source === '-' ? await readStream(process.stdin) : await readFile(source, 'utf8')
  const no = (found: string) => new InputRefused('table-not-json', { file, found })
  if (given.trim() === '') throw no('the file is empty')
  let told: unknown
  try {
    told = JSON.parse(given)
  } catch (error) {
    throw no((error as Error).message)
  }
  const read = tableSchema.safeParse(told)
  if (!read.success) throw no('it holds no rows of cells')
  const { cells, totals } = read.data
  if (cells.length * cells[0]!.length > mostCells) throw no(`it has more than ${mostCells} cells`)
  cells.forEach((line, row) => {
    if (line.length !== cells[0]!.length)
      throw no(`row ${row + 1} has ${line.length} cells, the first ${cells[0]!.length}`)
    line.forEach((value, column) => {
      const spot = { file, row: row + 1, column: `${column + 1}`, found: JSON.stringify(value) }
      if (typeof value === 'number' && value < 0) throw new InputRefused('cell-below-zero', spot)
      if (!Number.isSafeInteger(value))
        throw new InputRefused('cell-not-number', { ...spot, expected: 'a whole number from 0' })
    })
  })
  return { file, table: { cells: cells as number[][], ...(totals === undefined ? {} : { totals }) } }
}

async function hide({ source, threshold, totals }: Use) {
  const { table } = await readTable(source)
  const taken = totals ?? table.totals ?? 'both'
  const { cells, audit, ...rest } = suppressTable({ ...table, totals: taken }, threshold)
  return {
    cells: cells.map((line) => line.map((value) => value ?? ('suppressed' as const))),
    audit: audit.map((line) =>
      line.map((one) => one && { lower: one.lower, upper: Number.isFinite(one.upper) ? one.upper : null }),
    ),
    ...rest,
    threshold,
    totals: taken,
  }
}

type Answer = Awaited<ReturnType<typeof hide>>

function toText({ cells, audit, primary, complementary, isSafe, totals }: Answer): string {
  const shown = cells.map((line, row) =>
    line.map((value, column) => {
      const bounds = audit[row]![column]
      return bounds ? `[${bounds.lower} to ${bounds.upper ?? 'any'}]` : `${value}`
    }),
  )
  return [
    textTable(
      ['row', ...cells[0]!.map((_, column) => `${column + 1}`)],
      shown.map((line, row) => [`${row + 1}`, ...line]),
    ),
    `\n[least to most]: suppressed, and what a reader could still find out from ${totals === 'both' ? 'all totals' : `totals of ${totals}`}\n`,
    `${primary} small, ${complementary} more to protect them\n`,
    isSafe ? '' : 'NOT SAFE: a small count could be found even so. Do not publish these totals.\n',
  ].join('')
}
