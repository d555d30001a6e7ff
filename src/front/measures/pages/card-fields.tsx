import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { valueFormats } from '../../../ground/words/write-value.ts'
import { laterFields, type openFields, type SentCard, type toldFields } from '../card-form.ts'

type Props = {
  sent: SentCard
  /** fields that somebody must look at */
  faults: string[]
  /** what a revision cannot change is not asked */
  isRevision: boolean
  today: string
}
type ToldField = (typeof toldFields)[number] | (typeof laterFields)[number] | (typeof openFields)[number]

/** The card as a form: each text in both languages side by side, and what was agreed at the end. */
export function CardFields({ sent, faults, isRevision, today }: Props) {
  const { cards: text } = useWords()
  const choose = (name: 'kind' | 'question' | 'timing', options: Record<string, string>) => (
    <Field control="select" name={name} label={text.fields[name]} defaultValue={sent[name]} options={listOf(options)} />
  )
  const fault = (name: string) => (faults.includes(name) ? text.refusals['wrong-form'] : undefined)
  const told = (name: ToldField, hint?: string) => (
    <Both key={name} name={name} hint={hint} sent={sent} fault={fault} isShort={shortFields.includes(name)} />
  )
  return (
    <>
      <fieldset className="usa-fieldset card-group">
        <legend className="usa-legend">{text.group.what}</legend>
        {told('title')}
        {told('short')}
        <div className="card-pair">
          <Field name="pack" label={text.fields.pack} defaultValue={sent.pack} error={fault('pack')} maxLength={60} />
          {choose('kind', text.kinds)}
          {choose('question', text.questions)}
          {choose('timing', text.timings)}
        </div>
        {told('definition')}
      </fieldset>
      <fieldset className="usa-fieldset card-group">
        <legend className="usa-legend">{text.group.how}</legend>
        {!isRevision && (
          <div className="card-pair">
            <Field
              control="select"
              name="valueFormat"
              label={text.fields.valueFormat}
              defaultValue={sent.valueFormat}
              options={valueFormats.map((value) => ({ value, label: text.formats[value] }))}
            />
            <Field
              control="select"
              name="direction"
              label={text.fields.direction}
              defaultValue={sent.direction}
              options={listOf(text.directions)}
            />
            <Field
              name="unit"
              label={text.fields.units}
              hint={text.unitHint}
              defaultValue={sent.unit}
              error={fault('unit')}
              maxLength={40}
            />
          </div>
        )}
        {told('counted', text.countedHint)}
        {told('numerator')}
        {told('denominator')}
        {told('exclusions')}
        {laterFields.map((name) => told(name))}
        <div className="card-pair">
          <Field
            name="maturityDays"
            label={text.fields.maturityDays}
            defaultValue={sent.maturityDays}
            inputMode="numeric"
            maxLength={4}
          />
        </div>
      </fieldset>
      <fieldset className="usa-fieldset card-group">
        <legend className="usa-legend">{text.group.trust}</legend>
        {told('subgroups')}
        {told('gaming', text.linesHint)}
        {told('decisions', text.linesHint)}
        <div className="card-pair">
          <Field name="owner" label={text.fields.owner} defaultValue={sent.owner} maxLength={200} />
          <Field
            control="select"
            name="weight"
            label={text.weightLabel}
            defaultValue={sent.weight ?? '3'}
            options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
          />
          <Field
            control="select"
            name="followsProcessRules"
            label={text.rulesLabel}
            defaultValue={sent.followsProcessRules}
            options={[
              { value: 'yes', label: text.rulesYes },
              { value: 'no', label: text.rulesNo },
            ]}
          />
        </div>
      </fieldset>
      <fieldset className="usa-fieldset card-group">
        <legend className="usa-legend">{text.group.agreed}</legend>
        <div className="card-pair">
          <Field
            type="date"
            name="from"
            label={text.from}
            defaultValue={sent.from ?? today}
            error={fault('from')}
            required
          />
          <Field
            name="agreedBy"
            label={text.agreedLabel}
            defaultValue={sent.agreedBy}
            error={fault('agreedBy')}
            maxLength={200}
            required
          />
        </div>
        <Field
          control="textarea"
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          defaultValue={sent.reason}
          error={fault('reason')}
          maxLength={1000}
          required
        />
      </fieldset>
      <button type="submit" className="usa-button">
        {text.save}
      </button>
    </>
  )
}

const shortFields: string[] = ['title', 'short', 'counted', 'period']
/** What the card itself allows, and the verb asks for. */
const longest: Partial<Record<ToldField, number>> = {
  ...{ title: 120, short: 30, counted: 60, period: 200 },
  ...{ numerator: 500, denominator: 500, lag: 500, source: 500 },
}
const listOf = (options: Record<string, string>) => Object.entries(options).map(([value, label]) => ({ value, label }))

type BothProps = {
  name: ToldField
  hint: string | undefined
  sent: SentCard
  fault: (name: string) => string | undefined
  isShort: boolean
}

/** One text in both languages, beside each other. */
function Both({ name, hint, sent, fault, isShort }: BothProps) {
  const { cards: text } = useWords()
  const field = (language: 'en' | 'es') => {
    const id = `${name}-${language}`
    return (
      <Field
        key={id}
        name={id}
        lang={language}
        control={isShort ? 'input' : 'textarea'}
        label={`${text.fields[name]} (${language === 'en' ? text.inEnglish : text.inSpanish})`}
        hint={hint}
        error={fault(id)}
        defaultValue={sent[id]}
        maxLength={longest[name] ?? 2000}
      />
    )
  }
  return (
    <div className="card-pair">
      {field('en')}
      {field('es')}
    </div>
  )
}
