import { readFileSync } from 'node:fs'
import { firstDay, lastDay, monthOf } from '../../ground/platform/day.ts'
import {
  type MeasureKey,
  measureKeys,
  type Rhythm,
  type Unit,
  units,
} from '../../performance/measure-packs/homelessness/figure.ts'
import { type Grouping, groupings } from '../../performance/measure-packs/homelessness/list-groups.ts'
import {
  groupings as kindsOfGroups,
  type PeopleGrouping,
} from '../../performance/measure-packs/homelessness/system/system-figures.ts'
import type { MeasureSourceOptions } from './measure-source.ts'
import { isOneOf, readSourceWords } from './read-source-words.ts'
import { groupNames } from './spm-help.ts'

export const measureUsage =
  'throughline measure SOURCE --from YYYY-MM-DD --to YYYY-MM-DD [--measure all|KEY,KEY] [--by project|organization|system] [--every month|period] [--unit households|persons] [--by-group all|race,age,sex,household,veteran] [--exclusions hud|none] [--facts FOLDER --secret-file FILE] [--why CLIENT] [--digests] [--work-folder FOLDER] [--json]'

export const measureHelp = `${measureUsage}

Computes the contract measures straight from an HMIS CSV export (FY2024 or FY2026). Nothing is stored, nothing stays behind.

  SOURCE              the zip that the HMIS exported, or the folder of its CSV files
  --from, --to        first and last day; with --every month the first and the last day of months
  --measure           all (default), or some of: ${measureKeys.join(', ')}
  --by                project (default), organization, or system: the whole export as one
  --every             month (default): a figure a month; period: one figure for all of it
  --unit              households (default) or persons
  --by-group          the same figures again for each group of race (and ethnicity), age, sex, household, veteran, or all of
                      them; a household stands where its head does. Client.csv is read for it, without names
  --exclusions        hud (default), or none: no destination leaves the denominator of exits
  --facts             publishes the facts as Parquet in this folder; keys are made with the secret
  --secret-file       file with the jurisdiction's secret, 16 characters or more
  --why               PersonalID: how each stay of this client stands in the five measures of its project, over the whole
                      period from --from to --to
  --digests           tells the SHA-256 of each file that was read
  --work-folder       holds the private folder of the reading; default: below the system's temporary folder
  --json              prints one JSON object on standard output

Exit code: 0 done; 1 refused, with the reason; 2 wrong use.

JSON: {definitions, source, measures, findings}, with --by-group also groups
  definitions[]       key, version, title, definition, numerator, denominator, exclusions, unit, period, lag,
                      direction (increase | decrease), valueFormat (share | nights), source, gaming[], decisions[], settings
  source              sourceId, sourceName, softwareName, csvVersion; exportDate, exportStart, exportEnd as the export says;
                      coveredFrom, coveredTo: the days it covers (to the earliest of export day, export end, last activity);
                      organizations: with stays; rowsRead; enrollmentsUsed; files[]: file, rows, deletedRows, bytes,
                      sha256 (null without --digests)
  measures[]          measure: key; project: ProjectID, OrganizationID or "system"; projectName; from, to: days, both included;
                      numerator, denominator: counts (nights for length of stay, bed nights for utilization), null when there is none;
                      value: numerator over denominator, null when the denominator is 0 or the state gives none;
                      unit: households | persons;
                      state: value (zero included) | missing (not covered, or gone silent) | immature (follow-up not over) |
                             not-computable (this source cannot give it) | not-applicable (none for this group or month);
                      matureOn: last day of follow-up, for returns; details: definitionVersion, reason, and
                        exits: exits, missingDestinations, excludedDestinations
                        returns: cohortFrom, cohortTo, returnsToHomelessProjects, returnsToPermanentHousing
                        length of stay: medianNights, openStays, openStaysMeanAge (days)
                        entries: missingPriorSituations
                        utilization: projectsWithInventory, monthsWithInventory; all: missingMonths where months are missing
  groups[]            measure, project, from, to, unit, numerator, denominator, value, state, matureOn as above;
                      by: race | age | sex | household | veteran; group: which of them;
                      hasSmallCount: a count from 1 to 10 is in it, or follows from it: suppress before releasing.
                      Windows in which nobody of the group counts are left out; utilization has no groups
${groupNames}
  findings[]          grade (error: left out | warning: read as it is), code, file, row (header is 1), column, found, expected, count
  A refusal prints {refused: [{code, file, row, column, found, expected, count}]}.
No name, number or key of a person is in any of it. With --why only, the identifiers of that client's own records are
printed: keep them on this screen. JSON of --why: {client, groups, stays[], measures: {KEY: {isCounted, decision, stays[]}}}.
`

