import type { SparklineProps } from '../../../ground/ui/sparkline.tsx'
import type { Trend } from '../portfolio-row.ts'

const flagOf: Record<string, 'worse' | 'better'> = { c: 'worse', i: 'better' }

/** A course as a sparkline draws it. */
export function toSparkline(
  { values, letters }: Trend,
  band: { lower: number; centre: number; upper: number } | null | undefined,
): Pick<SparklineProps, 'points' | 'band'> {
  return {
    points: values.map((value, index) => ({
      value,
      isProvisional: letters[index] === 'p',
      flag: flagOf[letters[index] ?? ''] ?? null,
    })),
    band: band ?? undefined,
  }
}
