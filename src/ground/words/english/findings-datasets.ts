import type { Finding } from '../../platform/finding.ts'

type FindingSentence = (finding: Finding) => string

/** One sentence for each code of the reader of declared tables. The cell stands beside the sentence. */
const sentences = {
  'dataset-column-missing': ({ column, found }) =>
    `The file has no column “${column}”. Its columns are: ${found}. Name the column so, or use the spreadsheet made for you.`,
  'dataset-column-absent': ({ column }) =>
    `The file has no column “${column}”. It is not needed; its values are missing.`,
  'dataset-columns-unknown': ({ found }) => `These columns are not asked for, and were not read: ${found}.`,
  'dataset-too-large-for-copy': ({ expected }) =>
    `A file above ${expected} MB is not sent back marked. The findings name its rows: mend them in your system.`,
  'dataset-no-rows': () => 'The file has no rows. If there is nothing to report, say which months the file covers.',
  'dataset-no-programs': () => 'This provider has no programs yet. Add them to the map, then bring the file again.',
  'dataset-program-not-told': ({ found }) =>
    `The form has no column for the program, and the sender has ${found} programs. Add such a column to the form.`,
  'dataset-program-unknown': ({ found, expected }) => `“${found ?? ''}” is none of the programs: ${expected}.`,
  'dataset-program-of-several': ({ found }) =>
    `“${found}” is a program of more than one provider. Bring the file for one provider.`,
  'cell-needed': () => 'The cell is blank and must be filled in.',
  'not-a-choice': ({ found, expected }) => `“${found}” is none of the allowed values: ${expected}.`,
  'not-yes-or-no': ({ found }) => `“${found}” is neither yes nor no.`,
  'not-a-number': ({ found }) => `“${found}” is not a number. Write digits, with a point for decimals.`,
  'not-whole': ({ found }) => `“${found}” is not a whole number.`,
  'below-smallest': ({ found, expected }) => `${found} is below ${expected}, the least that can be right.`,
  'above-largest': ({ found, expected }) => `${found} is above ${expected}, the most that can be right.`,
  'row-twice': ({ expected }) => `The same row stands in the file already, in row ${expected}. Keep one of them.`,
  'reference-unknown': ({ expected }) =>
    `This does not stand in the table “${expected}”. Send that table first, or mend the cell.`,
  'day-outside-months': ({ found, expected }) =>
    `${found} lies outside the months that the file is for (${expected}). Remove the row, or change the months.`,
  'day-in-the-future': () => 'The day has not come yet.',
  'total-differs': ({ found, expected }) => `The sheet says ${found}; the rows come to ${expected}.`,
  'total-not-found': ({ column, expected }) => `The total “${column}” was not found. The rows come to ${expected}.`,
  'rows-unlike-history': ({ found, expected }) =>
    `The number of rows is unusual: ${found}, where the months before lead to expect ${expected}. If it is right, nothing needs to be done.`,
  'level-unlike-history': ({ found, expected }) =>
    `The average is unusual: ${found}, where the months before lead to expect ${expected}. If it is right, nothing needs to be done.`,
  'hidden-sheets-not-read': ({ found }) => `Hidden sheets were not read: ${found}.`,
  'merged-cells': ({ found }) =>
    `Cells are merged (${found}). Only the first of them has the value, and the others are read as blank.`,
  'formulas-read-as-values': () => 'Cells hold formulas. They were read as the values that the file was saved with.',
  'formulas-without-value': () =>
    'Formulas were never worked out, so they have no value to read. Open the file, save it, and bring it again.',
  'unreadable-parquet': () => 'The Parquet file cannot be read. Write it again, or bring the table as CSV.',
} satisfies Record<string, FindingSentence>

export const findingsDatasets: Record<keyof typeof sentences, FindingSentence> = sentences
