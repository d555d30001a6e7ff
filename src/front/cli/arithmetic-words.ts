/** What is wrong with a file or an option of the commands that only compute, and what to do about it. */
export const arithmeticSentences = {
  'no-such-source': (found: string) => `There is no file ${found}: name a CSV file, or - for standard input.`,
  'column-needed': (found: string, expected: string) =>
    `The columns are ${found}; needed: ${expected}. Rename or add the column.`,
  'cell-blank': (_: string, expected: string) =>
    `The cell is blank; expected ${expected}. Fill it in, or take the row out.`,
  'cell-not-number': (found: string, expected: string) =>
    `"${found}" is not ${expected}. Write digits with a point, such as 12 or 0.5; leave a missing value blank.`,
  'cell-too-large': (found: string) => `${found} is beyond a million millions. Write it in a larger unit.`,
  'cell-below-zero': (found: string) =>
    `${found} is below 0. A count or a denominator cannot be: mend it at the source.`,
  'part-above-whole': (found: string, expected: string) =>
    `A numerator of ${found} is above its denominator of ${expected}. Mend the row; if it is a rate or a ratio, say so (see --help).`,
  'cell-not-date': (found: string) => `"${found}" is no date. Write 2026-07-01, or 2026-07 for the month.`,
  'date-twice': (found: string, expected: string) =>
    `${found} stands in a month that came in row ${expected}. Keep one; for points that are no months: --calendar rows.`,
  'date-out-of-order': (found: string, expected: string) =>
    `${found} comes after ${expected}. Sort the file by date, oldest first.`,
  'unit-twice': (found: string, expected: string) =>
    `"${found}" came in row ${expected}. Add the two up, or rename one.`,
  'stratum-not-declared': (found: string, expected: string) =>
    `"${found}" is none of the declared strata (${expected}). Add it to --strata, or mend the row.`,
  'date-not-there': (found: string) => `No point has the date ${found}, which an option names. Mend the option.`,
  'table-not-json': (found: string) =>
    `This is no table: ${found}. Expected {"cells": [[1, 2], [3, 4]]} with rows of one length, or the rows alone.`,
  'nothing-to-compute': (found: string) => `There is nothing to compute from: ${found}.`,
  'not-computable': (found: string) => `This cannot be computed: ${found}.`,
} satisfies Record<string, (found: string, expected: string) => string>
