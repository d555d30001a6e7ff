import type { Visit } from '../../ground/platform/visit.ts'
import { fiscalYearOf } from '../portfolio/find-register.ts'
import { keepWhileUnchanged } from '../portfolio/keep-while-unchanged.ts'
import type { StepContract } from './step-days.ts'

/** The days of every contract that the asker may see. A contract belongs to the fiscal year in which its term begins. */
export async function findSteps(visit: Visit): Promise<StepContract[]> {
  const { work, jurisdiction } = visit
  return keepWhileUnchanged(visit, 'steps', async () => {
    const rows = await work
      .selectFrom('contract')
      .select([
        'department',
        'from_on as from',
        'needed_on as neededOn',
        'solicited_on as solicitedOn',
        'awarded_on as awardedOn',
        'signed_on as signedOn',
        'first_paid_on as firstPaidOn',
      ])
      .execute()
    return rows.map((row) => {
      const day = row.from ?? row.signedOn ?? row.awardedOn
      return { ...row, year: day === null ? null : fiscalYearOf(day, jurisdiction.fiscalYearStartsIn) }
    })
  })
}
