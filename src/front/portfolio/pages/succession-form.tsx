import type { ContractRecord } from '../../../agreements/contracts/find-contract-record.ts'
import type { LinkedContract } from '../../../agreements/contracts/list-successions.ts'
import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import type { Sent } from '../contract-form.ts'
import { type Problem, useFault } from './contract-faults.tsx'

type Props = { record: ContractRecord; today: string; sent: Sent; problem: Problem | undefined }

/** Links the contracts before and after this one, and unlinks what was a mistake. */
export function SuccessionForm({ record, today, sent, problem }: Props) {
  const { contract } = useWords()
  const { line: text } = contract.forms
  const faultOf = useFault(problem)
  const { predecessors, successors } = record.successions
  const number = record.number
  return (
    <section className="part" id="line">
      <h2>{text.heading}</h2>
      <p className="explains">{text.lead}</p>
      <ul className="plain-list linked-now">
        {predecessors.map((one) => (
          <Linked key={one.id} contract={one} words={text.directions.predecessor} pair={[one.number, number]} />
        ))}
        {successors.map((one) => (
          <Linked key={one.id} contract={one} words={text.directions.successor} pair={[number, one.number]} />
        ))}
      </ul>
      <form method="post">
        <div className="field-pairs">
          <Field
            name="direction"
            control="select"
            label={text.direction}
            defaultValue={sent.direction}
            options={[
              { value: 'predecessor', label: text.directions.predecessor },
              { value: 'successor', label: text.directions.successor },
            ]}
          />
          <Field
            name="other"
            label={text.other}
            defaultValue={sent.other}
            required
            maxLength={500}
            autoComplete="off"
            error={faultOf('other')}
          />
          <Field
            name="fromOn"
            type="date"
            label={text.fromOn}
            defaultValue={sent.fromOn ?? record.terms.from ?? today}
            required
            error={faultOf('fromOn')}
          />
          <Field name="note" label={text.note} defaultValue={sent.note} maxLength={2000} autoComplete="off" />
        </div>
        <button type="submit" name="do" value="link" className="usa-button usa-button--outline">
          {text.add}
        </button>
      </form>
    </section>
  )
}

type LinkedProps = { contract: LinkedContract; words: string; pair: [predecessor: string, successor: string] }

function Linked({ contract, words, pair: [predecessor, successor] }: LinkedProps) {
  const { contract: all } = useWords()
  const language = useLanguage()
  return (
    <li>
      <form method="post" className="undo-line">
        <span>
          {words} {contract.number}, {contract.providerName}, {writeDay(contract.takenOverOn, language)}
        </span>{' '}
        <input type="hidden" name="predecessor" value={predecessor} />
        <input type="hidden" name="successor" value={successor} />
        <button type="submit" name="do" value="unlink" className="usa-button usa-button--unstyled">
          {all.forms.line.remove}
          <span className="is-read-aloud"> {contract.number}</span>
        </button>
      </form>
    </li>
  )
}
