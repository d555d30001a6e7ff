import type { ReactNode } from 'react'

type Props = {
  /** the whole reading in words: it is heard on focus, and stands below the chart */
  reading: string
  /** where the figure is explained */
  href?: string
  isInteractive: boolean
  /** the one point of the chart that the Tab key reaches; arrows lead to the others */
  isEntry: boolean
  /** where pointer and finger meet it */
  zone: { x: number; y: number; width: number; height: number }
  children: ReactNode
}

/** A mark of a chart that can be read: by pointer, by arrow keys, and by who hears the page. */
export function ChartReadable({ reading, href, isInteractive, isEntry, zone, children }: Props) {
  if (!isInteractive) {
    return (
      <g>
        <title>{reading}</title>
        {children}
      </g>
    )
  }
  const round = (value: number) => Math.round(value * 10) / 10
  const body = (
    <>
      <rect
        x={round(zone.x)}
        y={round(zone.y)}
        width={round(zone.width)}
        height={round(zone.height)}
        fill="transparent"
      />
      <g className="chart-dot">{children}</g>
    </>
  )
  const tabIndex = isEntry ? 0 : -1
  return href ? (
    <a className="chart-point" href={href} tabIndex={tabIndex} aria-label={reading}>
      {body}
    </a>
  ) : (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it takes focus so that its reading is heard
    <g className="chart-point" role="img" tabIndex={tabIndex} aria-label={reading}>
      {body}
    </g>
  )
}
