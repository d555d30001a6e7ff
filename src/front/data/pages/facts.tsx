import type { ReactNode } from 'react'

/** What is known, each with its name. */
export function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className="card-list">
      {facts.map(([label, value]) => (
        <div key={label} className="card-row">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
