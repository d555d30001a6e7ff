import type { ReactNode } from 'react'

export type EmptyStateProps = {
  /** What is not there, and why. */
  sentence: ReactNode
  /** What to do about it: one link or button. */
  children?: ReactNode
}

export function EmptyState({ sentence, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p>{sentence}</p>
      {children}
    </div>
  )
}
