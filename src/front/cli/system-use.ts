import type { Day } from '../../ground/platform/day.ts'
import { measuresNamed, type SystemMeasure } from '../../performance/measure-packs/homelessness/system/measure-needs.ts'
import { type RulesYear, rulesFor, rulesYears } from '../../performance/measure-packs/homelessness/system/rules.ts'
import { groupings, type PeopleGrouping } from '../../performance/measure-packs/homelessness/system/system-figures.ts'
import { isOneOf, readSourceWords } from './read-source-words.ts'
import type { SourceUse } from './run-on-source.ts'

export type SystemUse = SourceUse & {
  from: Day
  to: Day
  rules: RulesYear
  by: PeopleGrouping[]
  /** PersonalID whose place in each measure is asked for */
  why: string | null
  coc: string | null
  /** null: all */
  measures: SystemMeasure[] | null
  projects: string[]
}

const own = {
  by: { type: 'string' },
  rules: { type: 'string' },
  why: { type: 'string' },
  coc: { type: 'string' },
  measures: { type: 'string' },
  project: { type: 'string', multiple: true },
} as const

/** Reads the words after `spm` or `apr`; what cannot be meant is told, not guessed. */
export function readSystemUse(command: 'spm' | 'apr', args: string[]): SystemUse | { help: true } | { wrong: string } {
  const read = readSourceWords(args, own)
  if (!('source' in read)) return read
  const { source, from, to, isJson, workFolder, values } = read
  const rules = values.rules?.toUpperCase() ?? rulesFor(to)
  if (!isOneOf(rulesYears, rules)) return { wrong: `--rules is one of: ${rulesYears.join(', ')}` }
  const by = values.by === undefined ? [] : values.by === 'all' ? [...groupings] : words([values.by])
  const unknown = by.find((one) => !isOneOf(groupings, one))
  if (unknown !== undefined) return { wrong: `--by ${unknown} is not known; known are: all, ${groupings.join(', ')}` }
  const coc = values.coc?.toUpperCase() ?? null
  if (coc !== null && !/^[A-Z]{2}-\d{3}[A-Z]?$/.test(coc)) return { wrong: '--coc is a code such as WA-500' }
  const projects = words(values.project ?? [])
  const asked = values.measures === undefined ? null : words([values.measures])
  const odd = asked?.find((word) => measuresNamed(word) === null)
  if (odd !== undefined || asked?.length === 0)
    return { wrong: `--measures ${odd ?? ''} is not known; known are: 1a, 1b, 2, 3.2, 4, 5, 7a, 7b` }
  const measures = asked && [...new Set(asked.flatMap((word) => measuresNamed(word)!))]
  if (command === 'apr' && measures !== null) return { wrong: '--measures is a word of spm' }
  if (values.why !== undefined && measures !== null)
    return { wrong: '--why tells of every measure; leave --measures out' }
  if (command === 'apr' && coc !== null) return { wrong: '--coc is a word of spm; apr takes --project' }
  if (command === 'spm' && projects.length > 0) return { wrong: '--project is a word of apr; spm takes --coc' }
  if (command === 'apr' && projects.length === 0) return { wrong: 'name the projects: --project ID[,ID]' }
  if (values.why !== undefined && by.length > 0) return { wrong: '--why tells of one client, --by of groups: use one' }
  return {
    source,
    from,
    to,
    rules,
    by: [...new Set(by)] as PeopleGrouping[],
    why: values.why ?? null,
    coc,
    measures,
    projects: [...new Set(projects)],
    ...{ isJson, workFolder },
  }
}

const words = (list: string[]) =>
  list
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '')
