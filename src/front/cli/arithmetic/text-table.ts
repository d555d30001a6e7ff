/** A number as a person reads it: at most five figures that count; a dash where there is none. */
export const shown = (value: number | null | undefined): string =>
  value === null || value === undefined ? '-' : Number.isInteger(value) ? `${value}` : `${Number(value.toPrecision(5))}`

/** Rows of cells with their columns in line; the first column to the left, the others to the right. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, at) => rows.reduce((most, row) => Math.max(most, row[at]!.length), name.length))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  ')
      .trimEnd()
  return `${[header, ...rows].map(line).join('\n')}\n`
}
