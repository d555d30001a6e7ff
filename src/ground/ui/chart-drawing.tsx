import { type ReactNode, useId } from 'react'
import { chartFont } from './chart-ink.ts'
import { textSize } from './chart-layout.ts'

export type DrawingProps = {
  title: string
  description: string
  width: number
  height: number
  isInteractive: boolean
  children: ReactNode
}

/** The sheet that every chart is drawn on: its size, its letters, and what it shows for those who hear it. */
export function ChartDrawing({ title, description, width, height, isInteractive, children }: DrawingProps) {
  const id = useId()
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="process-chart"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role={isInteractive ? 'group' : 'img'}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
      fontFamily={chartFont}
      fontSize={textSize}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {children}
    </svg>
  )
}
