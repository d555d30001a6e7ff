import { DataTable } from '../../../ground/ui/data-table.tsx'
import { FigureLine } from '../../../ground/ui/figure-line.tsx'
import { type MarkedState, StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeMonth, writeValue } from '../../../ground/words/write-value.ts'
import { chartAddresses } from '../../../management/meetings/chart-addresses.ts'
import { CourseFigure } from '../../../management/meetings/course-figure.tsx'
import { describeCourse } from '../../../management/meetings/describe-course.ts'
import type { FoundProgram, ProgramMeasure, ProgramMonth } from '../find-program.ts'
import { PathOfYear } from './program-path.tsx'

/** A measure of a program: its chart in a sentence, the newest counts, and every month. */
type Props = { measure: ProgramMeasure; program: FoundProgram; slug: string }

export function ProgramMeasureFigures({ measure, program, slug }: Props) {
  const words = useWords()
  const language = useLanguage()
  const files = chartAddresses({ slug, programId: program.id, course: measure.course })
  const described = describeCourse(measure.course, words, language, [], files.figureOf)
  const alike = new URLSearchParams({
    type: program.programType,
    ...(program.population === null ? {} : { population: program.population }),
    own: program.id,
  })
  const newest = measure.months.find((one) => one.resultId !== null)
  const figures = described.figures.map((figure, index) =>
    index === 0 && newest ? { ...figure, href: `/${slug}/figures/${newest.resultId}` } : figure,
  )
  const below = (
    <>
      <FigureLine figures={figures} />
      {described.sideText && <p className="explains">{described.sideText}</p>}
      {measure.isComparable && (
        <p>
          <a href={`/${slug}/compare/${measure.measure}?${alike}`}>{words.compare.link}</a>
        </p>
      )}
      <MonthsOf measure={measure} slug={slug} />
    </>
  )
  return (
    <>
      <CourseFigure course={measure.course} described={described} files={files}>
        {below}
      </CourseFigure>
      {measure.path && <PathOfYear path={measure.path} files={files.path} />}
    </>
  )
}

function MonthsOf({ measure: { measure, course, months }, slug }: { measure: ProgramMeasure; slug: string }) {
  const words = useWords()
  const language = useLanguage()
  const { register, measures } = words
  const { columns } = register
  const count = (n: number | null) => (n === null ? '' : writeCount(n, language))
  return (
    <details className="month-table">
      <summary>{register.everyMonth(months.length)}</summary>
      <DataTable
        caption={measures.title[measure]}
        isCaptionHidden
        rows={months}
        rowKey={(one) => one.month}
        columns={[
          {
            key: 'month',
            heading: columns.month,
            cell: (one) =>
              one.resultId === null ? (
                writeMonth(one.month, language)
              ) : (
                <a href={`/${slug}/figures/${one.resultId}`}>{writeMonth(one.month, language)}</a>
              ),
          },
          {
            key: 'numerator',
            heading: columns.numerator,
            phoneLabel: columns.numerator,
            isNumeric: true,
            cell: (one) => count(one.numerator),
          },
          {
            key: 'denominator',
            heading: columns.denominator,
            phoneLabel: columns.denominator,
            isNumeric: true,
            cell: (one) => count(one.denominator),
          },
          {
            key: 'value',
            heading: columns.value,
            isNumeric: true,
            cell: (one) => (one.value === null ? '' : writeValue(one.value, course.valueFormat, language)),
          },
          { key: 'state', heading: columns.state, cell: (one) => stateOf(one, measures, measure) },
          { key: 'judgment', heading: columns.judgment, cell: (one) => <Judged one={one} /> },
          {
            key: 'window',
            heading: columns.window,
            cell: (one) =>
              one.window === null
                ? ''
                : `${measures.of(one.window.numerator, one.window.denominator)}, ${measures.window(one.window.months)}`,
          },
        ]}
      />
    </details>
  )
}

type MeasureWords = ReturnType<typeof useWords>['measures']

function stateOf({ state, reason, denominator }: ProgramMonth, measures: MeasureWords, measure: string) {
  if (state === 'value')
    return denominator === 0 ? (measures.nothingCounted[measure] ?? measures.nothing) : measures.state.value
  const why = reason === null ? undefined : measures.reason[reason]
  return (
    <>
      <StateMark state={state} word={measures.state[state]} />
      {why && <span className="row-title">{why}</span>}
    </>
  )
}

function Judged({ one }: { one: ProgramMonth }) {
  const { measures } = useWords()
  if (one.state !== 'value') return null
  if (one.judgment === null)
    return <span className="explains">{measures.notJudged[one.right] ?? measures.noStandard}</span>
  const state: MarkedState = one.judgment === 'too-few' ? 'too-few-to-judge' : one.judgment
  return <StateMark state={state} word={measures.judgment[one.judgment]} />
}
