import type { ChartAdvice } from '../../../ground/statistics/advise-chart.ts'
import type { ProcessWarning } from '../../../ground/statistics/process-chart.ts'

/** What a warning of a chart says to a person; --json has the code. */
export const warningText: Record<ProcessWarning | 'value-not-read', string> = {
  'too-few-points': 'Fewer than 8 points set limits here: none are drawn.',
  'trial-limits': 'Fewer than 13 points: limits are on trial, and variation and assurance are not judged.',
  'base-below-13': 'The limits rest on fewer than 13 points.',
  'no-neighbours': 'No two points adjoin: without a moving range there are no limits.',
  'no-variation': 'All points that set the limits are equal: nothing is marked.',
  'missing-months': 'Some months are missing; runs and moving ranges end there.',
  'rebase-outside': 'A rebase lies before the second point or after the last: it starts nothing.',
  autocorrelated: 'Months resemble their neighbours, so chance alone marks more points.',
  'exact-limits': 'Months with few cases have exact binomial limits.',
  'no-extra-variation': 'Months differ as chance makes them: the plain chart will do.',
  'assurance-needs-caution': 'The last point is marked: its limits may no longer hold, nor the assurance.',
  'value-not-read': 'Numerator and denominator were read; the column value was not.',
}

/** Why another chart may suit better. */
export const adviceText: Record<ChartAdvice['reason'], string> = {
  'denominators-differ': 'denominators differ more than twofold',
  'few-cases': 'months have few cases',
  'rare-events': 'a month has fewer than 1.5 events',
  'few-months': 'there are fewer than 8 months',
}
