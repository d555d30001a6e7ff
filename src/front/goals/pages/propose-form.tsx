import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { questions, stages, timings } from '../../../performance/goals/binding-words.ts'
import type { ChosenMeasure } from '../find-contract-measures.ts'
import type { Sent } from '../goal-form.ts'
import type { KnownMeasure } from '../list-known-measures.ts'

type Props = { known: KnownMeasure[]; today: string; chosen: ChosenMeasure | null; standing: number; sent: Sent }

/** Proposes a measure to the provider: first which one, then what its card says of it, for this contract. */
export function ProposeForm({ known, today, chosen, standing, sent }: Props) {
  const { goals } = useWords()
  const text = goals.binding
  return (
    <section className="part not-printed" id="propose">
      <h2>{text.propose}</h2>
      <p className="explains">{text.standingNow(standing)}</p>
      {chosen ? <Proposal chosen={chosen} today={today} sent={sent} /> : <Choice known={known} />}
    </section>
  )
}

function Choice({ known }: { known: KnownMeasure[] }) {
  const { goals, measures } = useWords()
  const text = goals.binding
  return (
    <form method="get" action="#propose">
      <Field
        name="propose"
        control="select"
        label={text.measure}
        options={known.map(({ key }) => ({ value: key, label: measures.title[key] ?? key }))}
      />
      <p className="button-line">
        <button type="submit" className="usa-button usa-button--outline">
          {text.choose}
        </button>
      </p>
    </form>
  )
}

/** The card fills in what it knows; a contract may mean it differently, and ask for a minimum of its own. */
function Proposal({ chosen, today, sent }: Pick<Props, 'today' | 'sent'> & { chosen: ChosenMeasure }) {
  const { goals, measures } = useWords()
  const text = goals.binding
  return (
    <form method="post" action={`?propose=${encodeURIComponent(chosen.key)}#propose`}>
      <h3>{measures.title[chosen.key] ?? chosen.key}</h3>
      <p className="explains">
        {text.cardOf(chosen.cardVersion)} <a href="?#propose">{text.chooseOther}</a>
      </p>
      <input type="hidden" name="key" value={chosen.key} />
      <div className="field-pairs">
        <Field name="from" type="date" label={text.fromLabel} defaultValue={sent.from ?? today} required />
        <Field
          name="question"
          control="select"
          label={text.questionLabel}
          defaultValue={sent.question ?? chosen.question}
          options={questions.map((value) => ({ value, label: text.question[value] }))}
        />
        <Field
          name="stage"
          control="select"
          label={text.stageLabel}
          defaultValue={sent.stage ?? chosen.stage}
          options={stages.map((value) => ({ value, label: text.stage[value] }))}
        />
        <Field
          name="timing"
          control="select"
          label={text.timingLabel}
          hint={text.timingHint}
          defaultValue={sent.timing ?? chosen.timing}
          options={timings.map((value) => ({ value, label: text.timing[value] }))}
        />
        <Field
          name="minimum"
          label={text.minimumLabel}
          hint={text.termsHint}
          defaultValue={sent.minimum}
          maxLength={20}
          autoComplete="off"
        />
        <Field
          name="target"
          label={text.targetLabel}
          hint={text.howToType[chosen.valueFormat] ?? text.howToType.count}
          defaultValue={sent.target}
          maxLength={20}
          autoComplete="off"
        />
        <Field name="reason" label={text.manyReason} defaultValue={sent.reason} maxLength={1000} />
      </div>
      <button type="submit" name="do" value="propose" className="usa-button">
        {text.send}
      </button>
    </form>
  )
}
