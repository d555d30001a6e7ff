import { useWords } from '../../../ground/words/use-words.ts'
import type { Explained } from '../../../performance/measure-packs/homelessness/sql-of.ts'

/** The statements that count a figure, the last one open: who doubts it can run them. */
export function FigureSql({ sql }: { sql: Explained | null }) {
  const { figure: words } = useWords().data
  return (
    <section className="part">
      <h2>{words.sql}</h2>
      {sql === null ? (
        <p>{words.byHand}</p>
      ) : (
        <>
          <p className="explains">{words.facts}</p>
          <Statement title={words.factsSql} text={sql.facts} />
          <Statement title={words.wordsSql} text={sql.words.trim()} />
          <Statement title={words.measureSql} text={sql.measure} isOpen />
        </>
      )}
    </section>
  )
}

function Statement({ title, text, isOpen }: { title: string; text: string; isOpen?: boolean }) {
  return (
    <details className="file-sample" open={isOpen}>
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <pre className="sql" tabIndex={0} lang="en">
        {text}
      </pre>
    </details>
  )
}
