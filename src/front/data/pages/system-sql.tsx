import { useWords } from '../../../ground/words/use-words.ts'
import type { SystemSql as Sql } from '../../../performance/measure-packs/homelessness/system/system-sql-of.ts'

/** How a figure of the system is counted: the decisions taken, the words that the statement uses, the statement. */
export function SystemSql({ sql, unit }: { sql: Sql; unit: string }) {
  const { system, data } = useWords()
  return (
    <section className="part" id="sql">
      <h2>{data.figure.sql}</h2>
      <p className="explains">
        {system.unit(unit)} {system.source(sql.source)} {system.sqlText}
      </p>
      <details className="file-sample">
        <summary>{system.decisions}</summary>
        <ul lang="en">
          {sql.decisions.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </details>
      <details className="file-sample">
        <summary>{data.figure.wordsSql}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
        <pre className="sql" tabIndex={0} lang="en">
          {sql.words}
        </pre>
      </details>
      <details className="file-sample" open>
        <summary>{system.statement}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
        <pre className="sql" tabIndex={0} lang="en">
          {sql.measure}
        </pre>
      </details>
    </section>
  )
}
