import type { Day } from '../../../ground/platform/day.ts'
import { definitionVersion } from './cards.ts'
import type { Figure, FigureDetails, FigureState, MeasureKey, MeasureSettings } from './figure.ts'
import type { Coverage, Slice, WindowStanding } from './window-states.ts'

export type Sum = { numerator: number; denominator: number; details: FigureDetails }

type Asked = {
  measure: MeasureKey
  /** undefined: no event in the window */
  sum: Sum | undefined
  standing: WindowStanding
  /** false: all projects of the group are permanent housing */
  hasLengthOfStay: boolean
  coverage: Coverage
  /** the months whose exits are followed; null for measures without follow-up */
  cohort: (Slice & { matureOn: Day }) | null
  settings: MeasureSettings
}

type Judged = Pick<Figure, 'numerator' | 'denominator' | 'value' | 'state' | 'matureOn' | 'details'>

/** the details of a window without any event */
const nobody: Partial<Record<MeasureKey, FigureDetails>> = {
  'returns-within-six-months': { returnsToHomelessProjects: 0, returnsToPermanentHousing: 0 },
  'entries-from-homelessness': { missingPriorSituations: 0 },
}
/** after the last day of the cohort */
export const followUpDays = 180

/** Whether the counts of one window may be read, and what they come to. Never guessed: no data is no zero. */
export function judgeFigure({ measure, sum, standing, hasLengthOfStay, coverage, cohort, settings }: Asked): Judged {
  const matureOn = cohort === null ? null : cohort.matureOn
  const isImmature = matureOn !== null && matureOn > coverage.covered_to_on
  const [state, reason] = stateOf()
  const details: FigureDetails = { definitionVersion, reason }
  if (cohort !== null) {
    details.cohortFrom = cohort.from
    details.cohortTo = cohort.to
  }
  if (state !== 'value' && state !== 'immature') {
    if (state === 'missing') details.missingMonths = standing.missingMonths
    return { numerator: null, denominator: null, value: null, state, matureOn, details }
  }
  const { numerator, denominator } = sum ?? { numerator: 0, denominator: 0 }
  const told = sum?.details ?? nobody[measure] ?? {}
  for (const key in told) details[key] = rounded(told[key]!)
  return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator, state, matureOn, details }

  function stateOf(): [FigureState, string | null] {
    if (cohort !== null && coverage.organizations < 2 && !settings.returnsFromOneOrganization) {
      return ['not-computable', 'one-organization-only']
    }
    if (measure === 'length-of-stay' && !hasLengthOfStay) return ['not-applicable', 'permanent-housing']
    if (standing.state !== 'value') return [standing.state, standing.reason]
    if (measure === 'utilization' && sum === undefined) return ['not-applicable', 'no-active-inventory']
    return isImmature ? ['immature', 'follow-up-not-over'] : ['value', null]
  }
}

const rounded = (detail: string | number | null) =>
  typeof detail === 'number' ? Math.round(detail * 100) / 100 : detail
