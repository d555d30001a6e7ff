import type { Day } from '../../../ground/platform/day.ts'

/** A figure: one measure of one group over one window, with the counts it is made of and whether it may be read at all. */
export const measureKeys = [
  'exits-to-permanent-housing',
  'returns-within-six-months',
  'length-of-stay',
  'entries-from-homelessness',
  'utilization',
] as const
export type MeasureKey = (typeof measureKeys)[number]

export const isMeasureKey = (text: string): text is MeasureKey => measureKeys.some((key) => key === text)

/** How a value reads: of length of stay in nights, of every other measure as a share. */
export const valueFormatOf = (measure: string): 'share' | 'nights' =>
  measure === 'length-of-stay' ? 'nights' : 'share'

export const units = ['households', 'persons'] as const
export type Unit = (typeof units)[number]

/**
 * value: the figure stands, zero included (a denominator of zero leaves the value empty). missing: the source does not
 * cover the window, or the projects went silent. immature: the follow-up is not over. not-computable: this source cannot
 * give it. not-applicable: the measure, or the window, is none for this group.
 */
export const figureStates = ['value', 'missing', 'immature', 'not-computable', 'not-applicable'] as const
export type FigureState = (typeof figureStates)[number]

export type FigureDetails = Record<string, string | number | null>

export type Figure = {
  measure: MeasureKey
  group: string
  from: Day
  to: Day
  unit: Unit
  numerator: number | null
  denominator: number | null
  /** numerator over denominator: a share, or nights for length of stay */
  value: number | null
  state: FigureState
  /** the day on which the follow-up of the last exit ends; null for measures without follow-up */
  matureOn: Day | null
  details: FigureDetails
}

/** A project counts for a group from one day to another; null leaves that side open. */
export type GroupMember = { group: string; project: string; from: Day | null; to: Day | null }

export type Rhythm = 'month' | 'period'

/** Settings of the definitions, shown on the cards. */
export type MeasureSettings = {
  /** 'none' leaves no destination out of the denominator of exits (the local rule of some communities) */
  exclusions: 'hud' | 'none'
  /** false: an export of one organization cannot give returns, for it does not hold the projects returned to */
  returnsFromOneOrganization: boolean
}

export const defaultSettings: MeasureSettings = { exclusions: 'hud', returnsFromOneOrganization: false }
