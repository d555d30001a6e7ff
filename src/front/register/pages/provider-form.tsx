import type { ProviderRecord } from '../../../agreements/providers/find-provider.ts'
import { writeEin } from '../../../agreements/providers/write-ein.ts'
import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'

type Props = {
  provider: ProviderRecord
  others: { id: string; name: string }[]
  /** what was sent and refused; absent: what is known */
  sent: Record<string, string> | undefined
}

/** What may be changed of an organization: its name, identifiers, kind, and to whom it belongs. */
export function ProviderForm({ provider, others, sent }: Props) {
  const { providers: words } = useWords()
  const profit = provider.isForProfit === null ? '' : provider.isForProfit ? 'yes' : 'no'
  return (
    <section className="part" id="change">
      <h2>{words.change}</h2>
      <form method="post">
        <div className="field-pairs">
          <Field
            name="name"
            label={words.name}
            hint={words.nameHint}
            required
            defaultValue={sent?.name ?? provider.name}
            autoComplete="off"
          />
          <Field
            name="uei"
            label={words.uei}
            hint={words.ueiHint}
            defaultValue={sent?.uei ?? provider.uei ?? ''}
            autoComplete="off"
          />
          <Field
            name="ein"
            label={words.ein}
            hint={words.einHint}
            defaultValue={sent?.ein ?? (provider.ein ? writeEin(provider.ein) : '')}
            autoComplete="off"
          />
          <Field
            name="forProfit"
            control="select"
            label={words.profit}
            defaultValue={sent?.forProfit ?? profit}
            options={[
              { value: '', label: words.notKnown },
              { value: 'no', label: words.nonprofit },
              { value: 'yes', label: words.forProfit },
            ]}
          />
          <Field
            name="parent"
            control="select"
            label={words.parent}
            hint={words.parentHint}
            defaultValue={sent?.parent ?? provider.parentId ?? ''}
            options={[{ value: '', label: words.none }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        </div>
        <button type="submit" name="do" value="changed" className="usa-button">
          {words.save}
        </button>{' '}
        <a href="?">{words.leave}</a>
      </form>
    </section>
  )
}
