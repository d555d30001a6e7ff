import type { SparklineProps } from '../../../ground/ui/sparkline.tsx'

type TrendPoint = { value: number | null; state: string; flag: 'concern' | 'improvement' | null }

/** A course as a sparkline draws it. */
export function toSparkline(
  points: readonly TrendPoint[],
  band: { lower: number; centre: number; upper: number } | null | undefined,
): Pick<SparklineProps, 'points' | 'band'> {
  return {
    points: points.map(({ value, state, flag }) => ({
      value,
      isProvisional: state === 'immature',
      flag: flag === 'concern' ? 'worse' : flag === 'improvement' ? 'better' : null,
    })),
    band: band ?? undefined,
  }
}
