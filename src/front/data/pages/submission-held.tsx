import { isDay } from '../../../ground/platform/day.ts'
import type { Submission } from '../../../ground/submissions/submission.ts'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeDay } from '../../../ground/words/write-value.ts'

/** What a submission held and changed, in a sentence; then what it says of itself, and how its columns were read. */
export function SubmissionHeld({ submission: { kind, summary } }: { submission: Submission }) {
  const { data, lists } = useWords()
  const language = useLanguage()
  const numbers = new Proxy({} as Record<string, string>, {
    get: (_, name: string) => writeCount(Number(summary[name] ?? 0), language),
  })
  const { held } = data
  const say = {
    ...held,
    ocds: held.contracts,
    results: held.figures,
    counts: held.figures,
    form: held.figures,
    dataset: held.contracts,
  }[kind]
  const write = (value: unknown) => (isDay(String(value)) ? writeDay(String(value), language) : String(value))
  const described = Object.entries(data.describedBy).filter(([key]) => summary[key] != null && summary[key] !== '')
  const mapping = Object.entries((summary.mapping ?? {}) as Record<string, string>)
  return (
    <section className="part">
      <h2>{data.summary}</h2>
      <p>{say(numbers)}</p>
      {described.length > 0 && (
        <dl className="card-list">
          {described.map(([key, label]) => (
            <div key={key} className="card-row">
              <dt>{label}</dt>
              <dd>{write(summary[key])}</dd>
            </div>
          ))}
        </dl>
      )}
      {mapping.length > 0 && (
        <details className="file-sample">
          <summary>{data.mapping}</summary>
          <dl className="card-list">
            {mapping.map(([field, column]) => (
              <div key={field} className="card-row">
                <dt>{data.list.fields[field] ?? lists.fields[field] ?? field}</dt>
                <dd>{column}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  )
}
