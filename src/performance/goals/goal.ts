/** A goal is what the public is promised; measures of contracts carry it. */
export type Goal = { key: 'permanent-housing' | 'lasting-housing' | 'shorter-homelessness'; measure: string }

/**
 * The three goals of the founding case: people move into permanent housing, few return to homelessness, and the time that
 * individuals and families are homeless is short. Source: Seattle's Human Services Department, 2015-2017.
 */
export const goals: Goal[] = [
  { key: 'permanent-housing', measure: 'exits-to-permanent-housing' },
  { key: 'lasting-housing', measure: 'returns-within-six-months' },
  { key: 'shorter-homelessness', measure: 'length-of-stay' },
]
