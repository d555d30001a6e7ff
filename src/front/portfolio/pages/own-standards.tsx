import { Form } from 'react-router'
import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { type ValueFormat, writeDay, writeThreshold } from '../../../ground/words/write-value.ts'
import type { StandardOverride } from '../../../performance/goals/standard.ts'

type Props = {
  overrides: StandardOverride[]
  /** what may be agreed on, and how it reads */
  measures: { key: string; valueFormat: ValueFormat }[]
  programs: string[]
  today: string
  mayWrite: boolean
  /** where a minimum is tested on months that are over, for the first program's type */
  backtestHref: string
}

/** The standards that this contract has of its own, each with its reason, and the form for another. */
export function OwnStandards({ overrides, measures: choices, programs, today, mayWrite, backtestHref }: Props) {
  const words = useWords()
  const language = useLanguage()
  const { ownStandard: text } = words.portfolio
  const { measures } = words
  const value = (number: number, measure: string) =>
    writeThreshold(number, choices.find(({ key }) => key === measure)?.valueFormat ?? 'share', language)
  return (
    <section className="part" id="own-standards">
      <h2>{text.heading}</h2>
      <p className="explains">{overrides.length === 0 ? text.none : text.lead}</p>
      <ul className="agenda">
        {overrides.map((one) => (
          <li key={`${one.measure} ${one.program} ${one.from}`}>
            <p>
              <strong>{measures.title[one.measure] ?? one.measure}</strong>
              {one.program && `, ${one.program}`}: {measures.minimum(value(one.minimum, one.measure))},{' '}
              {measures.target(value(one.target, one.measure))}, {text.from(writeDay(one.from, language))}
            </p>
            <p className="explains">{one.reason}</p>
          </li>
        ))}
      </ul>
      <p className="explains">
        {words.backtest.linkText} <a href={backtestHref}>{words.backtest.link}</a>
      </p>
      {mayWrite && (
        <details>
          <summary>{text.add}</summary>
          <Form method="post" preventScrollReset>
            <Field
              name="measure"
              control="select"
              label={text.measure}
              options={choices.map(({ key }) => ({ value: key, label: measures.title[key] ?? key }))}
            />
            <Field
              name="program"
              control="select"
              label={text.program}
              options={[
                { value: '', label: text.everyProgram },
                ...programs.map((name) => ({ value: name, label: name })),
              ]}
            />
            <Field name="minimum" label={text.minimum} hint={text.valueHint} inputMode="decimal" required />
            <Field name="target" label={text.target} inputMode="decimal" required />
            <Field
              name="direction"
              control="select"
              label={text.direction}
              options={[
                { value: 'increase', label: text.directions.increase },
                { value: 'decrease', label: text.directions.decrease },
              ]}
            />
            <Field name="from" type="date" label={text.fromLabel} defaultValue={today} required />
            <Field name="reason" control="textarea" label={text.reason} required maxLength={1000} />
            <Field name="agreedBy" label={text.agreedBy} required maxLength={200} />
            <button type="submit" className="usa-button usa-button--outline">
              {text.save}
            </button>
          </Form>
        </details>
      )}
    </section>
  )
}
