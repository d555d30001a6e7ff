import type { ReactNode } from 'react'

export type ProgressBarProps = {
  /** How far, in words: "3 of 8 files read". */
  text: ReactNode
  done: number
  /** Unknown: leave it out, and the bar says only that work goes on. */
  of?: number
  id: string
}

export function ProgressBar({ text, done, of, id }: ProgressBarProps) {
  return (
    <div className="progress-bar">
      <label htmlFor={id}>{text}</label>
      {of === undefined ? <progress id={id} /> : <progress id={id} value={Math.min(done, of)} max={Math.max(of, 1)} />}
    </div>
  )
}
