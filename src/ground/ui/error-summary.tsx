import type { ReactNode } from 'react'

export type ErrorSummaryProps = {
  heading: ReactNode
  /** `fieldId` leads to the field; without it the message concerns the whole form. */
  errors: readonly { fieldId?: string; message: ReactNode }[]
}

/** What must be mended before the form can be accepted, at its top; nothing when nothing is wrong. */
export function ErrorSummary({ heading, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <div className="usa-alert usa-alert--error usa-alert--no-icon notice" role="alert" tabIndex={-1}>
      <div className="usa-alert__body">
        <h2 className="usa-alert__heading">{heading}</h2>
        <ul>
          {errors.map((error, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two fields may have the same message
            <li key={i}>{error.fieldId ? <a href={`#${error.fieldId}`}>{error.message}</a> : error.message}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
