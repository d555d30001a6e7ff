import type { ReactNode } from 'react'

export type NoticeProps = {
  /** 'info': good to know or done; 'care': needs a look. */
  kind: 'info' | 'care'
  heading?: ReactNode
  children: ReactNode
  /** Read aloud when it appears after something the reader did. */
  isAnswer?: boolean
}

export function Notice({ kind, heading, children, isAnswer }: NoticeProps) {
  return (
    <div
      className={`usa-alert usa-alert--${kind === 'care' ? 'warning' : 'info'} usa-alert--no-icon usa-alert--slim notice`}
      role={isAnswer ? 'status' : undefined}
    >
      <div className="usa-alert__body">
        {heading ? <p className="notice-heading">{heading}</p> : null}
        <div className="usa-alert__text">{children}</div>
      </div>
    </div>
  )
}