export type MeasureUse =
  | { help: true }
  | { wrong: string }
  | {
      source: string
      isJson: boolean
      workFolder: string | null
      /** PersonalID whose place in each measure is asked for */
      why: string | null
      options: Omit<MeasureSourceOptions, 'workFolder'>
    }

const optionsOf = {
  measure: { type: 'string', default: 'all' },
  by: { type: 'string', default: 'project' },
  every: { type: 'string', default: 'month' },
  unit: { type: 'string', default: 'households' },
  'by-group': { type: 'string' },
  exclusions: { type: 'string', default: 'hud' },
  facts: { type: 'string' },
  'secret-file': { type: 'string' },
  why: { type: 'string' },
  digests: { type: 'boolean', default: false },
} as const

/** Reads the words after `measure`; what cannot be meant is told, not guessed. */
export function readMeasureUse(args: string[]): MeasureUse {
  const read = readSourceWords(args, optionsOf)
  if (!('source' in read)) return read
  const { source, from, to, isJson, workFolder, values } = read
  const measures: string[] =
    values.measure === 'all' ? [...measureKeys] : values.measure.split(',').map((key) => key.trim())
  const unknown = measures.find((key) => !isOneOf(measureKeys, key))
  if (unknown !== undefined) return { wrong: `--measure ${unknown} is not known; known are: ${measureKeys.join(', ')}` }
  if (!isOneOf(groupings, values.by)) return { wrong: `--by is one of: ${groupings.join(', ')}` }
  if (!isOneOf(['month', 'period'] as const, values.every)) return { wrong: '--every is month or period' }
  if (!isOneOf(units, values.unit)) return { wrong: '--unit is households or persons' }
  if (!isOneOf(['hud', 'none'] as const, values.exclusions)) return { wrong: '--exclusions is hud or none' }
  const kinds =
    values['by-group'] === 'all'
      ? [...kindsOfGroups]
      : (values['by-group']?.split(',').map((kind) => kind.trim()) ?? [])
  const odd = kinds.find((kind) => !isOneOf(kindsOfGroups, kind))
  if (odd !== undefined) return { wrong: `--by-group ${odd} is not known; known are: all, ${kindsOfGroups.join(', ')}` }
  if (values.every === 'month' && (from !== firstDay(monthOf(from)) || to !== lastDay(monthOf(to)))) {
    return { wrong: 'with --every month, --from is the first day of a month and --to the last day of one' }
  }
  const facts = factsOf(values.facts, values['secret-file'])
  if (facts !== null && 'wrong' in facts) return facts
  if (facts !== null && kinds.length > 0) return { wrong: 'publish --facts without --by-group: facts hold no groups' }
  return {
    source,
    ...{ isJson, workFolder },
    why: values.why ?? null,
    options: {
      measures: [...new Set(measures)] as MeasureKey[],
      from,
      to,
      by: values.by as Grouping,
      every: values.every as Rhythm,
      units: [values.unit as Unit],
      kinds: [...new Set(kinds)] as PeopleGrouping[],
      settings: { exclusions: values.exclusions },
      wantsDigests: values.digests,
      ...(facts === null ? {} : { facts }),
    },
  }
}

function factsOf(
  folder: string | undefined,
  secretFile: string | undefined,
): { folder: string; secret: string } | { wrong: string } | null {
  let secret = ''
  if (secretFile !== undefined) {
    try {
      secret = readFileSync(secretFile, 'utf8').trim()
    } catch {
      return { wrong: '--secret-file cannot be read' }
    }
    if (secret.length < 16) return { wrong: '--secret-file holds fewer than 16 characters' }
  }
  if (folder === undefined) return null
  return secret === '' ? { wrong: '--facts needs --secret-file' } : { folder, secret }
}
