import { Form } from 'react-router'
import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { ValueFormat } from '../../../ground/words/write-value.ts'
import type { SentStandard } from '../standard-form.ts'

type Props = {
  valueFormat: ValueFormat
  types: string[]
  today: string
  sent: SentStandard | undefined
  /** the field that somebody must look at, and why */
  fault: { field: string; message: string } | undefined
}

/** The form for a minimum and a target: with the reason and who agreed, or it is no agreement. */
export function StandardFields({ valueFormat, types, today, sent = {}, fault }: Props) {
  const { cards } = useWords()
  const { ledger: text } = cards
  const of = (name: string) => ({
    name,
    id: `standard-${name}`,
    defaultValue: sent[name],
    error: fault?.field === name ? fault.message : undefined,
    autoComplete: 'off',
  })
  return (
    <details className="under-card" open={fault !== undefined || Object.keys(sent).length > 0}>
      <summary>{text.add}</summary>
      <Form method="post" preventScrollReset className="card-form">
        <div className="card-pair">
          <Field {...of('programType')} label={text.type} list="program-types" required maxLength={200} />
          <Field {...of('population')} label={text.population} hint={text.populationHint} maxLength={200} />
        </div>
        <datalist id="program-types">
          {types.map((type) => (
            <option key={type} value={type} />
          ))}
        </datalist>
        <div className="card-pair">
          <Field {...of('minimum')} label={text.minimum} hint={text.valueHint[valueFormat]} required />
          <Field {...of('target')} label={text.target} hint={text.valueHint[valueFormat]} required />
          <Field {...of('from')} type="date" label={cards.from} defaultValue={sent.from ?? today} required />
        </div>
        <div className="card-pair">
          <Field {...of('baseline')} label={text.baseline} hint={text.valueHint[valueFormat]} />
          <Field {...of('baselineOn')} type="date" label={text.baselineOn} />
        </div>
        <Field {...of('expected')} control="textarea" label={text.expectedLabel} hint={text.expectedHint} />
        <Field {...of('reason')} control="textarea" label={cards.reason} required maxLength={1000} />
        <Field {...of('agreedBy')} label={cards.agreedLabel} required maxLength={200} />
        <button type="submit" name="do" value="agree" className="usa-button usa-button--outline">
          {text.save}
        </button>
      </Form>
    </details>
  )
}
