import { DataTable } from '../../../ground/ui/data-table.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeThreshold } from '../../../ground/words/write-value.ts'
import type { Framework } from '../../../performance/goals/framework-words.ts'
import type { Formats } from '../list-known-measures.ts'

/** What the framework asks for: a line a kind of program, population and measure. */
export function FrameworkAsks({ framework, formats }: { framework: Framework; formats: Formats }) {
  const { frameworks: text, measures } = useWords()
  const language = useLanguage()
  const { columns } = text
  const value = (number: number, measure: string) => writeThreshold(number, formats[measure] ?? 'share', language)
  return (
    <section className="part" id="measures">
      <h2>{text.measures}</h2>
      <DataTable
        caption={text.measures}
        isCaptionHidden
        rows={framework.measures}
        rowKey={(line) => line.id}
        columns={[
          { key: 'type', heading: columns.type, cell: (line) => line.programType },
          {
            key: 'population',
            heading: columns.population,
            phoneLabel: columns.population,
            cell: (line) => line.population ?? text.anyPopulation,
          },
          {
            key: 'measure',
            heading: columns.measure,
            phoneLabel: columns.measure,
            cell: (line) => measures.title[line.measure] ?? line.measure,
          },
          {
            key: 'minimum',
            heading: columns.minimum,
            phoneLabel: columns.minimum,
            isNumeric: true,
            cell: (line) => value(line.minimum, line.measure),
          },
          {
            key: 'target',
            heading: columns.target,
            phoneLabel: columns.target,
            isNumeric: true,
            cell: (line) => value(line.target, line.measure),
          },
          {
            key: 'may',
            heading: columns.mayOverride,
            phoneLabel: columns.mayOverride,
            cell: (line) => text.mayOverride[line.mayOverride],
          },
        ]}
      />
    </section>
  )
}
