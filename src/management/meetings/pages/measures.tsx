import { FigureLine } from '../../../ground/ui/figure-line.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeShortMonth, writeValue } from '../../../ground/words/write-value.ts'
import type { Course } from '../../../performance/signals/course.ts'
import { chartAddresses } from '../chart-addresses.ts'
import { labelContractMarks } from '../contract-mark.ts'
import { CourseFigure } from '../course-figure.tsx'
import { describeCourse } from '../describe-course.ts'
import type { FigureAddress } from '../draw-course.ts'
import { isUnseen, type Review, type ReviewedProgram } from '../review.ts'
import type { AgreedMark } from '../shown-course.ts'

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
        <Measure key={course.measure} course={course} program={program} review={review} slug={slug} />
      ))}
      {rest.map((course) => (
        <WithoutFigure key={course.measure} course={course} />
      ))}
    </section>
  )
}

function Measure({ course, program, review, slug }: Props & { course: Course; program: ReviewedProgram }) {
  const words = useWords()
  const language = useLanguage()
  const { review: text } = words
  const { contract, programs, actionMarks } = review
  const base = `/${slug}/contracts/${encodeURIComponent(contract.number)}`
  const files = chartAddresses({ slug, programId: program.programId, course, contractNumber: contract.number })
  const marks = [
    ...labelContractMarks(review.contractMarks, words, base),
    // Of several programs nobody knows which one an action should move.
    ...(programs.length > 1 ? [] : actionMarks.filter((mark) => mark.measure === course.measure)).map(
      ({ month, what }): AgreedMark => ({
        month,
        label: words.charts.marks.action(what),
        kind: 'action',
        href: `${base}/reviews/${month}#agreed`,
      }),
    ),
  ]
  const described = describeCourse(course, words, language, marks, files.figureOf)
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
      <MonthTable course={course} figureOf={files.figureOf} />
    </>
  )
  return (
    <CourseFigure course={course} described={described} files={files}>
      {below}
    </CourseFigure>
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
function MonthTable({ course, figureOf }: { course: Course; figureOf: FigureAddress }) {
  const { review: text, measures } = useWords()
  const language = useLanguage()
  const expectedIn = (month: string) => course.expected?.find((one) => one.month === month)?.value
  return (
    <details className="month-table">
      <summary>{text.onDataTable}</summary>
      <table className="usa-table data-table">
        <tbody>
          {course.points.map((point) => (
            <tr key={point.month}>
              <th scope="row">
                {point.value === null || point.underContract ? (
                  writeShortMonth(point.month, language)
                ) : (
                  <a href={figureOf(point.month)}>{writeShortMonth(point.month, language)}</a>
                )}
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
              {course.expected && (
                <td className="is-numeric explains">
                  {expectedIn(point.month) === undefined
                    ? ''
                    : measures.expected(writeValue(expectedIn(point.month)!, course.valueFormat, language))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
