import { ink, inkOf, type PointFlag } from './chart-ink.ts'

export type ChartDotProps = {
  x: number
  y: number
  radius: number
  flag?: PointFlag
  isProvisional?: boolean
  lineWidth: number
}

const round = (value: number): number => Math.round(value * 100) / 100

/** One month: a disk, a brown diamond on the worse side, a blue square on the better; hollow while provisional. */
export function ChartDot({ x, y, radius, flag, isProvisional, lineWidth }: ChartDotProps) {
  const [cx, cy] = [round(x), round(y)]
  const shape = {
    className: isProvisional ? 'chart-point-hollow' : 'chart-point-full',
    fill: isProvisional ? ink.paper : inkOf(flag),
    stroke: inkOf(flag),
    strokeWidth: lineWidth,
  }
  // Shape and ink say the same, so that gray print loses nothing.
  if (flag === 'worse') {
    const r = round(radius * 1.25)
    return <path {...shape} d={`M${cx} ${cy}m0 ${-r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`} />
  }
  if (flag === 'better') {
    const r = round(radius * 0.9)
    return <path {...shape} d={`M${cx} ${cy}m${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`} />
  }
  return <circle {...shape} cx={cx} cy={cy} r={round(radius)} />
}
