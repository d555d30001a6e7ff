import type { Subaward } from '../../../agreements/funding/subaward.ts'
import { ChoiceField } from '../../../ground/ui/choice-field.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import { toDollars } from '../funding-source-form.ts'

type Problem = { do: string; sent: Record<string, string> } | undefined
type Props = {
  base: string
  subaward: Subaward | null
  isFederal: boolean
  mayKeep: boolean
  today: string
  problem: Problem
}

/** Subrecipient or contractor, with the reason; and what a subaward states that stands nowhere else. */
export function SubawardForms({ base, subaward, isFederal, mayKeep, today, problem }: Props) {
  const { subaward: text } = useWords().funding
  const language = useLanguage()
  return (
    <section className="part" id="subaward">
      <h2>{text.title}</h2>
      <div className="funding-said">
        <p className="explains">{text.lead}</p>
        {subaward === null ? (
          <p>
            {text.undetermined} {isFederal && text.federal}
          </p>
        ) : (
          <>
            <p>
              <strong>
                {text.said(
                  text.determinations[subaward.determination],
                  writeDay(subaward.determinedOn, language),
                  subaward.determinedBy,
                )}
              </strong>
            </p>
            <p className="said">{subaward.reason}</p>
          </>
        )}
      </div>
      <p className="button-line">
        <a href={`${base}/data-sheet`}>{text.sheet}</a>
        <a href={`${base}/data-sheet.pdf`}>{text.pdf}</a>
      </p>
      {mayKeep && (
        <>
          <DetermineForm
            subaward={subaward}
            today={today}
            problem={problem?.do === 'determined' ? problem : undefined}
          />
          {subaward?.determination === 'subrecipient' && (
            <TermsForm subaward={subaward} problem={problem?.do === 'recorded' ? problem : undefined} />
          )}
        </>
      )}
    </section>
  )
}

function DetermineForm({ subaward, today, problem }: { subaward: Subaward | null; today: string; problem: Problem }) {
  const { subaward: text } = useWords().funding
  const chosen = problem?.sent.determination ?? subaward?.determination
  return (
    <details className="opens" open={problem !== undefined}>
      <summary>{subaward ? text.again : text.determine}</summary>
      <form method="post">
        <ChoiceField
          name="determination"
          kind="one"
          legend={text.determination}
          choices={[
            {
              value: 'subrecipient',
              label: text.determinations.subrecipient,
              hint: text.subrecipientHint,
              isChosen: chosen === 'subrecipient',
            },
            {
              value: 'contractor',
              label: text.determinations.contractor,
              hint: text.contractorHint,
              isChosen: chosen === 'contractor',
            },
          ]}
        />
        <Field
          name="reason"
          control="textarea"
          label={text.reason}
          hint={text.reasonHint}
          required
          maxLength={5000}
          defaultValue={problem?.sent.reason ?? subaward?.reason}
        />
        <Field
          name="determinedOn"
          type="date"
          label={text.determinedOn}
          required
          max={today}
          defaultValue={problem?.sent.determinedOn ?? today}
        />
        <button type="submit" name="do" value="determined" className="usa-button usa-button--outline">
          {text.determine}
        </button>
      </form>
    </details>
  )
}

function TermsForm({ subaward, problem }: { subaward: Subaward; problem: Problem }) {
  const { subaward: text } = useWords().funding
  const dollars = (cents: number | null) => (cents === null ? '' : toDollars(cents))
  const value = (name: string, known: string | null) => problem?.sent[name] ?? known ?? ''
  const amounts = [
    ['obligatedByAction', subaward.obligatedByActionCents],
    ['totalObligated', subaward.totalObligatedCents],
    ['totalCommitted', subaward.totalCommittedCents],
  ] as const
  return (
    <details className="opens" open={problem !== undefined}>
      <summary>{text.terms}</summary>
      <form method="post">
        <p className="explains">{text.termsText}</p>
        <div className="field-pairs">
          {amounts.map(([name, cents]) => (
            <Field
              key={name}
              name={name}
              label={text[name]}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={value(name, dollars(cents))}
            />
          ))}
        </div>
        <Field
          name="official"
          control="textarea"
          label={text.official}
          maxLength={1000}
          defaultValue={value('official', subaward.awardingOfficial)}
        />
        <Field
          name="requirements"
          control="textarea"
          label={text.requirements}
          maxLength={10_000}
          defaultValue={value('requirements', subaward.requirements)}
        />
        <Field
          name="closeout"
          control="textarea"
          label={text.closeout}
          maxLength={10_000}
          defaultValue={value('closeout', subaward.closeoutTerms)}
        />
        <button type="submit" name="do" value="recorded" className="usa-button usa-button--outline">
          {text.record}
        </button>
      </form>
    </details>
  )
}
