import type { Finding } from '../../ground/platform/finding.ts'
import type {
  ExplainedMeasure,
  Explanation,
} from '../../performance/measure-packs/homelessness/system/explain-client.ts'

/** The client is not named in it: what was typed may be anything. */
export const noSuchClient: { refused: Finding[] } = {
  refused: [
    {
      grade: 'stops',
      code: 'client-not-in-export',
      file: 'Enrollment.csv',
      row: null,
      column: 'PersonalID',
      found: null,
      expected: null,
      count: 1,
    },
  ],
}

const flat = (value: object) =>
  Object.entries(value)
    .map(([name, one]) => `${name} ${one ?? 'none'}`)
    .join(', ')

/** One client's place in every measure, as lines that a person reads: decision first, then what led to it. */
export function explanationText({ client, groups, stays, leftOut = [], lookBackStop, measures }: Explanation): string {
  const stop = lookBackStop === undefined ? '' : `Nights before ${lookBackStop} count for nothing.\n`
  return [
    `Client ${client}${Object.keys(groups).length > 0 ? `: ${flat(groups)}` : ''}\nFor this screen only; keep no copy.\n${stop}\nStays\n`,
    ...stays.flatMap(({ enrollment, project, projectType, entry, exit, rules = {}, ...rest }) => {
      const told = Object.entries(rest).filter(([, value]) => value !== null && value !== false)
      return [
        `  ${enrollment}  project ${project} (type ${projectType})  ${entry} to ${exit ?? 'open'}  ${flat(Object.fromEntries(told))}\n`,
        ...Object.entries(rules).map(([rule, sentence]) => `    ${rule}  ${sentence}\n`),
      ]
    }),
    ...leftOut.map(
      ({ enrollment, project, entry, reason }) =>
        `  ${enrollment}  project ${project}  from ${entry}: left out. ${reason}\n`,
    ),
    ...inOrder(Object.entries(measures)).flatMap(([key, measure]) => [
      `\n${key}  ${measure.isCounted ? 'counted' : 'not counted'}: ${measure.decision}\n`,
      ...detailLines(measure),
    ]),
  ].join('')
}

/** A number as a name, such as '2', comes first in any object of the language; here '1a.1' does. */
const inOrder = <Entry extends [string, unknown]>(entries: Entry[]) =>
  entries.every(([key]) => /^\d/.test(key)) ? entries.sort(([a], [b]) => (a < b ? -1 : 1)) : entries

function detailLines({ isCounted: _, decision: __, ...details }: ExplainedMeasure): string[] {
  return Object.entries(details).flatMap(([name, value]) => {
    if (Array.isArray(value)) {
      if (value.length === 0) return []
      return [`  ${name}\n`, ...value.map((one) => `    ${typeof one === 'object' ? flat(one) : one}\n`)]
    }
    return [`  ${name}: ${value !== null && typeof value === 'object' ? flat(value) : (value ?? 'none')}\n`]
  })
}
