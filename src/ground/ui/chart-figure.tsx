import type { ReactNode } from 'react'
import { ChartFiles, type ChartFilesProps } from './chart-files.tsx'
import { LiveChart } from './live-chart.tsx'

/** What a chart is drawn for: its size, and whether its points can be reached. */
export type DrawnFor = { width: number; height: number; isInteractive: boolean }

export type ChartFigureProps = {
  /** What the chart shows, as a sentence that could stand in minutes. */
  sentence: ReactNode
  /** How the chart is read, or why it says less than another. */
  explains?: ReactNode
  /** The chart: a function, because it is drawn twice. */
  draw: (drawn: DrawnFor) => ReactNode
  /** How its points are read by pointer and key. */
  hint: string
  files?: ChartFilesProps
  /** Of the wide chart and of the one for a phone. */
  heights?: readonly [wide: number, narrow: number]
  /** The counts below it: a FigureLine, and the chart's figures as a table. */
  children?: ReactNode
  id?: string
  /** where the chart stands right under the title of its page */
  isFirst?: boolean
}

/**
 * A sentence, its chart, and the counts. The chart is drawn twice, wide and for a phone, and the style sheet shows one:
 * scaled down, its text could not be read, and nothing may wait for a script.
 */
export function ChartFigure(props: ChartFigureProps) {
  const [wide, narrow] = props.heights ?? [220, 210]
  const Heading = props.isFirst ? 'h2' : 'h3'
  return (
    <section className="chart-figure" id={props.id}>
      <Heading>{props.sentence}</Heading>
      {props.explains && <p className="explains">{props.explains}</p>}
      <LiveChart hint={props.hint}>
        <div className="chart-wide">{props.draw({ width: 744, height: wide, isInteractive: true })}</div>
        <div className="chart-narrow">{props.draw({ width: 358, height: narrow, isInteractive: true })}</div>
      </LiveChart>
      {props.children}
      {props.files && <ChartFiles {...props.files} />}
    </section>
  )
}
