import { useWords } from '../../../ground/words/use-words.ts'

/** Worked examples, one button each. */
export function MeasureExamples() {
  const { builder } = useWords()
  return (
    <section className="part">
      <h2>{builder.examples}</h2>
      <p className="explains">{builder.examplesText}</p>
      <ul className="rule-examples">
        {Object.entries(builder.example).map(([key, label]) => (
          <li key={key}>
            <form method="post">
              <span>
                <input type="hidden" name="example" value={key} />
                {label}
              </span>
              <button
                type="submit"
                name="do"
                value="example"
                className="usa-button usa-button--unstyled"
                aria-label={`${builder.useExample}: ${label}`}
              >
                {builder.useExample}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
