export const spmUsage =
  'throughline spm SOURCE --from YYYY-MM-DD --to YYYY-MM-DD [--coc XX-500] [--by all|race,age,sex,household,veteran] [--measures 2,7] [--why CLIENT] [--rules FY2024|FY2026] [--work-folder FOLDER] [--json]'

export const groupNames = `                      race: american-indian, asian, black, hispanic, middle-eastern, pacific-islander, white, multiple,
                        unknown; with -hispanic behind it where that was told too
                      age: 0-4, 5-12, 13-17, 18-24, 25-34, 35-44, 45-54, 55-64, 65-up, unknown (on the first day of the
                        period or of the stay, whichever is later)
                      sex: female, male, unknown (exports of FY2024 tell gender, not sex: unknown)
                      veteran: veteran, not-veteran, child, unknown
                      household: with-children, without-children, only-children, unknown`

export const groupsHelp = `  groups              with --by: {race: {black: {the figures above}, ...}, ...}; each client stands in one group of each
                      kind, by its latest stay. Small counts stand as they are: suppress before releasing
${groupNames}`

export const sourceHelp = `  source              sourceId, sourceName, softwareName, csvVersion; exportDate, exportStart, exportEnd as the export says;
                      rowsRead, enrollmentsUsed; files[]: file, rows, deletedRows, bytes, sha256;
                      furtherFiles[]: file, bytes, sha256
  findings[]          grade (error: left out | warning: read as it is), code, file, row (header is 1), column, found, expected, count
  A refusal prints {refused: [{code, file, row, column, found, expected, count}]}.`

export const spmHelp = `${spmUsage}

Computes the federal system performance measures 1a, 1b, 2, 3.2, 4, 5, 7a and 7b from an HMIS CSV export (FY2024 or
FY2026) of the whole community. Nothing is stored, nothing stays behind.

  SOURCE              the zip that the HMIS exported, or the folder of its CSV files
  --from, --to        first and last day of the period, usually 1 October to 30 September
  --coc               one continuum of care: its continuum projects, and the stays placed in it; without it, all of the export
  --by                the same figures for each group of race (and ethnicity), age, sex, household, veteran, or all of them
  --measures          these alone, such as 2,7a,7b: 1a, 1b, 2, 3.2, 4, 5, 7a, 7b (7 is both); the JSON holds their keys
                      alone. Files that they need nothing of are not opened: they are in no finding and no check sum
  --why               PersonalID: the nights, exits and decisions that led to this client's place in each measure
  --rules             the year's rules, FY2026 or FY2024; by default those of the report year (October to September) in which
                      the period ends: FY2024 to September 2024, FY2026 after. They differ in the funders of measure 4 alone
  --work-folder       holds the private folder of the reading; default: below the system's temporary folder
  --json              prints one JSON object on standard output

Exit code: 0 done; 1 refused, with the reason; 2 wrong use.

JSON:
  1a.1, 1a.2, 1b.1, 1b.2   length of time homeless: {persons, mean, median}, in days, two decimals; null without persons.
                      1a.1 shelter and safe haven; 1a.2 and transitional housing; 1b with the search for housing and the
                      days told at entry
  2                   returns: {rows: [{from: SO | ES | TH | SH | PH | total, exits, returns: {0-180, 181-365, 366-730}}]},
                      exits to permanent housing 730 days before the period by the type left; buckets are days, not cumulative
  3.2                 persons with a bed night: {ES, SH, TH, total}
  4.1 to 4.6          growth of income: {universe, increased}; stayers: 4.1 earned, 4.2 other, 4.3 total; leavers: 4.4, 4.5, 4.6
  5.1, 5.2            first time: {entered, prior, first}; 5.1 shelter, safe haven, transitional; 5.2 and permanent housing
  7a.1, 7b.1, 7b.2    outcomes: {universe, successful, share}; share in percent, two decimals, null when the universe is 0
${groupsHelp}
  states              for each key {state, reason}: value; missing (not-covered); not-computable (one-organization-only,
                      history-too-short): the figure then speaks of this source alone, not of the system;
                      value with reason history-shorter-than-look-back: the walk back may end early
  period, scope       from, to; coc, projects, organizations, clients
  rules               version, source, and every code and number of the year's rules
  definitions[]       file (SQL), keys, title, definition, unit, range, source, decisions
${sourceHelp}
No name, number or key of a person is in any of it. With --why only, the identifiers of that client's own records are
printed: keep them on this screen. JSON of --why: {client, groups, stays[], measures: {KEY: {isCounted, decision, ...}}}.
`
