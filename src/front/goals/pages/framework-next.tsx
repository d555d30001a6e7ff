import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import type { Framework } from '../../../performance/goals/framework-words.ts'

type Props = { framework: Framework; slug: string; today: string; mayKeep: boolean; isGovernment: boolean }

/** How the framework stands in words, and the one thing that can follow. */
export function FrameworkNext({ framework, slug, today, mayKeep, isGovernment }: Props) {
  const { frameworks: text } = useWords()
  const language = useLanguage()
  const { state, commentsUntil, agreedAt, adoptedFrom } = framework
  const day = (moment: string) => writeDay(moment.slice(0, 10), language)
  const isOpen = commentsUntil !== null && commentsUntil >= today
  const isOver = state === 'adopted' || state === 'withdrawn'
  return (
    <section className="part framework-next">
      <h2>{text.next}</h2>
      {state === 'proposed' && <p>{commentsUntil ? text.commentsUntil(day(commentsUntil)) : text.commentsOpen}</p>}
      {state === 'proposed' && isGovernment && (
        <>
          <p className="explains">{isOpen ? text.agreeLater(day(commentsUntil)) : text.agreeText}</p>
          {!isOpen && (
            <form method="post" action="?" className="not-printed">
              <button type="submit" name="do" value="agree" className="usa-button">
                {text.agree}
              </button>
            </form>
          )}
        </>
      )}
      {agreedAt && <p>{text.agreedBy(framework.agreedBy ?? '', day(agreedAt))}</p>}
      {state === 'agreed' && isGovernment && <p className="explains">{text.signText}</p>}
      {state === 'signed' && mayKeep && (
        <form method="post" action="?" className="not-printed">
          <p className="explains">{text.adoptText}</p>
          <Field name="from" type="date" label={text.adoptFrom} defaultValue={today} required />
          <button type="submit" name="do" value="adopt" className="usa-button">
            {text.adopt}
          </button>
        </form>
      )}
      {adoptedFrom && <p>{text.adopted(framework.adoptedBy ?? '', day(adoptedFrom))}</p>}
      {state === 'withdrawn' && <p>{text.withdrawnText(framework.withdrawnReason ?? '')}</p>}
      {mayKeep && (
        <div className="goal-deeds not-printed">
          <a href={`/${slug}/frameworks/new?from=${framework.id}`}>{text.proposeVersion}</a>
          {!isOver && (
            <details>
              <summary>{text.withdraw}</summary>
              <form method="post" action="?">
                <Field name="reason" id="withdraw-reason" label={text.reason} required maxLength={1000} />
                <button type="submit" name="do" value="withdraw" className="usa-button usa-button--outline">
                  {text.withdraw}
                </button>
              </form>
            </details>
          )}
          {state === 'withdrawn' && (
            <form method="post" action="?">
              <button type="submit" name="do" value="restore" className="usa-button usa-button--unstyled">
                {text.restore}
              </button>
            </form>
          )}
        </div>
      )}
    </section>
  )
}
