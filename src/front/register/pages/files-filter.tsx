import { useWords } from '../../../ground/words/use-words.ts'

type Props = {
  filter: { providerId?: string | undefined; kind?: string | undefined; state?: string | undefined }
  providers: { id: string; name: string }[]
}

/** Narrows the cabinet to a provider, a kind, a state; the address keeps the choice. */
export function FilesFilter({ filter, providers }: Props) {
  const { documents: text } = useWords()
  const { filters } = text
  const listed = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))
  const choices = [
    {
      name: 'provider',
      label: filters.provider,
      any: filters.anyProvider,
      chosen: filter.providerId,
      options: providers.map(({ id, name }) => ({ value: id, label: name })),
    },
    { name: 'kind', label: filters.kind, any: filters.anyKind, chosen: filter.kind, options: listed(text.kinds) },
    { name: 'state', label: filters.state, any: filters.anyState, chosen: filter.state, options: listed(text.states) },
  ]
  return (
    <form method="get" className="choose-line files-filter">
      {choices.map(({ name, label, any, chosen, options }) => (
        <div className="field" key={name}>
          <label className="usa-label" htmlFor={`only-${name}`}>
            {label}
          </label>
          <select className="usa-select" id={`only-${name}`} name={name} defaultValue={chosen ?? ''}>
            <option value="">{any}</option>
            {options.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button type="submit" className="usa-button usa-button--outline">
        {text.show}
      </button>
    </form>
  )
}
