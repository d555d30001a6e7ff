import type { SparklinePoint } from '../../ground/ui/sparkline.tsx'

export type TrendBand = { lower: number; centre: number; upper: number }
export type CodedPoint = { value: number | null; letter: string }

const levels = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const gap = '.'
const quiet = /^\.*$/

/**
 * A course as a few characters: its band (three levels, or nothing), a level a month of 64 between the lowest and the
 * highest that is drawn, and a letter a month where any month is flagged or provisional. A sparkline shows shape in 26
 * pixels: 64 levels lose nothing that could be seen, and ten thousand of them travel in a few hundred kilobytes.
 */
export function codeTrend(points: CodedPoint[], band: TrendBand | null): string {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
  if (values.length === 0) return ''
  const drawn = band ? [...values, band.lower, band.upper] : values
  const [low, high] = [Math.min(...drawn), Math.max(...drawn)]
  const level = (value: number) => levels[high > low ? Math.round(((value - low) / (high - low)) * 63) : 32]!
  const letters = points.map(({ letter }) => letter).join('')
  return [
    band ? [band.lower, band.centre, band.upper].map(level).join('') : '',
    points.map(({ value }) => (value === null ? gap : level(value))).join(''),
    quiet.test(letters) ? '' : letters,
  ].join('|')
}

/** The points and the band of a coded course, on a scale of 0 to 63. */
export function readTrend(code: string): { points: SparklinePoint[]; band?: TrendBand } {
  const [band = '', months = '', letters = ''] = code.split('|')
  const flags: Record<string, SparklinePoint['flag']> = { c: 'worse', i: 'better' }
  const points = [...months].map((month, index): SparklinePoint => {
    const letter = letters[index] ?? ''
    return {
      value: month === gap ? null : levels.indexOf(month),
      isProvisional: letter === 'p',
      flag: flags[letter] ?? null,
    }
  })
  if (band === '') return { points }
  const [lower, centre, upper] = [...band].map((one) => levels.indexOf(one)) as [number, number, number]
  return { points, band: { lower, centre, upper } }
}
