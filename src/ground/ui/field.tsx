import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'

type FieldBase = {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** What is wrong with what was entered, and what to do; stands above the field. */
  error?: ReactNode
  /** Defaults to the name; error summaries lead to it. */
  id?: string
}
export type FieldProps = FieldBase &
  (
    | ({ control?: 'input' } & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id'>)
    | ({ control: 'select'; options: readonly { value: string; label: string }[] } & Omit<
        SelectHTMLAttributes<HTMLSelectElement>,
        'name' | 'id'
      >)
    | ({ control: 'textarea' } & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'id'>)
    | ({ control: 'file' } & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id' | 'type'>)
  )

/** One question of a form: label, hint, error, and the control that belongs to them. Works as plain HTML. */
export function Field(props: FieldProps) {
  const { name, label, hint, error, id = name, ...rest } = props
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
  const tie = { id, name, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined }
  return (
    <div className={`usa-form-group field${error ? ' usa-form-group--error' : ''}`}>
      <label className={`usa-label${error ? ' usa-label--error' : ''}`} htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <span className="usa-hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="usa-error-message" id={`${id}-error`}>
          {error}
        </span>
      ) : null}
      <Control {...(rest as ControlProps)} tie={tie} hasError={error !== undefined && error !== null} />
    </div>
  )
}

type Tie = { id: string; name: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined }
type WithoutBase<T> = T extends unknown ? Omit<T, keyof FieldBase> : never
type ControlProps = WithoutBase<FieldProps>

function Control({ tie, hasError, ...props }: ControlProps & { tie: Tie; hasError: boolean }) {
  const mark = (kind: string) => `${kind}${hasError ? ' usa-input--error' : ''}`
  if (props.control === 'select') {
    const { control: _, options, ...rest } = props
    return (
      <select {...rest} {...tie} className={mark('usa-select')}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  if (props.control === 'textarea') {
    const { control: _, ...rest } = props
    return <textarea rows={3} {...rest} {...tie} className={mark('usa-textarea')} />
  }
  if (props.control === 'file') {
    const { control: _, ...rest } = props
    return <input {...rest} {...tie} type="file" className={mark('file-field')} />
  }
  const { control: _, ...rest } = props
  return <input type="text" {...rest} {...tie} className={mark('usa-input')} />
}
