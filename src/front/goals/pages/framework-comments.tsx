import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import type { Framework } from '../../../performance/goals/framework-words.ts'

/** What providers and the government said while the framework is proposed. */
export function FrameworkComments({ framework }: { framework: Framework }) {
  const { frameworks: text } = useWords()
  const language = useLanguage()
  return (
    <section className="part" id="comments">
      <h2>{text.comments}</h2>
      {framework.comments.length === 0 && <p className="explains">{text.noComment}</p>}
      {framework.comments.map((one) => (
        <div key={one.id} className="said">
          <p>
            <strong>
              {text.saidBy(one.provider ?? text.government, one.by, writeDay(one.writtenAt.slice(0, 10), language))}
            </strong>{' '}
            {one.text}
          </p>
        </div>
      ))}
      {framework.state === 'proposed' && (
        <form method="post" action="?" className="not-printed">
          <Field name="text" control="textarea" label={text.comment} required maxLength={4000} />
          <button type="submit" name="do" value="comment" className="usa-button usa-button--outline">
            {text.say}
          </button>
        </form>
      )}
    </section>
  )
}
