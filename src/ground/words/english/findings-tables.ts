import type { Finding } from '../../platform/finding.ts'

/** What to say of one finding and what to do about it. Its row, column and count are shown beside the sentence. */
type FindingSentence = (finding: Finding) => string

/** One sentence for each code of the readers of tables: contract lists, program maps, standards and counts. */
const sentences = {
  'file-too-large': ({ expected }) =>
    `The file is larger than can be read at once (${expected} bytes). Split it by year or leave out columns that are not needed.`,
  'not-a-table-spreadsheet-or-zip': () =>
    'This is an Excel workbook or a zip file, and here a CSV is read. Open it, choose “Save as”, then “CSV UTF-8”, and bring that file.',
  'not-a-table-old-spreadsheet': () =>
    'This is an Excel workbook of the kind before 2007. Open it, save it as .xlsx or CSV, and bring that file.',
  'not-a-table-pdf': () => 'This is a PDF. Ask for the list it was printed from, as CSV.',
  'not-a-table-web-page': () =>
    'This is a web page, often a sign-in page that was saved in place of the file. Download the list again.',
  'not-a-table-binary-file': () =>
    'This file is not text, so it is not a CSV. Save the list as CSV and bring that file.',
  'empty-file': () => 'The file is empty.',
  'no-header': () => 'The first row holds data, not the names of columns. Add a first row with a name for each column.',
  'too-many-columns': ({ found, expected }) => `The file has ${found} columns; up to ${expected} can be read.`,
  'too-many-rows': ({ expected }) => `The file has more than ${expected} rows. Split it by year.`,
  'quote-not-closed': () =>
    'A quotation mark is opened and never closed, so the rest of the file cannot be told apart. Look near this row.',
  'unreadable-table': () => 'The rows cannot be told apart from here on.',
  'not-utf-8': () =>
    'The file is not in UTF-8. It was read as Windows Latin-1; look at names with accents, and save as “CSV UTF-8” next time.',
  'title-above-header': () => 'There is a title above the names of the columns; it was passed over.',
  'repeated-header': () => 'Two columns have the same name; the first one is read.',
  'ragged-row': ({ found, expected }) =>
    `The row has ${found} cells where the header has ${expected}, so its values may stand in the wrong columns. Often a comma without quotation marks.`,
  'cell-too-long': ({ expected }) => `A cell holds more than ${expected} characters.`,
  'no-rows': () => 'The file has names of columns and no rows.',
  'unreadable-amount': () => 'The amount cannot be read.',
  'ambiguous-amount': ({ expected }) =>
    `The amount means different sums in different countries. Write it like ${expected}.`,
  'amount-too-large': () => 'The amount is too large to be kept exactly to the cent.',
  'fraction-of-a-cent': () => 'The amount goes below whole cents. Round it in the source.',
  'unreadable-day': () => 'The day cannot be read. Write it as year-month-day, or month/day/year.',
  'no-such-day': () =>
    'There is no such day, or it lies outside the years 1900 to 2199. If the day stands before the month, write year-month-day.',
  'spreadsheet-day-number': () =>
    'This is the number by which a spreadsheet keeps a day. Format the column as a date and save the CSV again.',
  'unreadable-month': () => 'The month cannot be read. Write it like 2026-07.',
  'no-contract-number-column': ({ found, expected }) =>
    `No column holds the number of the contract, so this is not yet a list of contracts; a list of programs or sites is another thing. Its columns are: ${found}. A column named like one of these would do: ${expected}.`,
  'no-contract-provider-column': ({ found, expected }) =>
    `No column holds the provider. Its columns are: ${found}. A column named like one of these would do: ${expected}.`,
  'column-not-found': () => 'The list has no column for this; contracts are read without it.',
  'no-contract-number': () => 'The row has no contract number.',
  'no-provider': () => 'The row has no provider.',
  'missing-amount': () => 'The amount is blank. It is kept as missing, not as zero.',
  'zero-amount': () => 'The amount is zero, as for a renewal that adds time and no money.',
  'negative-amount': () => 'The amount is below zero, as for an amendment that takes money back.',
  'negative-paid': () => 'What was paid is below zero, as after a return of money.',
  'paid-above-amount': () =>
    'More was paid than the amount. It may be right: late payments of an earlier term, or an amount of this item alone.',
  'repeated-item': () =>
    'The same item of a contract stands in the file more than once. The longest term is read and the others are not added, since they mostly lie within it.',
  'contract-in-several-rows': () =>
    'The same contract stands in several rows with different starts. Their amounts are added; check that they do not contain each other.',
  'end-before-start': () => 'The last day comes before the first.',
  'missing-day': () => 'A first or last day is blank.',
  'contract-under-several-providers': () =>
    'A contract number stands under more than one provider: a change of name or of hands, or a mistake. The latest is shown.',
  'contract-under-several-departments': () =>
    'A contract number stands under more than one department. The latest is shown.',
  'no-map-column': ({ found, column }) => `The map of programs has no column ${column}. Its columns are: ${found}.`,
  'unknown-contract': ({ found }) => `The contract ${found} is not in the list of contracts.`,
  'no-program': () => 'The row names no program.',
  'no-program-type': () => 'The row has no program type.',
  'program-described-twice': ({ found }) =>
    `Rows ${found} give the same program another type or population. The first row is kept.`,
  'duplicate-row': ({ found }) => `Rows ${found} say the same. One is kept.`,
  'overlapping-days': ({ found }) =>
    `Rows ${found} give the same program and project for days that overlap, which would count people twice. The first row is kept.`,
  'project-in-several-contracts': ({ found, count }) =>
    `Project ${found} serves ${count} contracts. That is fine; each of them is shown the whole project’s results.`,
  'contract-without-project': ({ found }) =>
    `Contracts with no project behind them in the map, so that no results can be read for them: ${found}.`,
  'project-without-contract': ({ found }) => `Projects of the export that belong to no contract in the map: ${found}.`,
  'unknown-project': ({ found }) => `Projects of the map that are not in the export: ${found}.`,
  'no-standards-column': ({ found, column }) =>
    `The list of standards has no column ${column}. Its columns are: ${found}.`,
  'unknown-measure': ({ found, expected }) => `The measure “${found}” is not known. Known are: ${expected}.`,
  'missing-threshold': () => 'The minimum or the target is blank.',
  'unreadable-share': ({ found }) => `“${found}” cannot be read as a share. Write it like 40% or 0.4.`,
  'share-above-one': ({ found }) => `“${found}” is more than the whole. If a percentage is meant, write the sign: 40%.`,
  'unreadable-number': ({ found }) => `“${found}” cannot be read as a number. Write it like 90 or 4.5.`,
  'unreadable-days': ({ found }) => `“${found}” cannot be read as a number of days.`,
  'no-direction': () => 'The direction says which way is better: increase or decrease.',
  'direction-against-measure': ({ expected }) => `For this measure the better direction is ${expected}.`,
  'missing-start': () => 'A standard needs the day from which it holds.',
  'target-on-the-worse-side': ({ found, expected }) =>
    `The target is worse than the minimum (${found}) when the direction is ${expected}. Look whether the two, or the direction, were exchanged.`,
  'standard-given-twice': ({ found }) =>
    `Rows ${found} give a standard for the same programs, measure and day. Neither is taken until one remains.`,
  'no-counts-column': ({ found, column }) => `The counts have no column ${column}. Their columns are: ${found}.`,
  'unknown-program': ({ found }) => `The program “${found}” is not one that reports here.`,
  'missing-period': () => 'The row names no month.',
  'unreadable-count': () => 'This is not a count. Write a whole number; leave the cell blank if it is not known.',
  'suppressed-count': () =>
    'The count was suppressed before it came here (like “<11”). A suppressed count is neither zero nor missing: ask for the number itself.',
  'negative-count': () => 'A count cannot be below zero.',
  'not-a-whole-number': () => 'A count is a whole number.',
  'numerator-above-denominator': ({ found }) =>
    `The numerator is larger than the denominator (${found}): some of a group cannot be more than the group.`,
  'half-a-count': () => 'Only one of numerator and denominator is given, so the result is missing.',
  'counted-twice': ({ found }) =>
    `Rows ${found} count the same program, measure and month. Neither is taken until one remains.`,
} satisfies Record<string, FindingSentence>

export const findingsTables: Record<keyof typeof sentences, FindingSentence> = sentences
