import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { MeasureBinding } from '../../../performance/goals/binding-words.ts'
import type { InheritedMeasure } from '../../../performance/goals/list-inherited-measures.ts'
import type { KnownMeasure } from '../list-known-measures.ts'
import { MeasureFacts } from './measure-facts.tsx'

type Props = {
  agreed: MeasureBinding[]
  inherited: InheritedMeasure[]
  unagreed: InheritedMeasure[]
  earlier: MeasureBinding[]
  known: KnownMeasure[]
  open: MeasureBinding[]
  mayKeep: boolean
  today: string
}

/** What both sides agreed, what is only inherited, and what is over. */
export function BoundMeasures({ agreed, inherited, unagreed, earlier, known, open, mayKeep, today }: Props) {
  const { goals } = useWords()
  const text = goals.binding
  return (
    <>
      {agreed.length > 0 && (
        <section className="part" id="agreed">
          <h2>{text.agreed}</h2>
          {agreed.map((one) => (
            <article key={one.id} className="bound-measure">
              <MeasureFacts one={one} known={known} />
              {mayKeep && one.endedOn === null && <EndForm one={one} today={today} />}
            </article>
          ))}
        </section>
      )}
      <AskedByStandards
        id="inherited"
        title={text.inherited}
        lead={text.inheritedLead}
        {...{ mayKeep, open }}
        of={inherited}
      />
      <AskedByStandards
        id="unagreed"
        title={text.unagreed}
        lead={text.unagreedLead}
        {...{ mayKeep, open }}
        of={unagreed}
      />
      {earlier.length > 0 && (
        <section className="part" id="earlier">
          <h2>{text.earlier}</h2>
          {earlier.map((one) => (
            <Earlier key={one.id} one={one} known={known} mayKeep={mayKeep} />
          ))}
        </section>
      )}
    </>
  )
}

type Asked = Pick<Props, 'open' | 'mayKeep'> & { id: string; title: string; lead: string; of: InheritedMeasure[] }

/** What the standards of its program types ask, in one line a measure, each with the way to propose it. */
function AskedByStandards({ id, title, lead, of, open, mayKeep }: Asked) {
  const { goals, measures } = useWords()
  const text = goals.binding
  if (of.length === 0) return null
  return (
    <section className="part" id={id}>
      <h2>{title}</h2>
      <p className="explains">{lead}</p>
      <ul className="agenda">
        {of.map((one) => (
          <li key={one.measure}>
            <p>
              <strong>{measures.title[one.measure] ?? one.measure}</strong>
            </p>
            <p className="explains">{text.inheritedText(one.programTypes.join(', '))}</p>
            {mayKeep && !open.some((other) => other.measure === one.measure) && (
              <p className="not-printed">
                <a href={`?propose=${encodeURIComponent(one.measure)}#propose`}>{text.proposeThis}</a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function EndForm({ one, today }: { one: MeasureBinding; today: string }) {
  const { goals } = useWords()
  const text = goals.binding
  return (
    <details className="not-printed">
      <summary>{text.end}</summary>
      <form method="post" action="?">
        <input type="hidden" name="measure" value={one.id} />
        <Field name="endedOn" id={`end-${one.id}`} type="date" label={text.endOn} defaultValue={today} required />
        <Field name="reason" id={`why-${one.id}`} label={text.reason} required maxLength={1000} />
        <button type="submit" name="do" value="end" className="usa-button usa-button--outline">
          {text.end}
        </button>
      </form>
    </details>
  )
}

function Earlier({ one, known, mayKeep }: { one: MeasureBinding; known: KnownMeasure[]; mayKeep: boolean }) {
  const { goals } = useWords()
  const text = goals.binding
  return (
    <article className="bound-measure is-over">
      <MeasureFacts one={one} known={known} />
      <p className="explains">
        {text.state[one.state]}. {text.whyOver(one.withdrawnReason ?? one.endedReason ?? '')}
      </p>
      {mayKeep && (
        <form method="post" className="undo-line not-printed" action="?">
          <input type="hidden" name="measure" value={one.id} />
          <button type="submit" name="do" value="reopen" className="usa-button usa-button--unstyled">
            {text.reopen}
          </button>
        </form>
      )}
    </article>
  )
}
