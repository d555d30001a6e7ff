import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { BacktestForm } from '../backtest-form.ts'

type Props = { form: BacktestForm; choices: { types: string[]; populations: string[] }; measures: string[] }

/** The question as a plain form: it stands in the address, so that it can be sent to somebody. */
export function BacktestFields({ form: { typed, problems }, choices, measures: keys }: Props) {
  const { backtest: text, measures } = useWords()
  const options = (values: string[], every: string) => [
    { value: '', label: every },
    ...values.map((value) => ({ value, label: value })),
  ]
  const error = (name: 'minimum' | 'target') => (problems[name] ? text.problem[problems[name]] : undefined)
  return (
    <form method="get" className="contract-filter backtest-fields">
      <Field
        name="measure"
        control="select"
        label={text.measure}
        defaultValue={typed.measure}
        options={keys.map((key) => ({ value: key, label: measures.title[key] ?? key }))}
      />
      <Field
        name="minimum"
        label={text.minimum}
        hint={text.valueHint}
        error={error('minimum')}
        defaultValue={typed.minimum}
        required
      />
      <Field
        name="target"
        label={text.target}
        hint={text.valueHint}
        error={error('target')}
        defaultValue={typed.target}
      />
      <Field
        name="type"
        control="select"
        label={text.type}
        defaultValue={typed.type}
        options={options(choices.types, text.everyType)}
      />
      <Field
        name="population"
        control="select"
        label={text.population}
        defaultValue={typed.population}
        options={options(choices.populations, text.everyPopulation)}
      />
      <Field
        name="months"
        control="select"
        label={text.months}
        defaultValue={String(typed.months)}
        options={[12, 24].map((n) => ({ value: String(n), label: text.lastMonths(n) }))}
      />
      <button type="submit" className="usa-button">
        {text.show}
      </button>
    </form>
  )
}
