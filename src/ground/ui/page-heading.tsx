import type { ReactNode } from 'react'

export type PageHeadingProps = {
  title: ReactNode
  /** One sentence of 70 characters a line at most: what, how much, who. */
  lead?: ReactNode
  /** A short fact that holds for the whole page, as "Packet sent 9 July, frozen". */
  stamp?: ReactNode
  trailLabel?: string
  trail?: readonly { href?: string; label: string }[]
}

/** The page's one h1, what leads to it, and what it is about. */
export function PageHeading({ title, lead, stamp, trail = [], trailLabel }: PageHeadingProps) {
  return (
    <div className="page-heading">
      {trail.length > 0 ? (
        <nav aria-label={trailLabel} className="page-trail">
          <ol>
            {trail.map((step) => (
              <li key={step.label}>{step.href ? <a href={step.href}>{step.label}</a> : step.label}</li>
            ))}
          </ol>
        </nav>
      ) : null}
      <h1>{title}</h1>
      {lead || stamp ? (
        <p className="page-lead">
          {stamp ? <span className="stamp">{stamp}</span> : null}
          {lead}
        </p>
      ) : null}
    </div>
  )
}
