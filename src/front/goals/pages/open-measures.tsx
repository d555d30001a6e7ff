import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { MeasureBinding } from '../../../performance/goals/binding-words.ts'
import type { InheritedMeasure } from '../../../performance/goals/list-inherited-measures.ts'
import type { KnownMeasure } from '../list-known-measures.ts'
import { MeasureFacts } from './measure-facts.tsx'

type Props = {
  open: MeasureBinding[]
  agreed: MeasureBinding[]
  inherited: InheritedMeasure[]
  known: KnownMeasure[]
  isProvider: boolean
  mayKeep: boolean
}

/** What was proposed and not yet decided: either side says its word, and agrees. */
export function OpenMeasures({ open, agreed, inherited, known, isProvider, mayKeep }: Props) {
  const { goals } = useWords()
  if (open.length === 0) return null
  const stands = (measure: string) => [...agreed, ...inherited].some((one) => one.measure === measure)
  return (
    <section className="part" id="open">
      <h2>{goals.binding.proposed}</h2>
      {open.map((one) => (
        <article key={one.id} className="bound-measure" id={`measure-${one.id}`}>
          <MeasureFacts one={one} known={known} />
          <p className="explains">{stands(one.measure) ? goals.binding.changeProposed : goals.binding.notJudged}</p>
          <Answers one={one} isProvider={isProvider} mayKeep={mayKeep} />
        </article>
      ))}
    </section>
  )
}

function Answers({ one, isProvider, mayKeep }: { one: MeasureBinding; isProvider: boolean; mayKeep: boolean }) {
  const { goals } = useWords()
  const text = goals.binding
  const hasProvider = one.state === 'provider-agreed'
  return (
    <div className="measure-answers not-printed">
      <form method="post" action="?">
        <input type="hidden" name="measure" value={one.id} />
        <Field name="text" id={`text-${one.id}`} control="textarea" label={text.comment} required maxLength={4000} />
        <button type="submit" name="do" value="comment" className="usa-button usa-button--outline">
          {text.say}
        </button>
      </form>
      {(isProvider ? !hasProvider : hasProvider) && (
        <form method="post" action="?">
          <input type="hidden" name="measure" value={one.id} />
          <button type="submit" name="do" value="agree" className="usa-button">
            {isProvider ? text.agreeAsProvider : text.agreeAsGovernment}
          </button>
        </form>
      )}
      {!isProvider && !hasProvider && (
        <>
          <p className="explains">{text.waits}</p>
          <details>
            <summary>{text.recordFor}</summary>
            <form method="post" action="?">
              <input type="hidden" name="measure" value={one.id} />
              <Field
                name="saidBy"
                id={`said-${one.id}`}
                label={text.saidBy}
                hint={text.saidByHint}
                required
                maxLength={200}
              />
              <button type="submit" name="do" value="agree" className="usa-button usa-button--outline">
                {text.recordAndAgree}
              </button>
            </form>
          </details>
        </>
      )}
      {mayKeep && (
        <details>
          <summary>{text.withdraw}</summary>
          <form method="post" action="?">
            <input type="hidden" name="measure" value={one.id} />
            <Field name="reason" id={`why-${one.id}`} label={text.reason} required maxLength={1000} />
            <button type="submit" name="do" value="withdraw" className="usa-button usa-button--outline">
              {text.withdraw}
            </button>
          </form>
        </details>
      )}
    </div>
  )
}
