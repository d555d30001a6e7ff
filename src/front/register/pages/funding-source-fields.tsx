import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { SourceValues } from '../funding-source-form.ts'

/** The questions about a source: first what names it, then its days and amount, then whom it may pay for. */
export function FundingSourceFields({ values }: { values: SourceValues }) {
  const { funding } = useWords()
  const { fields } = funding
  const text = (name: string) => ({ name, defaultValue: values[name] ?? '', autoComplete: 'off' })
  return (
    <>
      <div className="field-pairs">
        <Field {...text('name')} label={fields.name} required maxLength={300} />
        <Field
          name="kind"
          control="select"
          label={fields.kind}
          defaultValue={values.kind ?? 'federal'}
          options={Object.entries(funding.kinds).map(([value, label]) => ({ value, label }))}
        />
        <Field {...text('agency')} label={fields.agency} hint={fields.agencyHint} maxLength={300} />
        <Field {...text('fundCode')} label={fields.fundCode} hint={fields.fundCodeHint} maxLength={100} />
        <Field
          {...text('assistanceListing')}
          label={fields.assistanceListing}
          hint={fields.assistanceListingHint}
          maxLength={20}
        />
        <Field {...text('fain')} label={fields.fain} hint={fields.fainHint} maxLength={100} />
        <Field {...text('assistanceListingTitle')} label={fields.assistanceListingTitle} maxLength={300} />
        <Field {...text('ceiling')} label={fields.ceiling} hint={fields.ceilingHint} inputMode="decimal" />
      </div>
      <div className="field-pairs">
        {(['awardedOn', 'awardFrom', 'awardTo'] as const).map((name) => (
          <Field key={name} {...text(name)} type="date" label={fields[name]} />
        ))}
      </div>
      <div className="field-pairs">
        {(['budgetFrom', 'budgetTo'] as const).map((name) => (
          <Field key={name} {...text(name)} type="date" label={fields[name]} />
        ))}
      </div>
      <div className="field-pairs">
        {(['programTypes', 'populations', 'costKinds'] as const).map((name) => (
          <Field key={name} {...text(name)} control="textarea" label={fields[name]} hint={fields.listHint} />
        ))}
        <Field
          {...text('description')}
          control="textarea"
          label={fields.description}
          hint={fields.descriptionHint}
          maxLength={5000}
        />
      </div>
      <div className="usa-checkbox">
        <input
          className="usa-checkbox__input"
          type="checkbox"
          id="isResearch"
          name="isResearch"
          value="yes"
          defaultChecked={values.isResearch === 'yes'}
        />
        <label className="usa-checkbox__label" htmlFor="isResearch">
          {fields.isResearch}
        </label>
      </div>
    </>
  )
}
