import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { Sent } from '../contract-form.ts'
import { type Problem, useFault } from './contract-faults.tsx'

type Props = { facts: Sent; stamp: string; sent: Sent; problem: Problem | undefined }

/** What is known of a contract beside its signed terms, and the days of its steps. */
export function FactsForm({ facts, stamp, sent, problem }: Props) {
  const { contract } = useWords()
  const { facts: text, steps, edit } = contract.forms
  const faultOf = useFault(problem)
  const of = (name: string) => ({
    name,
    defaultValue: sent[name] ?? facts[name] ?? '',
    error: faultOf(name),
    autoComplete: 'off',
  })
  return (
    <form method="post">
      <input type="hidden" name="was" value={stamp} />
      <section className="part" id="facts">
        <h2>{text.heading}</h2>
        <Field label={text.title} {...of('title')} required maxLength={500} />
        <Field
          control="textarea"
          rows={6}
          label={text.scope}
          hint={text.scopeHint}
          {...of('scope')}
          maxLength={20000}
        />
        <div className="field-pairs">
          <Field label={text.department} {...of('department')} maxLength={500} />
          <Field label={text.policyArea} {...of('policyArea')} maxLength={500} />
          <Field
            label={text.procurementMethod}
            hint={text.procurementHint}
            {...of('procurementMethod')}
            maxLength={500}
          />
          <Field label={text.masterNumber} {...of('masterNumber')} maxLength={500} />
          <Field label={text.match} hint={text.matchHint} {...of('match')} inputMode="decimal" />
          <Field label={text.indirectRate} {...of('indirectRate')} inputMode="decimal" />
          <Field label={text.renewalsLeft} {...of('renewalsLeft')} inputMode="numeric" />
        </div>
      </section>
      <section className="part" id="steps">
        <h2>{steps.heading}</h2>
        <p className="explains">{steps.lead}</p>
        <div className="field-pairs">
          {(['neededOn', 'solicitedOn', 'awardedOn', 'signedOn', 'firstPaidOn'] as const).map((step) => (
            <Field key={step} type="date" label={steps[step]} {...of(step)} />
          ))}
        </div>
        <button type="submit" name="do" value="facts" className="usa-button">
          {edit.save}
        </button>
      </section>
    </form>
  )
}
