import type { ReactNode } from 'react'
import { ProcessChart, type ProcessChartProps } from './process-chart.tsx'

export type ChartFigureProps = {
  /** What the chart shows, as a sentence that could stand in minutes. */
  sentence: ReactNode
  chart: Omit<ProcessChartProps, 'width' | 'height'>
  /** The counts below it: a FigureLine. */
  children?: ReactNode
  id?: string
}

/**
 * A sentence, its chart, and the counts. The chart is drawn twice, wide and for a phone, and the style sheet shows one:
 * scaled down, its text could not be read, and nothing may wait for a script.
 */
export function ChartFigure({ sentence, chart, children, id }: ChartFigureProps) {
  return (
    <section className="chart-figure" id={id}>
      <h3>{sentence}</h3>
      <div className="chart-wide">
        <ProcessChart {...chart} width={744} height={220} />
      </div>
      <div className="chart-narrow">
        <ProcessChart {...chart} isInteractive={false} width={358} height={210} />
      </div>
      {children}
    </section>
  )
}
