import { useWords } from '../../../ground/words/use-words.ts'
import type { KeptMeasure } from '../../../performance/built-measures/list-built-measures.ts'

type Props = {
  kept: Pick<KeptMeasure, 'measure' | 'datasetKey' | 'rule' | 'sql'>
  slug: string
  /** the newest version is shown, to somebody who may write another */
  mayChange?: boolean
}

/** How a measure on a dataset is counted: its SQL, open, and where its rows come from. */
export function MeasureCounting({ kept: { measure, datasetKey, rule, sql }, slug, mayChange = false }: Props) {
  const { builder } = useWords()
  return (
    <section className="part">
      <h2>{builder.counting}</h2>
      <p className="explains">
        {builder.sqlText} <a href={`/${slug}/data/datasets/${datasetKey}`}>{builder.toRows}</a>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <pre className="sql" tabIndex={0} lang="en">
        {sql.trim()}
      </pre>
      {mayChange && rule !== null && (
        <p className="button-line">
          <a className="usa-button usa-button--outline" href={`/${slug}/measures/build?revise=${measure}`}>
            {builder.changeRule}
          </a>
        </p>
      )}
    </section>
  )
}
