import type { ReactNode } from 'react'

export type ListedRow = {
  key: string
  name: ReactNode
  underName?: ReactNode
  sentence: ReactNode
  explanation?: ReactNode
  /** One button or link. */
  action?: ReactNode
}

/** Things to look at, one a row: who, what in a sentence, what to do. A list and not a table: rows are read, not compared. */
export function RowList({ rows }: { rows: readonly ListedRow[] }) {
  return (
    <ul className="row-list">
      {rows.map((row) => (
        <li key={row.key}>
          <div>
            <p className="row-name">{row.name}</p>
            {row.underName ? <p className="explains">{row.underName}</p> : null}
          </div>
          <div>
            <p>{row.sentence}</p>
            {row.explanation ? <p className="explains">{row.explanation}</p> : null}
          </div>
          {row.action ? <div className="row-action">{row.action}</div> : null}
        </li>
      ))}
    </ul>
  )
}
