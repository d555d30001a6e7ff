import { Notice } from '../../../ground/ui/notice.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMonth } from '../../../ground/words/write-value.ts'
import type { ReviewTalk } from '../find-review-talk.ts'

/** Before anything else: that the figures are still with the provider, and what one side asked the other. */
export function ReviewTalkPart({ talk, slug, isProvider }: { talk: ReviewTalk; slug: string; isProvider: boolean }) {
  const { review, measures } = useWords()
  const words = review.talk
  const language = useLanguage()
  const { withProviderUntil, questions } = talk
  return (
    <>
      {withProviderUntil && (
        <Notice kind="info">
          {isProvider
            ? words.withYou(writeDay(withProviderUntil, language))
            : words.withProvider(writeDay(withProviderUntil, language))}
        </Notice>
      )}
      {questions.length > 0 && (
        <section className="part" id="open-questions">
          <h2>{words.openQuestions}</h2>
          <ul className="agenda">
            {questions.map((one) => (
              <li key={one.id}>
                <p>
                  <a href={`/${slug}/figures/${one.resultId}#questions`}>
                    {measures.title[one.measure] ?? one.measure}, {one.program}, {writeMonth(one.month, language)}
                  </a>
                  : {one.text}
                </p>
                <p className="explains">
                  {words.asked(one.askedBy, writeDay(one.askedAt.slice(0, 10), language))}, {words.waits[one.askedSide]}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
