import { RowList } from '../../../ground/ui/row-list.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMonth } from '../../../ground/words/write-value.ts'
import type { FigureCorrection } from '../../../performance/reports/correction.ts'
import type { FigureQuestion } from '../../../performance/reports/figure-question.ts'

type Props = { corrections: FigureCorrection[]; questions: FigureQuestion[]; slug: string }

/** Corrections and questions that nobody has answered yet, on either side: nothing is lost. */
export function CalendarOpen({ corrections, questions, slug }: Props) {
  const { reports, measures } = useWords()
  const language = useLanguage()
  const { calendar: words, questions: asked } = reports
  if (corrections.length + questions.length === 0) return null
  const day = (at: string) => writeDay(at.slice(0, 10), language)
  return (
    <section className="part" id="open">
      <h2>{words.open}</h2>
      <RowList
        rows={[
          ...corrections.map((one) => ({
            key: one.id,
            name: words.correctionOf(
              measures.title[one.measure] ?? one.measure,
              one.program,
              writeMonth(one.month, language),
            ),
            underName: words.from(one.proposedBy, day(one.proposedAt)),
            sentence: one.reason,
            explanation: reports.correction.states[one.state],
            action: <a href={`/${slug}/data/corrections/${one.id}`}>{words.see}</a>,
          })),
          ...questions.map((one) => ({
            key: one.id,
            name: words.questionOn(
              measures.title[one.measure] ?? one.measure,
              one.program,
              writeMonth(one.month, language),
            ),
            underName: words.from(one.askedBy, day(one.askedAt)),
            sentence: one.text,
            explanation: asked.waits[one.askedSide],
            action: <a href={`/${slug}/figures/${one.resultId}#questions`}>{words.see}</a>,
          })),
        ]}
      />
    </section>
  )
}
