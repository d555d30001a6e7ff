import { type Day, type Month, monthOf } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { isSmallCount } from '../../ground/statistics/suppression.ts'
import type { PathwayStep } from '../../performance/measure-packs/homelessness/pathway/count-pathway.ts'
import { listPathwaySteps } from '../../performance/results/list-pathway-steps.ts'
import type { NewPathwayStep } from '../../performance/results/record-pathways.ts'
import { maySeeSmallGroups } from './may.ts'

export type ShownStep = {
  step: PathwayStep
  /** null: kept back so that nobody can be recognized */
  count: number | null
  share: number | null
  medianDays: number | null
  ninthDays: number | null
}
export type ProgramPathway = {
  /** referrals whose every step is over */
  year: { from: Day; to: Day; steps: ShownStep[] } | null
  /** the newest months one by one, for whoever may see small counts */
  months: { month: Month; steps: { step: PathwayStep; count: number; isImmature: boolean }[] }[]
}

/** The way from referral to housing of a program, null: of the whole system; nothing where nobody was referred to it. */
export async function findProgramPathway(
  visit: Visit,
  programId: string | null,
  isReleasable = false,
): Promise<ProgramPathway | null> {
  const rows = await listPathwaySteps(visit.work, programId)
  if (rows.length === 0) return null
  const maySeeSmall = maySeeSmallGroups(visit) && !isReleasable
  const isMonth = ({ from, to }: NewPathwayStep) => monthOf(from) === monthOf(to)
  const byMonth = Map.groupBy(rows.filter(isMonth), ({ from }) => monthOf(from))
  const ofYear = rows.filter((row) => !isMonth(row))
  const [first] = ofYear
  const steps = first ? shownSteps(ofYear, maySeeSmall) : []
  return {
    year: first ? { from: first.from, to: first.to, steps } : null,
    months: maySeeSmall
      ? [...byMonth].map(([month, ofMonth]) => ({
          month,
          steps: ofMonth.map(({ step, count, state }) => ({ step, count, isImmature: state === 'immature' })),
        }))
      : [],
  }
}

/** From the first step that is small, or that few did not get to, nothing more is shown: a later step is part of it. */
function shownSteps(rows: NewPathwayStep[], maySeeSmall: boolean): ShownStep[] {
  let before: number | null = null
  let isHidden = false
  return rows.map(({ step, count, medianDays, ninthDays }): ShownStep => {
    const isSmall = isSmallCount(count) || (before !== null && isSmallCount(before - count))
    isHidden ||= !maySeeSmall && isSmall
    if (isHidden) return { step, count: null, share: null, medianDays: null, ninthDays: null }
    const share = before === null || before === 0 ? null : count / before
    before = count
    return { step, count, share, medianDays, ninthDays }
  })
}
