import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeThreshold } from '../../../ground/words/write-value.ts'
import { withUnit } from '../../../management/meetings/shown-course.ts'
import type { MeasureBinding } from '../../../performance/goals/binding-words.ts'
import type { KnownMeasure } from '../list-known-measures.ts'

/** What a measure is, in one line and in its card's own words, and what was said and agreed about it. */
export function MeasureFacts({ one, known }: { one: MeasureBinding; known: KnownMeasure[] }) {
  const words = useWords()
  const { goals, measures } = words
  const language = useLanguage()
  const text = goals.binding
  const card = known.find(({ key }) => key === one.measure)
  const { terms } = one
  const line = (value: number) =>
    card ? withUnit(writeThreshold(value, card.valueFormat, language), card.valueFormat, words) : String(value)
  const day = (moment: string) => writeDay(moment.slice(0, 10), language)
  return (
    <>
      <h3>{measures.title[one.measure] ?? one.measure}</h3>
      <p className="explains">
        {[text.question[one.question], text.stage[one.stage], text.timing[one.timing]].join(', ')};{' '}
        {text.from(writeDay(one.from, language))}
        {one.endedOn && `, ${text.until(writeDay(one.endedOn, language))}`}; {text.card(one.cardVersion)}
      </p>
      <p>{terms === null ? text.termsOfStandard : text.terms(line(terms.minimum), line(terms.target))}</p>
      {card && card.cardVersion === one.cardVersion && (
        <details>
          <summary>{text.counts}</summary>
          <p>{card.numerator[language]}</p>
          <p>{text.outOf(card.denominator[language])}</p>
        </details>
      )}
      {one.reason && <p>{text.why(one.reason)}</p>}
      <ul className="plain-list said-list">
        <li className="explains">{text.proposedBy(one.proposedBy, day(one.proposedAt))}</li>
        {one.comments.map((comment) => (
          <li key={comment.id} className="said">
            <p>
              <strong>{text.said(text.sides[comment.side], comment.by, day(comment.writtenAt))}</strong> {comment.text}
            </p>
          </li>
        ))}
        {one.agreements.map((agreement) => (
          <li key={agreement.side} className="explains">
            {agreement.saidBy
              ? text.agreedFor(agreement.saidBy, agreement.by, day(agreement.agreedAt))
              : text.agreedBy(text.sides[agreement.side], agreement.by, day(agreement.agreedAt))}
          </li>
        ))}
      </ul>
    </>
  )
}
