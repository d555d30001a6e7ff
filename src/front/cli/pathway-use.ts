import { type Day, firstDay, lastDay, monthOf } from '../../ground/platform/day.ts'
import { type Rhythm, type Unit, units } from '../../performance/measure-packs/homelessness/figure.ts'
import { pathwaySettings } from '../../performance/measure-packs/homelessness/pathway/pathway-card.ts'
import { isOneOf, readSourceWords } from './read-source-words.ts'
import type { SourceUse } from './run-on-source.ts'
import { sourceHelp } from './spm-help.ts'

const { acceptedDays, enteredDays, housedDays, events } = pathwaySettings

export const pathwayUsage =
  'throughline pathway SOURCE --from YYYY-MM-DD --to YYYY-MM-DD [--by project|system] [--every month|period] [--unit households|persons] [--work-folder FOLDER] [--json]'

export const pathwayHelp = `${pathwayUsage}

From referral to housing: of those whom coordinated entry referred to housing, how many were accepted, entered a housing
program and moved in, with the days from step to step. Read from an HMIS CSV export (FY2024 or FY2026) of the whole
community. Nothing is stored, nothing stays behind.

  SOURCE              the zip that the HMIS exported, or the folder of its CSV files; Event.csv holds the referrals
  --from, --to        first and last day of the referrals; with --every month the first and the last day of months
  --by                project (default): the project that the referral names; system: all referrals as one
  --every             month (default): a cohort a month; period: one cohort for all of it
  --unit              households (default) or persons
  --work-folder       holds the private folder of the reading; default: below the system's temporary folder
  --json              prints one JSON object on standard output

Exit code: 0 done; 1 refused, with the reason; 2 wrong use.

JSON: {pathways, definition, settings, source, findings}
  pathways[]          project: ProjectID, "not-named" or "system"; projectName; from, to: days of the referrals; unit;
                      steps[]: step: referred | accepted | entered | housed; count; share: of the step before;
                        days: {median, ninthOfTen} from the step before (ninthOfTen: nine of ten went on within so many);
                        state: value | immature (the days to follow are not over) | missing (not-covered) |
                          not-computable (no-referrals, one-organization-only); reason; matureOn
                      wholeDays: {median, ninthOfTen} from referral to move-in; declinedByClient, declinedByProvider:
                        referrals recorded as declined that no acceptance or entry followed
  definition          title, definition, steps, unit, period, source, gaming[], decisions[]
  settings            version; events (${events.join(', ')}); housingTypes; acceptedDays ${acceptedDays}, enteredDays ${enteredDays}, housedDays ${housedDays}:
                      days from the referral within which a step counts
${sourceHelp}
No name, number or key of a person is in any of it. Small counts stand as they are: suppress before releasing.
`

export type PathwayUse = SourceUse & { from: Day; to: Day; by: 'project' | 'system'; every: Rhythm; unit: Unit }

/** Reads the words after `pathway`; what cannot be meant is told, not guessed. */
export function readPathwayUse(args: string[]): PathwayUse | { help: true } | { wrong: string } {
  const read = readSourceWords(args, {
    by: { type: 'string', default: 'project' },
    every: { type: 'string', default: 'month' },
    unit: { type: 'string', default: 'households' },
  })
  if (!('source' in read)) return read
  const { source, from, to, isJson, workFolder } = read
  const { by, every, unit } = read.values
  if (!isOneOf(['project', 'system'] as const, by)) return { wrong: '--by is project or system' }
  if (!isOneOf(['month', 'period'] as const, every)) return { wrong: '--every is month or period' }
  if (!isOneOf(units, unit)) return { wrong: '--unit is households or persons' }
  if (every === 'month' && (from !== firstDay(monthOf(from)) || to !== lastDay(monthOf(to))))
    return { wrong: 'with --every month, --from is the first day of a month and --to the last day of one' }
  return { source, from, to, by, every, unit, isJson, workFolder }
}
