import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { ValueFormat } from '../../../ground/words/write-value.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import { countsIn } from '../../../management/meetings/shown-course.ts'
import { typedCount } from '../../../performance/measures/measure.ts'
import type { Result } from '../../../performance/results/result.ts'
import type { FigureTalk } from '../find-figure-talk.ts'

/** `sent`: what was typed into a form that was refused */
type Props = {
  talk: FigureTalk
  newest: Result
  valueFormat: ValueFormat
  slug: string
  sent: Record<string, string>
}

/** What somebody wrote into a form that was refused, where the form itself is gone: somebody else was first. */
export function SentAgain({ sent }: { sent: Record<string, string> }) {
  const { reports } = useWords()
  if (sent.do !== 'propose' || !sent.reason) return null
  return (
    <p>
      {reports.correction.yours(sent.numerator ?? '', sent.denominator ?? '')} {sent.reason}
    </p>
  )
}

/** Claimed, corrected, verified: side by side with who and when, and never one over the other. */
export function FigureValues({ talk, newest, valueFormat, sent }: Props) {
  const all = useWords()
  const { reports } = all
  const language = useLanguage()
  const { values: words } = reports
  const { values, may } = talk
  if (!values.claimed && !values.corrected && !values.verified && !may.verify) return null
  const kinds = ['claimed', 'corrected', 'verified'] as const
  return (
    <section className="part" id="values">
      <h2>{words.title}</h2>
      <p className="explains">{words.text}</p>
      <dl className="three-values">
        {kinds.map((kind) => {
          const one = values[kind]
          return (
            <div key={kind}>
              <dt>{words[kind]}</dt>
              <dd>
                {one ? (
                  <strong>{countsIn(valueFormat, { ...one, counted: '' }, all, language).trim()}</strong>
                ) : (
                  words.none
                )}
                {one && (
                  <span className="explains source-line">
                    {words.given(one.by, writeDay(one.at.slice(0, 10), language))}
                  </span>
                )}
                {one?.why && <span className="source-line">{one.why}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
      {may.verify && (
        <details className="month-table" open={sent.do === 'verify'}>
          <summary>{words.verify}</summary>
          <form method="post">
            <p className="explains">{words.verifyText}</p>
            <CountPairFields
              id="verified"
              newest={newest}
              valueFormat={valueFormat}
              sent={sent.do === 'verify' ? sent : {}}
            />
            <Field control="textarea" name="how" label={words.how} maxLength={1000} required defaultValue={sent.how} />
            <button type="submit" name="do" value="verify" className="usa-button usa-button--outline">
              {words.save}
            </button>
          </form>
        </details>
      )}
    </section>
  )
}

/** Corrections of the figure, and the form for one: what it is now, what it should be, and why. */
export function FigureCorrections({ talk, newest, valueFormat, slug, sent }: Props) {
  const all = useWords()
  const { reports } = all
  const language = useLanguage()
  const { correction: words } = reports
  const { corrections, may } = talk
  const write = (numerator: number, denominator: number) =>
    countsIn(valueFormat, { numerator, denominator, counted: '' }, all, language).trim()
  if (corrections.length === 0 && !may.propose) return null
  return (
    <section className="part" id="corrections">
      <h2>{words.earlier}</h2>
      {corrections.some((one) => one.state === 'proposed') && <p>{words.openOne}</p>}
      {corrections.length > 0 && (
        <ul className="plain-list">
          {corrections.map((one) => (
            <li key={one.id}>
              <a href={`/${slug}/data/corrections/${one.id}`}>
                {words.lead(
                  one.was.numerator === null || one.was.denominator === null
                    ? reports.form.noCount
                    : write(one.was.numerator, one.was.denominator),
                  write(one.numerator, one.denominator),
                )}
              </a>{' '}
              {words.states[one.state]}.{' '}
              <span className="explains">
                {reports.form.by(one.proposedBy, writeDay(one.proposedAt.slice(0, 10), language))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {may.propose && (
        <details className="month-table" open={sent.do === 'propose'}>
          <summary>{words.form}</summary>
          <form method="post">
            <p className="explains">{words.formText}</p>
            <CountPairFields
              id="corrected"
              newest={newest}
              valueFormat={valueFormat}
              sent={sent.do === 'propose' ? sent : {}}
            />
            <Field
              control="textarea"
              name="reason"
              label={words.reason}
              maxLength={1000}
              required
              defaultValue={sent.reason}
            />
            <button type="submit" name="do" value="propose" className="usa-button usa-button--outline">
              {words.propose}
            </button>
          </form>
        </details>
      )}
    </section>
  )
}

/** The two numbers of a figure, as they are now. The version that one sees travels along. */
function CountPairFields({
  id,
  newest,
  valueFormat,
  sent,
}: Pick<Props, 'newest' | 'valueFormat' | 'sent'> & { id: string }) {
  const { reports, data } = useWords()
  const { correction: words } = reports
  const { measure } = newest
  const now = { numerator: typedCount({ valueFormat }, newest.numerator), denominator: newest.denominator }
  return (
    <>
      <input type="hidden" name="was" value={newest.id} />
      {(['numerator', 'denominator'] as const).map((part) => (
        <Field
          key={part}
          name={part}
          id={`${id}-${part}`}
          label={words[part]}
          hint={data.counts[part === 'numerator' ? 'numeratorLabel' : 'denominatorLabel'][measure]}
          inputMode="numeric"
          autoComplete="off"
          maxLength={11}
          required
          defaultValue={sent[part] ?? now[part] ?? ''}
        />
      ))}
    </>
  )
}

/** Questions of either side with their answers; the side that was asked answers here. */
export function FigureQuestions({ talk, sent }: Pick<Props, 'talk' | 'sent'>) {
  const { reports } = useWords()
  const language = useLanguage()
  const { questions: words } = reports
  const { questions, side, may } = talk
  const day = (at: string) => writeDay(at.slice(0, 10), language)
  return (
    <section className="part" id="questions">
      <h2>{words.title}</h2>
      {questions.length === 0 && <p className="explains">{words.none}</p>}
      <ul className="agenda">
        {questions.map((one) => (
          <li key={one.id}>
            <p>{one.text}</p>
            <p className="explains">{words.asked(one.askedBy, day(one.askedAt))}</p>
            {one.answerKind ? (
              <blockquote className="said">
                <p>
                  <strong>{words.kinds[one.answerKind]}.</strong> {one.answer}
                </p>
                <p className="explains">{words.asked(one.answeredBy ?? '', day(one.answeredAt ?? one.askedAt))}</p>
              </blockquote>
            ) : one.askedSide === side ? (
              <p className="explains">{words.waits[one.askedSide]}</p>
            ) : (
              may.ask && <AnswerForm id={one.id} />
            )}
          </li>
        ))}
      </ul>
      {may.ask && (
        <form method="post">
          <Field
            control="textarea"
            name="text"
            label={side === 'provider' ? words.askProvider : words.askGovernment}
            maxLength={1000}
            required
            defaultValue={sent.text}
          />
          <button type="submit" name="do" value="ask" className="usa-button usa-button--outline">
            {words.send}
          </button>
        </form>
      )}
    </section>
  )
}

function AnswerForm({ id }: { id: string }) {
  const { reports } = useWords()
  const { questions: words } = reports
  return (
    <form method="post">
      <input type="hidden" name="question" value={id} />
      <Field
        control="select"
        name="kind"
        id={`kind-${id}`}
        label={words.kind}
        options={(['explained', 'mended', 'accepted'] as const).map((value) => ({ value, label: words.kinds[value]! }))}
      />
      <Field control="textarea" name="answer" id={`answer-${id}`} label={words.text} maxLength={1000} required />
      <button type="submit" name="do" value="answer" className="usa-button usa-button--outline">
        {words.answer}
      </button>
    </form>
  )
}
