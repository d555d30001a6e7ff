import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { questions, stages, timings } from '../../../performance/goals/binding-words.ts'
import type { Sent } from '../goal-form.ts'
import type { KnownMeasure } from '../list-known-measures.ts'

type Props = { known: KnownMeasure[]; today: string; chosen: string | null; sent: Sent }

/** Proposes a measure to the provider, with what it asks, when it tells and what it looks at. */
export function ProposeForm({ known, today, chosen, sent }: Props) {
  const { goals, measures } = useWords()
  const text = goals.binding
  return (
    <section className="part not-printed" id="propose">
      <h2>{text.propose}</h2>
      <form method="post" action="?">
        <div className="field-pairs">
          <Field
            name="key"
            control="select"
            label={text.measure}
            defaultValue={sent.key ?? chosen ?? undefined}
            options={known.map(({ key }) => ({ value: key, label: measures.title[key] ?? key }))}
          />
          <Field name="from" type="date" label={text.fromLabel} defaultValue={sent.from ?? today} required />
          <Field
            name="question"
            control="select"
            label={text.questionLabel}
            defaultValue={sent.question ?? 'better-off'}
            options={questions.map((value) => ({ value, label: text.question[value] }))}
          />
          <Field
            name="stage"
            control="select"
            label={text.stageLabel}
            defaultValue={sent.stage ?? 'outcome'}
            options={stages.map((value) => ({ value, label: text.stage[value] }))}
          />
          <Field
            name="timing"
            control="select"
            label={text.timingLabel}
            hint={text.timingHint}
            defaultValue={sent.timing ?? 'lagging'}
            options={timings.map((value) => ({ value, label: text.timing[value] }))}
          />
          <Field name="reason" label={text.manyReason} defaultValue={sent.reason} maxLength={1000} />
        </div>
        <button type="submit" name="do" value="propose" className="usa-button">
          {text.send}
        </button>
      </form>
    </section>
  )
}
