import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeMonth } from '../../../ground/words/write-value.ts'
import { describeSignal } from '../describe-signal.ts'
import type { Correction, Review } from '../review.ts'
import { askedOf } from '../shown-course.ts'

type Props = { review: Review }

/** What was written down in the review before, so that nobody has to look for it. */
export function LastTime({ meeting }: { meeting: Review['lastMeeting'] }) {
  const { review: text } = useWords()
  const language = useLanguage()
  if (!meeting || meeting.notes.length === 0) return null
  return (
    <section className="part" id="last-time">
      <h2>{text.lastTime(writeMonth(meeting.month, language))}</h2>
      <ul className="agenda">
        {meeting.notes.map((note) => (
          <li key={note.id}>
            <p>
              {note.kind !== 'note' && <strong>{text.kind[note.kind]}: </strong>}
              {note.text}
            </p>
            <p className="explains">{note.saidBy}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What deserves attention, at most three things; the questions that follow from them. */
export function AttentionList({ review, slug }: Props & { slug: string }) {
  const words = useWords()
  const language = useLanguage()
  const { review: text } = words
  const { signals, moreSignals } = review
  return (
    <section className="part" id="attention">
      <h2>{text.attention}</h2>
      {signals.length === 0 ? (
        <p>{text.nothingToSay}</p>
      ) : (
        <ol className="agenda">
          {signals.map((signal) => {
            const { sentence, why } = describeSignal(signal, words, language)
            return (
              <li key={`${signal.programId} ${signal.measure}`}>
                <p>
                  <strong>{signal.program}.</strong> {sentence}
                </p>
                <p className="explains">
                  {why} {signal.signalId && <a href={`/${slug}/signals/${signal.signalId}`}>{text.toSignal}</a>}
                </p>
                <p className="explains">
                  {words.signals.question[signal.kind](
                    words.measures.title[signal.measure ?? ''] ?? '',
                    writeMonth(signal.since, language),
                    askedOf(signal.measure, words),
                  )}
                </p>
              </li>
            )
          })}
        </ol>
      )}
      {moreSignals > 0 && <p className="explains">{text.moreSignals(moreSignals)}</p>}
    </section>
  )
}

/** Figures of earlier months that a later version replaced: what was said before and what counts now. */
export function Changed({ review }: Props) {
  const words = useWords()
  const language = useLanguage()
  const { review: text, measures } = words
  const say = ({ numerator, denominator, state }: Correction['before']) =>
    numerator === null || denominator === null
      ? measures.state[state as keyof typeof measures.state]
      : measures.of(numerator, denominator)
  return (
    <section className="part" id="changed">
      <h2>{text.changed}</h2>
      {review.corrections.length === 0 ? (
        <p>{text.nothingChanged}</p>
      ) : (
        <ul className="agenda">
          {review.corrections.map((correction) => (
            <li key={`${correction.program} ${correction.measure} ${correction.month}`}>
              {correction.program}, {measures.title[correction.measure]}.{' '}
              {text.correction(writeMonth(correction.month, language), say(correction.before), say(correction.after))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
