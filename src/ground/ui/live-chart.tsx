import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useState } from 'react'

const steps: Record<string, number> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
}

const pointAt = (target: EventTarget): Element | null =>
  target instanceof Element ? target.closest('.chart-point') : null

/** From point to point of the chart that has focus, as far as it goes. */
function move(event: KeyboardEvent): void {
  const step = steps[event.key]
  const at = pointAt(event.target)
  const chart = at?.closest('svg')
  if (step === undefined || !chart || !at) return
  const points = [...chart.querySelectorAll<SVGElement>('.chart-point')]
  const next = Math.min(Math.max(points.indexOf(at as SVGElement) + step, 0), points.length - 1)
  points[next]?.focus()
  event.preventDefault()
}

type Props = { hint: string; children: ReactNode }

/**
 * A chart whose points are read below it, by pointer and by arrow keys. Nothing is drawn again: the chart is the same
 * element before and after, and what is heard is the name of the point itself.
 */
export function LiveChart({ hint, children }: Props) {
  const [reading, setReading] = useState('')
  const read = ({ target }: SyntheticEvent) => setReading(pointAt(target)?.getAttribute('aria-label') ?? '')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what happens to the points within
    <div
      className="live-chart"
      onPointerOver={read}
      onPointerLeave={() => setReading('')}
      onFocus={read}
      onBlur={() => setReading('')}
      onKeyDown={move}
    >
      {children}
      <p className={reading ? 'chart-reading' : 'chart-reading is-hint'} aria-hidden="true">
        {reading || hint}
      </p>
    </div>
  )
}
