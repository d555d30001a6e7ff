import { groupsHelp, sourceHelp } from './spm-help.ts'

export const aprUsage =
  'throughline apr SOURCE --project ID[,ID] --from YYYY-MM-DD --to YYYY-MM-DD [--by all|race,age,sex,household,veteran] [--why CLIENT] [--rules FY2024|FY2026] [--work-folder FOLDER] [--json]'

export const aprHelp = `${aprUsage}

Computes the figures of an annual performance report (APR) for one project, or for several together, from an HMIS CSV
export (FY2024 or FY2026). Nothing is stored, nothing stays behind.

  SOURCE              the zip that the HMIS exported, or the folder of its CSV files
  --project           ProjectIDs; each must be in the export
  --from, --to        first and last day of the period
  --by                the same figures for each group of race (and ethnicity), age, sex, household, veteran, or all of them
  --why               PersonalID: the stays and decisions that led to this client's place in each figure
  --rules             the year's rules, FY2026 or FY2024; by default those of the report year (October to September) in which
                      the period ends: FY2024 to September 2024, FY2026 after. They differ in the funders of measure 4 alone
  --work-folder       holds the private folder of the reading; default: below the system's temporary folder
  --json              prints one JSON object on standard output

Exit code: 0 done; 1 refused, with the reason; 2 wrong use.

JSON (a client's latest stay in the projects speaks for it: latest entry, then the lowest EnrollmentID as text):
  served              distinct clients active in the period; night by night: with a bed night, or the exit, in it
  engaged             of them, those that data quality counts: outreach with an engagement by the end, all of other types;
                      null where none of the projects is street outreach
  households          distinct heads of household among the active
  adults              served clients of 18 or more on the first day of the period or the entry, whichever is later
  leavers, stayers    leavers: the latest stay ended in the period and none is open after it; stayers: all others
  exits               total (leavers), positive, excluded: destinations by project type; share: positive in percent of total
                      less excluded, two decimals, null when that is 0
  lengthOfStay        leavers, stayers: {mean, median} in days of the whole latest stay; night by night: recorded nights
  pointInTime         last Wednesdays of January, April, July, October in the period: {DAY: {persons, households, beds,
                      units}}; beds and units: active inventory (not in groups)
  movedIn             persons who moved in within the period, meanDays from entry to move-in; leftWithout: leavers of housing
                      without a move-in
${groupsHelp}
  state               value; missing (not-covered): the export does not cover the period
  period, projects[]  from, to; project, name, type
  rules               version, source
${sourceHelp}
No name, number or key of a person is in any of it. With --why only, the identifiers of that client's own records are
printed: keep them on this screen. JSON of --why: {client, groups, stays[], measures: {KEY: {isCounted, decision, ...}}}.
`
