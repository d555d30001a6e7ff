import { ChartFigure } from '../../../ground/ui/chart-figure.tsx'
import { FigureLine } from '../../../ground/ui/figure-line.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeShortMonth, writeValue } from '../../../ground/words/write-value.ts'
import type { Course } from '../../../performance/signals/course.ts'
import { labelContractMarks } from '../contract-mark.ts'
import { describeCourse } from '../describe-course.ts'
import { isUnseen, type Review, type ReviewedProgram } from '../review.ts'

type Props = { review: Review; slug: string }

/** Each program under the contract, each measure with its chart, its counts, and what the provider says to it. */
export function Measures({ review, slug }: Props) {
  const { review: text } = useWords()
  return (
    <section className="part" id="measures">
      <h2>{text.programs}</h2>
      <p className="explains">
        {text.countedIn[review.unit]}{' '}
        <a href={review.unit === 'households' ? '?unit=persons#measures' : '?#measures'}>{text.countIn[review.unit]}</a>
      </p>
      {review.programs.length === 0 && <p>{text.noPrograms}</p>}
      {review.programs.map((program) => (
        <ReviewedMeasures key={program.programId} program={program} review={review} slug={slug} />
      ))}
    </section>
  )
}

function ReviewedMeasures({ program, review, slug }: Props & { program: ReviewedProgram }) {
  const { review: text } = useWords()
  const shown = program.courses.filter((course) => course.state !== 'not-applicable' || course.window)
  const rest = program.courses.filter((course) => !shown.includes(course))
  return (
    <section className="program" aria-label={program.program}>
      <h3 className="program-name">
        <a href={`/${slug}/programs/${program.programId}`}>{program.program}</a>
      </h3>
      <p className="explains">
        {[program.programType, program.population, text.projects(program.hmisProjectIds.join(', '))]
          .filter(Boolean)
          .join('. ')}
        {program.sharedWith.length > 0 && `. ${text.sharedWith(program.sharedWith.join(', '))}`}
      </p>
      {shown.map((course) => (
        <Measure key={course.measure} course={course} review={review} slug={slug} />
      ))}
      {rest.map((course) => (
        <WithoutFigure key={course.measure} course={course} />
      ))}
    </section>
  )
}

function Measure({ course, review, slug }: Props & { course: Course }) {
  const words = useWords()
  const language = useLanguage()
  const { review: text } = words
  const described = describeCourse(course, words, language, labelContractMarks(review.contractMarks, words))
  const last = course.points.findLast((point) => point.resultId !== null)
  const explain = last?.resultId ? `/${slug}/figures/${last.resultId}` : undefined
  const figures = described.figures.map((figure, index) => (index === 0 ? { ...figure, href: explain } : figure))
  const statements = (review.meeting?.notes ?? []).filter(
    (note) => note.kind === 'statement' && note.measure === course.measure,
  )
  const below = (
    <>
      <FigureLine figures={figures} />
      <p className="explains">
        {[described.sideText, isUnseen(review) ? words.measures.unseen : null].filter(Boolean).join('. ')}
      </p>
      {statements.map((note) => (
        <div className="said" key={note.id}>
          <p>
            <strong>{text.saidBy(note.saidBy, writeDay(note.writtenAt.slice(0, 10), language))}:</strong> {note.text}
          </p>
        </div>
      ))}
      <MonthTable course={course} />
    </>
  )
  if (!described.chart) {
    return (
      <section className="chart-figure">
        <h4>{described.sentence}</h4>
        {below}
      </section>
    )
  }
  return (
    <ChartFigure sentence={described.sentence} chart={{ ...described.chart, isInteractive: true }}>
      {below}
    </ChartFigure>
  )
}

function WithoutFigure({ course }: { course: Course }) {
  const words = useWords()
  const described = describeCourse(course, words, useLanguage())
  return (
    <p className="explains">
      {described.sentence} {described.reasonText}
    </p>
  )
}

/** The chart's figures as a table, for those who read numbers or hear the page. */
function MonthTable({ course }: { course: Course }) {
  const { review: text, measures } = useWords()
  const language = useLanguage()
  return (
    <details className="month-table">
      <summary>{text.onDataTable}</summary>
      <table className="usa-table data-table">
        <tbody>
          {course.points.map((point) => (
            <tr key={point.month}>
              <th scope="row">
                {writeShortMonth(point.month, language)}
                {point.underContract && <span className="explains"> {text.underContract(point.underContract)}</span>}
              </th>
              <td className="is-numeric">
                {point.numerator === null || point.denominator === null
                  ? measures.state[point.state]
                  : measures.of(point.numerator, point.denominator)}
              </td>
              <td className="is-numeric">
                {point.value === null ? '' : writeValue(point.value, course.valueFormat, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
