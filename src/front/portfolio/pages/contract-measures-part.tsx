import { useWords } from '../../../ground/words/use-words.ts'
import { isAgreed, isOpen, type MeasureBinding } from '../../../performance/goals/binding-words.ts'

type Props = {
  bindings: MeasureBinding[]
  /** measures that the contract has by its program types alone */
  inherited: string[]
  base: string
  isGovernment: boolean
}

/** Which measures this contract stands on, and whether they were agreed or only inherited. */
export function ContractMeasuresPart({ bindings, inherited, base, isGovernment }: Props) {
  const { goals, measures } = useWords()
  const text = goals.binding
  const agreed = bindings.filter(isAgreed)
  const open = bindings.filter(isOpen)
  const others = inherited.filter((measure) => !agreed.some((one) => one.measure === measure))
  const waiting = open.filter((one) => one.state === 'proposed')
  const title = (measure: string) => measures.title[measure] ?? measure
  const lines: [string, string[]][] = [
    [text.agreed, agreed.map((one) => title(one.measure))],
    [text.proposed, open.map((one) => title(one.measure))],
    [text.inherited, others.map(title)],
  ]
  return (
    <section className="part" id="measures">
      <h2>{text.heading}</h2>
      <p className="explains">{text.summary(agreed.length, open.length, others.length)}</p>
      <dl className="fact-list">
        {lines
          .filter(([, names]) => names.length > 0)
          .map(([heading, names]) => (
            <div key={heading}>
              <dt>{heading}</dt>
              <dd>{names.join('; ')}</dd>
            </div>
          ))}
      </dl>
      <p>
        <a href={`${base}/measures`}>
          {!isGovernment && waiting.length > 0 ? text.toAnswer(waiting.length) : text.toPage}
        </a>
      </p>
    </section>
  )
}
