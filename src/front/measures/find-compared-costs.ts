import { worksForTheGovernment } from '../../ground/people/may.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { CostPerResult } from '../../performance/results/cost-per-result.ts'
import { costMeasure, listCosts } from '../../performance/results/find-cost-per-result.ts'

export type ComparedCost = Pick<CostPerResult, 'state' | 'costCents' | 'interval' | 'isFew'> & {
  /** its contracts pay for other programs too: the figure is of all of them */
  isShared: boolean
}

/** What one result cost, by program; empty for measures without a result that money was paid for, and for providers. */
export async function findComparedCosts(
  visit: Visit,
  measure: string,
  query: URLSearchParams,
): Promise<Map<string, ComparedCost>> {
  // Cost over results, and what was paid, tell the results.
  if (query.get('edition') === 'releasable') return new Map()
  if (measure !== costMeasure || !worksForTheGovernment(visit)) return new Map()
  const costs = await listCosts(visit)
  return new Map(
    costs.flatMap(({ state, costCents, interval, isFew, programs }) =>
      programs.map(({ programId }): [string, ComparedCost] => [
        programId,
        { state, costCents, interval, isFew, isShared: programs.length > 1 },
      ]),
    ),
  )
}
