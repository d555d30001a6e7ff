import { ChoiceField } from '../../../ground/ui/choice-field.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMonth } from '../../../ground/words/write-value.ts'
import { answerStateOf, longestAnswer, signalAnswerKinds } from '../../../performance/signals/signal-answer.ts'
import type { SignalPage } from '../find-signal-page.ts'

type Props = { page: SignalPage; sent: { kind: string; words: string } | undefined }

/** What the provider and then the government said, and the form for whoever speaks next. */
export function SignalAnswers({ page, sent }: Props) {
  const { evidence } = useWords()
  const language = useLanguage()
  const { one } = evidence
  const { found, mayWithdraw, waitsUntil, side, mayAnswer } = page
  const { answers, stage } = found
  const state = answerStateOf(answers, stage)
  const isFurther = answers.length > 0 && answers.every((answer) => answer.stage < stage)
  return (
    <section className="part" id="answers">
      <h2>{one.answers}</h2>
      {answers.length === 0 && <p>{one.noAnswers}</p>}
      {answers.length > 0 && (
        <ol className="agenda">
          {answers.map((answer) => (
            <li key={answer.id}>
              <p>
                <strong>{one.kindShort[answer.kind]}.</strong> {answer.words}
              </p>
              <p className="explains">
                {one.by(answer.by, one.sides[answer.side], writeDay(answer.at.slice(0, 10), language))},{' '}
                {one.forMonth(writeMonth(answer.month, language))}
              </p>
              {mayWithdraw === answer.id && (
                <form method="post">
                  <input type="hidden" name="answer" value={answer.id} />
                  <button type="submit" name="do" value="withdraw" className="usa-button usa-button--unstyled">
                    {one.withdraw}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ol>
      )}
      {state === 'answered' && <p className="explains">{one.quiet}</p>}
      {isFurther && <p>{one.further}</p>}
      {waitsUntil && side === 'government' && answers.length === 0 && (
        <p className="explains">{one.waits(writeDay(waitsUntil, language))}</p>
      )}
      {mayAnswer && (
        <form method="post" className="card-form">
          <h3>{one.asked[side]}</h3>
          <ChoiceField
            name="kind"
            kind="one"
            legend={one.kind}
            choices={signalAnswerKinds.map((kind) => ({
              value: kind,
              label: one.kinds[kind],
              isChosen: kind === (sent?.kind || 'explained'),
            }))}
          />
          <Field
            control="textarea"
            name="words"
            label={one.words}
            maxLength={longestAnswer}
            defaultValue={sent?.words}
            required
          />
          <button type="submit" name="do" value="answer" className="usa-button">
            {one.send}
          </button>
        </form>
      )}
    </section>
  )
}
