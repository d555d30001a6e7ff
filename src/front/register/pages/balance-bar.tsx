import { ink } from '../../../ground/ui/chart-ink.ts'

type Props = { part: number; of: number }

/**
 * How much of an award is promised: blue up to its amount, and brown beyond. The figures stand beside it, so it says
 * nothing to who cannot see it.
 */
export function BalanceBar({ part, of }: Props) {
  const most = Math.max(part, of, 1)
  const width = (amount: number) => (100 * amount) / most
  return (
    <svg
      className="balance-bar"
      viewBox="0 0 100 6"
      height={6}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect x={0} y={0} width={width(of)} height={6} fill={ink.band} />
      <rect x={0} y={0} width={width(Math.min(part, of))} height={6} fill={ink.blue} />
      {part > of && <rect x={width(of)} y={0} width={width(part - of)} height={6} fill={ink.brown} />}
    </svg>
  )
}
