import type { ListedFundingSource } from '../../../agreements/funding/list-funding-sources.ts'
import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeMoney } from '../../../ground/words/write-value.ts'

type Props = { sources: ListedFundingSource[]; slug: string; sent: Record<string, string>; isOpen: boolean }

/** Adds a source to a contract; beside each name stands what is left of it. */
export function FundingForm({ sources, slug, sent, isOpen }: Props) {
  const { funding } = useWords()
  const language = useLanguage()
  const { contract: text } = funding
  if (sources.length === 0) {
    return (
      <p className="part">
        {text.noSources} <a href={`/${slug}/funding`}>{text.toSources}</a>
      </p>
    )
  }
  const nameOf = ({ name, ceilingCents, committedCents }: ListedFundingSource) =>
    ceilingCents === null ? name : text.left(name, writeMoney(ceilingCents - committedCents, language))
  return (
    <section className="part">
      <details className="opens" open={isOpen}>
        <summary>{text.add}</summary>
        <form method="post">
          <div className="field-pairs">
            <Field
              name="source"
              control="select"
              label={text.source}
              required
              defaultValue={sent.source ?? ''}
              options={[
                { value: '', label: text.chooseSource },
                ...sources.map((one) => ({ value: one.id, label: nameOf(one) })),
              ]}
            />
            <Field
              name="amount"
              label={text.amount}
              hint={text.amountHint}
              inputMode="decimal"
              required
              defaultValue={sent.amount}
              autoComplete="off"
            />
            <Field name="from" type="date" label={text.from} hint={text.daysHint} defaultValue={sent.from} />
            <Field name="to" type="date" label={text.to} hint={text.daysHint} defaultValue={sent.to} />
          </div>
          <button type="submit" name="do" value="funded" className="usa-button">
            {text.save}
          </button>
        </form>
      </details>
    </section>
  )
}
