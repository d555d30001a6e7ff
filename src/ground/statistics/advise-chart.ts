/** A chart that would suit a series better than the one drawn, and why. */
export type ChartAdvice = {
  chart: 'run' | 'pp' | 'up' | 'g' | 't'
  reason: 'denominators-differ' | 'few-cases' | 'rare-events' | 'few-months'
}

/** Denominators that differ by more than this factor make one width of limits untrue. */
const denominatorsDiffer = 2
/** Below this expected spread a share is too lumpy for limits drawn from neighbours. */
const fewCases = 5
const rareEvents = 1.5
const monthsForChart = 8

/**
 * Which chart suits a series of counts, where individual values (XmR) may mislead.
 *
 * P' or U' where the largest denominator is more than twice the smallest or n p (1 - p) is below 5; G or T where a month
 * has fewer than 1.5 events on average; a run chart below 8 months. An empty list: individual values will do.
 * Units: counts. Range: x and n above or at 0; null is a missing month. Errors: none.
 * Source: Provost and Murray 2011; Mohammed and others 2008; Laney 2002.
 */
export function adviseChart(
  months: readonly ({ x: number; n: number | null } | null)[],
  kind: 'share' | 'rate' | 'count' | 'value',
): ChartAdvice[] {
  const present = months.filter((month) => month !== null)
  const advice: ChartAdvice[] = []
  if (present.length > 0 && present.length < monthsForChart) advice.push({ chart: 'run', reason: 'few-months' })
  if (kind === 'value' || present.length === 0) return advice
  const events = present.reduce((sum, { x }) => sum + x, 0)
  if (kind !== 'share' && events / present.length < rareEvents) advice.push({ chart: 't', reason: 'rare-events' })
  if (kind === 'share' && events / present.length < rareEvents) advice.push({ chart: 'g', reason: 'rare-events' })
  if (kind === 'count') return advice
  const sizes = present.flatMap(({ n }) => (n !== null && n > 0 ? [n] : []))
  if (sizes.length === 0) return advice
  const chart = kind === 'share' ? 'pp' : 'up'
  const total = sizes.reduce((sum, n) => sum + n, 0)
  const [least, most] = sizes.reduce(([low, high], n) => [Math.min(low, n), Math.max(high, n)], [sizes[0]!, sizes[0]!])
  const rate = events / total
  if (most / least > denominatorsDiffer) advice.push({ chart, reason: 'denominators-differ' })
  else if (kind === 'share' && (total / sizes.length) * rate * (1 - rate) < fewCases)
    advice.push({ chart, reason: 'few-cases' })
  return advice
}
