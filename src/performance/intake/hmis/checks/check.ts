import type { MeasureKey } from '../../../measure-packs/homelessness/figure.ts'

/** A check asks one thing of every record that an export holds, and says why it matters and how to mend it at the source. */
export const checkGrades = ['high-priority', 'error', 'warning'] as const
export type CheckGrade = (typeof checkGrades)[number]

/** Why it matters, and how to mend it: keys of sentences in words/<language>/checks.ts. */
export type WhyKey =
  | 'left-out'
  | 'counted-twice'
  | 'person'
  | 'household'
  | 'destination'
  | 'days'
  | 'open-stay'
  | 'move-in'
  | 'prior'
  | 'nights'
  | 'beds'
  | 'running-days'
  | 'groups'
  | 'street'
  | 'eligibility'
  | 'income'
  | 'place'
  | 'confidential'
  | 'export'
export type FixKey =
  | 'correct-days'
  | 'correct-code'
  | 'fill-in'
  | 'ask-person'
  | 'ask-at-exit'
  | 'one-record'
  | 'one-head'
  | 'person-record'
  | 'record-move-in'
  | 'close-stay'
  | 'record-nights'
  | 'project-setup'
  | 'inventory'
  | 'vendor'
  | 'remove-records'

/** What a check looks at: stays, or one of the lists that describe projects. */
export const checkSubjects = {
  stays: 'check_stays',
  projects: 'check_projects',
  inventory: 'check_inventory',
  places: 'check_places',
  export: 'check_export',
} as const

export type Check = {
  key: string
  grade: CheckGrade
  subject: keyof typeof checkSubjects
  file: string
  column: string
  /** the day that places a finding in a month; projects stand in the month of the export */
  on: 'entry_on' | 'exit_on' | 'exported_on'
  /** one SQL condition over the subject's table */
  where: string
  /** what the export must hold for the check to be made: 'Client', 'Client.DOB' */
  needs: string[]
  moves: MeasureKey[]
  why: WhyKey
  fix: FixKey
}

const exits: MeasureKey = 'exits-to-permanent-housing'
const returns: MeasureKey = 'returns-within-six-months'
const nights: MeasureKey = 'length-of-stay'
const entries: MeasureKey = 'entries-from-homelessness'
const beds: MeasureKey = 'utilization'

/** Which contracted figures a fault of each kind moves. */
export const moved = {
  all: [exits, returns, nights, entries, beds],
  exits: [exits, returns],
  person: [returns],
  days: [nights, beds],
  lastDay: [exits, returns, nights, beds],
  moveIn: [exits, beds],
  prior: [entries],
  nights: [nights, beds],
  beds: [beds],
  none: [],
} satisfies Record<string, MeasureKey[]>

const firstOf = (grade: Check['grade'], subject: Check['subject']) =>
  function make(
    key: string,
    [file, column]: [string, string],
    where: string,
    [why, fix]: [WhyKey, FixKey],
    rest: Partial<Pick<Check, 'needs' | 'moves' | 'on'>> = {},
  ): Check {
    const on = subject !== 'stays' ? 'exported_on' : file === 'Exit' ? 'exit_on' : 'entry_on'
    return { key, grade, subject, file, column, on, where, why, fix, needs: [], moves: moved.none, ...rest }
  }

/** The words in which the lists of checks are written: `stay.error('key', ['Exit', 'ExitDate'], where, [why, fix])`. */
const graded = (subject: Check['subject']) => ({
  high: firstOf('high-priority', subject),
  error: firstOf('error', subject),
  warning: firstOf('warning', subject),
})
export const stay = graded('stays')
export const project = graded('projects')
export const inventory = graded('inventory')
export const place = graded('places')
export const wholeExport = graded('export')
