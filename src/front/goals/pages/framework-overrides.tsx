import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeThreshold } from '../../../ground/words/write-value.ts'
import type { Framework, FrameworkMeasure } from '../../../performance/goals/framework-words.ts'
import type { Sent } from '../goal-form.ts'
import type { Formats } from '../list-known-measures.ts'

type Props = { framework: Framework; formats: Formats; mayKeep: boolean; sent: Sent }

/** What each funder set otherwise, with its reason, and the form for another where a line lets it. */
export function FrameworkOverrides({ framework, formats, mayKeep, sent }: Props) {
  const { frameworks: text, measures } = useWords()
  const language = useLanguage()
  const { overrides, funders, state } = framework
  const free = framework.measures.filter((line) => line.mayOverride !== 'nothing')
  const isOver = state === 'adopted' || state === 'withdrawn'
  const value = (number: number, measure: string) => writeThreshold(number, formats[measure] ?? 'share', language)
  const nameOf = (line: FrameworkMeasure) =>
    [line.programType, line.population, measures.title[line.measure] ?? line.measure].filter(Boolean).join(', ')
  return (
    <section className="part" id="overrides">
      <h2>{text.overrides}</h2>
      {overrides.length === 0 && <p className="explains">{text.noOverride}</p>}
      <ul className="agenda">
        {overrides.map((one) => {
          const line = framework.measures.find(({ id }) => id === one.measureId)!
          const funder = funders.find(({ id }) => id === one.funderId)
          return (
            <li key={one.id}>
              <p>
                <strong>{text.overrideOf(funder?.name ?? '', nameOf(line))}</strong>
              </p>
              <p className="explains">
                {text.overrideSays(value(one.minimum, line.measure), value(one.target, line.measure), one.reason)}
              </p>
              {mayKeep && !isOver && (
                <form method="post" action="?" className="undo-line not-printed">
                  <input type="hidden" name="override" value={one.id} />
                  <button type="submit" name="do" value="undo-override" className="usa-button usa-button--unstyled">
                    {text.unsign}
                  </button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
      {mayKeep && !isOver && free.length > 0 && (
        <details className="not-printed" open={sent.line !== undefined}>
          <summary>{text.override}</summary>
          <form method="post" action="?">
            <Field
              name="line"
              control="select"
              label={text.overrideLine}
              defaultValue={sent.line}
              options={free.map((line) => ({
                value: line.id,
                label: `${nameOf(line)}: ${text.asks(value(line.minimum, line.measure), value(line.target, line.measure), text.mayOverride[line.mayOverride])}`,
              }))}
            />
            <Field
              name="funder"
              control="select"
              label={text.overrideFunder}
              defaultValue={sent.funder}
              options={funders.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <div className="field-pairs">
              <Field name="minimum" label={text.columns.minimum} hint={text.valueHint} defaultValue={sent.minimum} />
              <Field name="target" label={text.columns.target} defaultValue={sent.target} />
            </div>
            <Field
              name="reason"
              id="override-reason"
              label={text.reason}
              defaultValue={sent.reason}
              required
              maxLength={1000}
            />
            <button type="submit" name="do" value="override" className="usa-button usa-button--outline">
              {text.save}
            </button>
          </form>
        </details>
      )}
    </section>
  )
}
