import { contractSteps, dayOfStep, type Lateness } from '../../../agreements/contracts/contract-steps.ts'
import type { ContractRecord } from '../../../agreements/contracts/find-contract-record.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Words } from '../../../ground/words/words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'

type Props = { record: ContractRecord; base: string; mayKeep: boolean }

/** How long the government itself took, from the need to the first payment, and how late it was. */
export function ContractSteps({ record, base, mayKeep }: Props) {
  const { contract } = useWords()
  const language = useLanguage()
  const { steps: text } = contract
  const { facts, steps, lateness } = record
  const isKnown = contractSteps.some((step) => dayOfStep(facts, step) !== null)
  const [first, last] = [steps[0], steps.at(-1)]
  return (
    <section className="part" id="steps">
      <h2>{text.heading}</h2>
      {!isKnown && (
        <EmptyState sentence={text.none}>{mayKeep && <a href={`${base}/edit#steps`}>{text.write}</a>}</EmptyState>
      )}
      <LatenessSentences lateness={lateness} text={text} />
      {isKnown && (
        <ol className="step-line">
          {contractSteps.map((step) => {
            const on = dayOfStep(facts, step)
            const length = steps.find((one) => one.from === step)
            return (
              <li key={step} className={on === null ? 'is-unknown' : undefined}>
                <p className="step-name">{text.names[step]}</p>
                <p className="explains">{on === null ? text.unknown : writeDay(on, language)}</p>
                <p className="step-days">{length ? text.days(length.days) : ''}</p>
              </li>
            )
          })}
        </ol>
      )}
      {first && last && steps.length > 1 && (
        <p className="explains">
          {text.whole(
            text.days(steps.reduce((sum, one) => sum + one.days, 0)),
            text.names[first.from],
            text.names[last.to],
          )}
        </p>
      )}
    </section>
  )
}

function LatenessSentences({ lateness, text }: { lateness: Lateness; text: Words['contract']['steps'] }) {
  const { signedAfterStart, paidAfterStart } = lateness
  if (signedAfterStart === null) return null
  const isLate = signedAfterStart > 0
  return (
    <>
      <p>
        <StateMark
          state={isLate ? 'late' : 'done'}
          word={isLate ? text.signedLate(signedAfterStart) : text.signedEarly(-signedAfterStart)}
        />
      </p>
      {paidAfterStart !== null && paidAfterStart > 0 && <p>{text.paidLate(paidAfterStart)}</p>}
    </>
  )
}
