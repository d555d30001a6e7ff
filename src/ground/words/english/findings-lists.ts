import type { Finding } from '../../platform/finding.ts'

/** What to say of one finding and what to do about it. Its row, column and count are shown beside the sentence. */
type FindingSentence = (finding: Finding) => string

/** One sentence for each code of workbooks, and of what fewer contract lists tell. */
const sentences = {
  'workbook-with-password': () =>
    'The workbook is locked with a password. Open it, take the password off (File, Info, Protect Workbook), save, and bring it again.',
  'not-a-workbook': () => 'This is a zip file and not an Excel workbook. Take the list out of it and bring the list.',
  'workbook-with-entities': () =>
    'A part of the workbook defines entities, which no spreadsheet program writes. It was not opened. Save the list as CSV from the program it came from.',
  'workbook-too-large': () =>
    'Unpacked, the workbook is far larger than a list can be, so it was not opened. Save the one sheet as CSV.',
  'unreadable-workbook': () =>
    'The workbook is damaged or of a kind that cannot be read. Open it, save it as .xlsx again, or save the sheet as CSV.',
  'workbook-too-slow': () => 'The workbook took longer than a minute to read. Save the one sheet as CSV.',
  'no-such-sheet': ({ found, expected }) => `The workbook has no sheet “${found}”. Its sheets are: ${expected}.`,
  'other-sheets-not-read': ({ found, expected }) =>
    `The sheet “${expected}” was read. These hold something too and were not: ${found}.`,
  'wrong-uei': () =>
    'This is no Unique Entity ID: 12 letters and digits, never O or I. The provider is met by its name.',
  'wrong-ein': () => 'This is no Employer Identification Number: 9 digits. The provider is met by its name.',
  'unreadable-fiscal-year': ({ expected }) =>
    `The fiscal year cannot be read. Write the year in which it ends, like ${expected}, or both years: 2025-26.`,
  'steps-out-of-order': () =>
    'The days of need, solicitation, award, signature and first payment do not follow each other. They are kept as they are.',
  'refers-to-itself': () => 'The contract names itself. This is left out.',
  'amount-without-year': () =>
    'Obligated and invoiced amounts are kept by fiscal year. The row names no year, so this one is left out.',
  'contract-under-two-numbers': ({ found }) =>
    `Two numbers have the same provider, title, term and amount, so they may be one contract: ${found}. Both are kept.`,
  'provider-with-two-ueis': ({ found }) =>
    `One provider is listed with two Unique Entity IDs: ${found}. The first that was known is kept.`,
  'unknown-referred-contract': ({ found }) =>
    `The contract ${found ?? ''} is named as a master or a predecessor, and stands neither in this list nor in the register.`,
  'all-or-nothing': ({ found }) =>
    `Rows that cannot be understood: ${found}. All or nothing was chosen, so nothing was taken in.`,
} satisfies Record<string, FindingSentence>

export const findingsLists: Record<keyof typeof sentences, FindingSentence> = sentences
