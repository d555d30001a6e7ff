import type { ReactNode } from 'react'

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; isChosen?: boolean }
export type ChoiceFieldProps = {
  name: string
  legend: ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** One of them (radio buttons) or any of them (check boxes). */
  kind: 'one' | 'any'
  choices: readonly Choice[]
}

/** A question answered by choosing. The first choice carries the name as its id, so that an error summary leads to it. */
export function ChoiceField({ name, legend, hint, error, kind, choices }: ChoiceFieldProps) {
  const part = kind === 'one' ? 'usa-radio' : 'usa-checkbox'
  const describedBy = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined
  return (
    <fieldset
      className={`usa-fieldset usa-form-group field${error ? ' usa-form-group--error' : ''}`}
      aria-describedby={describedBy}
    >
      <legend className="usa-legend">{legend}</legend>
      {hint ? (
        <span className="usa-hint" id={`${name}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="usa-error-message" id={`${name}-error`}>
          {error}
        </span>
      ) : null}
      {choices.map((choice, i) => {
        const id = i === 0 ? name : `${name}-${choice.value}`
        return (
          <div key={choice.value} className={part}>
            <input
              className={`${part}__input`}
              id={id}
              type={kind === 'one' ? 'radio' : 'checkbox'}
              name={name}
              value={choice.value}
              defaultChecked={choice.isChosen}
            />
            <label className={`${part}__label`} htmlFor={id}>
              {choice.label}
              {choice.hint ? <span className={`${part}__label-description`}>{choice.hint}</span> : null}
            </label>
          </div>
        )
      })}
    </fieldset>
  )
}
