import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { Goal } from '../../../performance/goals/goal.ts'

type Props = {
  goal?: Goal
  measures: string[]
  button: 'add' | 'change'
  sentence: string
  /** tells the fields of several forms of a page apart */
  prefix: string
}

/** The words and the measures of a goal. */
export function GoalForm({ goal, measures, button, sentence, prefix }: Props) {
  const { goals: text, measures: words } = useWords()
  const { field } = text
  const options = [...new Set([...measures, ...(goal?.measures ?? [])])].map((key) => ({
    value: key,
    label: words.title[key] ?? key,
  }))
  const [lead, ...others] = goal?.measures ?? []
  const id = (name: string) => `${prefix}-${name}`
  return (
    <form method="post" action="?" className="goal-form">
      {goal && <input type="hidden" name="goal" value={goal.id} />}
      <Field
        name="policyArea"
        id={id('area')}
        label={field.policyArea}
        hint={field.policyAreaHint}
        defaultValue={goal?.policyArea}
        required
        maxLength={100}
      />
      <Field name="name" id={id('name')} label={field.name} defaultValue={goal?.name} required maxLength={200} />
      <Field
        name="description"
        id={id('description')}
        control="textarea"
        label={field.description}
        defaultValue={goal?.description}
        maxLength={1000}
      />
      <Field name="lead" id={id('lead')} control="select" label={field.lead} options={options} defaultValue={lead} />
      <fieldset className="usa-fieldset choices">
        <legend className="usa-label">{field.measures}</legend>
        {options.map((option) => (
          <div key={option.value} className="usa-checkbox">
            <input
              className="usa-checkbox__input"
              type="checkbox"
              name="measures"
              id={id(option.value)}
              value={option.value}
              defaultChecked={others.includes(option.value)}
            />
            <label className="usa-checkbox__label" htmlFor={id(option.value)}>
              {option.label}
            </label>
          </div>
        ))}
      </fieldset>
      <button type="submit" name="do" value={button} className="usa-button usa-button--outline">
        {sentence}
      </button>
    </form>
  )
}
