import type { ReactNode } from 'react'

export type LineFigure = {
  /** "9 of 41" */
  figure: ReactNode
  /** "households, six months" */
  explanation: ReactNode
  /** Where its definition and its source can be seen. */
  href?: string
}

/** The row of small facts under a chart: each a figure with what it counts. */
export function FigureLine({ figures }: { figures: readonly LineFigure[] }) {
  return (
    <dl className="figure-line">
      {figures.map((figure, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the figures of a line never change places
        <div key={i}>
          <dt>{figure.explanation}</dt>
          <dd>{figure.href ? <a href={figure.href}>{figure.figure}</a> : figure.figure}</dd>
        </div>
      ))}
    </dl>
  )
}
