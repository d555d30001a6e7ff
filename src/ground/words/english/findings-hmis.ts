import type { Finding } from '../../platform/finding.ts'

/** What to say of one finding in an HMIS export. Its file, row, column and count are shown beside the sentence. */
type FindingSentence = (finding: Finding) => string

const sentences = {
  'source-not-found': () => 'There is no such file or folder.',
  'not-a-zip': () => 'This file is not a zip. Bring the zip that the HMIS exported, or the folder of its CSV files.',
  'zip-inside-zip': () => 'The zip holds another zip. Unpack it once and bring the inner one.',
  'zip-path-climbs-out': () => 'The zip names a file outside itself. Make the export again; do not use this zip.',
  'zip-encrypted': () => 'The zip is protected by a password. Bring it without one.',
  'zip-damaged': () => 'A file in the zip is damaged: its size or check sum does not hold. Download the export again.',
  'zip-with-too-many-files': ({ found, expected }) => `The zip holds ${found} files; up to ${expected} can be read.`,
  'source-too-large': ({ found, expected }) =>
    `The export is too large (${found}; up to ${expected}). Export fewer years.`,
  'file-twice': () => 'The same file stands in the export twice.',
  'file-missing': () => 'The export lacks this file. Export again as “HMIS CSV”, all files.',
  'column-missing': ({ expected }) => `The column ${expected} is missing.`,
  'file-unreadable': () => 'The file cannot be taken apart as CSV. Export it again.',
  'no-rows': () => 'The file holds no record that can be used.',
  'export-dates-unreadable': () =>
    'The export’s own days (made on, from, to) cannot be read, so nobody can tell what it covers.',
  'optional-file-missing': () =>
    'The export lacks this file. What depends on it is not applicable or shown without it.',
  'not-utf-8': () => 'The file is not in UTF-8. It was read as Windows Latin-1; look at names with accents.',
  'column-twice': () => 'Two columns have the same name; the first one is read.',
  'columns-unknown': ({ count }) =>
    `The file has columns that the standard does not know (${count}). They are not read.`,
  'csv-version-unknown': () =>
    'The export names a version of the standard other than FY2024 or FY2026. Codes of other years differ.',
  'export-rows-several': ({ found }) => `The export describes itself ${found} times. The row made last speaks for it.`,
  'sources-several': ({ found }) =>
    `The export names ${found} sources. It is read as one, under the name of the row made last.`,
  'record-malformed': () =>
    'The record has too few or too many columns, or a quotation mark that is never closed. It is left out.',
  'project-id-missing': () => 'The project has no ProjectID. It is left out.',
  'project-duplicate': () => 'The ProjectID stands in the file more than once. The first one is kept.',
  'project-type-unknown': () => 'The project type is no code of the standard. The project and its stays are left out.',
  'project-unknown': () =>
    'The enrollment belongs to no project of the export, or to one that was left out. It is left out.',
  'enrollment-id-missing': () => 'The enrollment has no EnrollmentID. It is left out.',
  'enrollment-duplicate': () => 'The EnrollmentID stands in the file more than once. The first one is kept.',
  'entry-date-unreadable': () => 'The entry day is missing or cannot be read. The stay is left out.',
  'exit-date-unreadable': () =>
    'The exit day is missing or cannot be read. The stay is left out: without the exit it would count as still open.',
  'exit-before-entry': () => 'The exit comes before the entry. The stay is left out.',
  'exit-without-enrollment': () => 'The exit belongs to no enrollment of the export. It is left out.',
  'exit-twice': () => 'An enrollment has more than one exit. The first in the file is kept.',
  'inventory-unreadable': () =>
    'The start or end of the inventory cannot be read. The row is left out, so utilization may be too high.',
  'units-above-beds': () => 'The inventory has more units than beds. It is read as it is.',
  'household-id-missing': () => 'The stay has no HouseholdID. It counts as a household of its own.',
  'person-id-missing': () =>
    'The stay has no PersonalID. It counts as a person of its own, who is never found to return.',
  'move-in-unreadable': () => 'The move-in day cannot be read. The stay counts as not moved in.',
  'destination-unknown': () => 'The destination is no code of the standard. It counts as missing.',
  'entry-in-future': () => 'The entry lies after the day of the export.',
  'exit-in-future': () => 'The exit lies after the day of the export.',
  'household-without-head': () => 'The household has no head. The earliest entry stands for it.',
  'household-with-several-heads': () => 'The household has several heads. The one who entered first stands for it.',
  'move-in-outside-stay': () => 'The head’s move-in lies before the entry or after the exit. It is not used.',
  'bed-nights-outside-stay': () =>
    'Bed nights lie outside their stay: before the entry, or on or after the exit day. They are not counted.',
  'night-by-night-without-nights': () =>
    'Night-by-night projects have stays but no recorded bed nights, so their nights are zero.',
  'residential-project-without-inventory': () =>
    'Residential projects have no inventory, so their utilization is not applicable.',
  'one-organization-only': () =>
    'The export holds stays of one organization only, so returns cannot be computed. Ask for the community-wide export.',
  'utilization-above-full': ({ found }) =>
    `Utilization is above 100% (the highest: ${found}). Look at beds and at stays without exit.`,
  'column-missing-further': ({ expected }) =>
    `The column ${expected} is missing. What depends on it is empty or shown without it.`,
  'cocs-several': ({ found }) =>
    `The export holds ${found} continuums of care, counted here as one. Name one with --coc XX-500.`,
  'coc-unknown': () =>
    'The continuum of care of these stays is not told: the head has none, and the project has none or several.',
  'continuum-untold': () => 'No project says whether it is a continuum project, so every project is counted.',
  'client-twice': () => 'The PersonalID stands in the file more than once. Its rows are read as one person.',
  'birth-date-unknown': ({ found }) =>
    `The birth date is unknown (${found} clients). They are a group of their own, and never adults or children.`,
  'funders-untold': () => 'The export names no funders, so nobody is in the universe of measure 4.',
  'project-not-in-export': ({ found }) => `The export holds no project ${found}.`,
  'client-not-in-export': () =>
    'The export holds no stay of this client in the projects and up to the end of the period.',
  'income-later-untold': ({ found }) =>
    `Income was not asked again (${found} adults of measure 4). They count as no increase; perhaps the record is only missing.`,
  'system-line-below': ({ found, expected }) =>
    `The wider line of the measure counts fewer persons (${found}) than the narrower one (${expected}).`,
  'system-time-too-long': ({ found, expected }) =>
    `The time homeless is ${found} days (${expected}). Look at starts of homelessness that lie far back.`,
  'system-total-off': ({ found, expected }) => `The total of persons (${found}) does not fit its parts (${expected}).`,
  'system-share-above-hundred': ({ found }) => `The share is above 100% (${found}).`,
} satisfies Record<string, FindingSentence>

export const findingsHmis: Record<keyof typeof sentences, FindingSentence> = sentences
