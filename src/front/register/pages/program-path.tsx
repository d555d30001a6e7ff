import { ChartFigure } from '../../../ground/ui/chart-figure.tsx'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { PathChart, type PathPoint } from '../../../ground/ui/path-chart.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeMonth } from '../../../ground/words/write-value.ts'
import type { YearPath } from '../../../performance/signals/year-path.ts'
import { describePath } from '../describe-path.ts'

/** Where a measure stands on its way through the contract's year, and what it still takes. */
export function PathOfYear({ path, files }: { path: YearPath; files: { svg: string; csv: string } }) {
  const words = useWords()
  const language = useLanguage()
  const { path: text } = words.register
  const { sentence, chance, chart } = describePath(path, words, language)
  const round = (value: number | undefined) => (value === undefined ? '' : Math.round(value * 10) / 10)
  return (
    <ChartFigure
      sentence={sentence}
      explains={[`${text.heading(writeMonth(path.from, language), writeMonth(path.to, language))}.`, chance]
        .filter(Boolean)
        .join(' ')}
      hint={words.charts.hintOnly}
      heights={[200, 200]}
      files={{ ...files, texts: words.charts }}
      draw={(drawn) => <PathChart {...chart} {...drawn} />}
    >
      <details className="month-table">
        <summary>{text.table}</summary>
        <DataTable
          caption={sentence}
          isCaptionHidden
          rows={[...chart.points]}
          rowKey={({ label }) => label}
          columns={[
            { key: 'month', heading: text.columns.month, cell: ({ label }: PathPoint) => label },
            { key: 'counted', heading: text.columns.counted, isNumeric: true, cell: ({ counted }) => counted ?? '' },
            { key: 'asked', heading: text.columns.asked, isNumeric: true, cell: ({ asked }) => round(asked) },
            {
              key: 'range',
              heading: text.columns.range,
              isNumeric: true,
              cell: ({ lower, upper }) => (lower === undefined ? '' : `${Math.round(lower)}–${Math.round(upper!)}`),
            },
          ]}
        />
      </details>
    </ChartFigure>
  )
}
