import type { ReactNode } from 'react'

export type GoalFigureProps = {
  figure: ReactNode
  /** Counts and window: "412 of 1,093 households, last 12 months". */
  counts: ReactNode
  sentence: ReactNode
  /** A Sparkline. */
  children?: ReactNode
  href?: string
}

/** One goal in one figure, with its counts, a sentence and its course. Stand them in a `goal-figures` row. */
export function GoalFigure({ figure, counts, sentence, children, href }: GoalFigureProps) {
  return (
    <div className="goal-figure">
      <p className="goal-figure-value">{href ? <a href={href}>{figure}</a> : figure}</p>
      <p className="explains">{counts}</p>
      <p className="goal-figure-sentence">{sentence}</p>
      {children}
    </div>
  )
}
