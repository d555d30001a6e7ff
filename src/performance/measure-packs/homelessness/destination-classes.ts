/**
 * Where a person went on leaving, and how each destination counts. Data, not code: the classification has changed
 * between years, so a figure names the version it was made with.
 * Source: HUD System Performance Measures Programming Specifications FY2026, appendix A; HMIS Data Standards list 3.12.1.
 * Street outreach keeps its own list of excluded destinations; its positive list is not used: a contract measures homes.
 */
export const destinationClasses = {
  version: 'destinations-2026',
  /** every code of the standards; 400 to 499 are permanent housing, subsidy types (419 to 440) written as destination included */
  known: [
    101, 116, 118, 204, 205, 206, 207, 215, 225, 302, 312, 313, 314, 327, 329, 332, 410, 411, 419, 420, 421, 422, 423,
    426, 428, 431, 433, 434, 435, 436, 437, 438, 439, 440, 8, 9, 17, 24, 30, 99,
  ],
  permanent: { from: 400, to: 499 },
  /** doesn't know, prefers not to answer, no exit interview, not collected: they stay in the denominator */
  missing: [8, 9, 30, 99],
  /** left out of the denominator: hospital, long-term care, foster care, deceased (outreach: foster care, halfway house, deceased) */
  excluded: { streetOutreach: [206, 329, 24], everyOther: [206, 215, 225, 24] },
} as const

export type DestinationClass = 'permanent' | 'excluded' | 'other' | 'missing'

const streetOutreach = 4

/** How leaving a project of this type to this destination counts; an unknown code counts as a missing destination. */
export function destinationClass(projectType: number, destination: number | null): DestinationClass {
  const { permanent, missing, excluded, known } = destinationClasses
  if (destination === null) return 'missing'
  if (destination >= permanent.from && destination <= permanent.to) return 'permanent'
  const has = (list: readonly number[]) => list.includes(destination)
  if (has(projectType === streetOutreach ? excluded.streetOutreach : excluded.everyOther)) return 'excluded'
  return has(missing) || !has(known) ? 'missing' : 'other'
}

/** One of the classes as SQL: a number to the engine, a word to who reads it. */
const classSql = (name: DestinationClass) => `'${name}'::enum ('permanent', 'excluded', 'other', 'missing')`

/** The same rule as SQL over the columns `project_type` and `destination`. */
export function destinationClassSql(): string {
  const { permanent, missing, excluded, known } = destinationClasses
  return `case
    when destination is null then ${classSql('missing')}
    when destination between ${permanent.from} and ${permanent.to} then ${classSql('permanent')}
    when project_type = ${streetOutreach} and destination in (${excluded.streetOutreach.join(', ')}) then ${classSql('excluded')}
    when project_type <> ${streetOutreach} and destination in (${excluded.everyOther.join(', ')}) then ${classSql('excluded')}
    when destination in (${missing.join(', ')}) or destination not in (${known.join(', ')}) then ${classSql('missing')}
    else ${classSql('other')} end`
}

/** Which destinations are permanent housing, as SQL over the column `destination`. */
export const permanentSql = () =>
  `destination between ${destinationClasses.permanent.from} and ${destinationClasses.permanent.to}`
