import type { ReactNode } from 'react'
import { ChartFigure } from '../../ground/ui/chart-figure.tsx'
import { ProcessChart } from '../../ground/ui/process-chart.tsx'
import { useWords } from '../../ground/words/use-words.ts'
import { type DescribedCourse, explainChart } from './describe-course.ts'
import type { ShownCourse } from './shown-course.ts'

type Props = {
  course: ShownCourse
  described: DescribedCourse
  files: { svg: string; csv: string }
  /** the counts, and the chart's figures as a table */
  children: ReactNode
  /** where the chart stands right under the title of its page */
  isFirst?: boolean
}

/** A measure of a program as a sentence and its chart; without a month to draw, as a sentence and its counts. */
export function CourseFigure({ course, described, files, children, isFirst }: Props) {
  const words = useWords()
  const { chart, sentence } = described
  if (!chart) {
    const Heading = isFirst ? 'h2' : 'h3'
    return (
      <section className="chart-figure">
        <Heading>{sentence}</Heading>
        {children}
      </section>
    )
  }
  return (
    <ChartFigure
      sentence={sentence}
      isFirst={isFirst}
      explains={explainChart(course, words)}
      hint={words.charts.hint}
      files={{ ...files, texts: words.charts }}
      draw={(drawn) => <ProcessChart {...chart} {...drawn} />}
    >
      {children}
    </ChartFigure>
  )
}
