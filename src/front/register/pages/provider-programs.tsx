import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { type MarkedState, StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeMonth, writeValue } from '../../../ground/words/write-value.ts'
import type { ProgramMark, ProviderProgram } from '../find-provider-page.ts'

type Props = { programs: ProviderProgram[]; measures: string[]; slug: string; month: string | null }

/** How the programs of an organization stand on each measure, in the newest month that was judged. */
export function ProviderPrograms({ programs, measures: shown, slug, month }: Props) {
  const { providers: words, measures } = useWords()
  const language = useLanguage()
  const columns: TableColumn<ProviderProgram>[] = [
    {
      key: 'program',
      heading: words.program,
      cell: (program) => (
        <>
          <a href={`/${slug}/programs/${program.id}`}>{program.name}</a>
          <br />
          <span className="explains">
            {[program.programType, program.population, program.contractNumber].filter(Boolean).join(', ')}
          </span>
        </>
      ),
    },
    ...shown.map((measure) => ({
      key: measure,
      heading: measures.short[measure] ?? measure,
      phoneLabel: measures.short[measure] ?? measure,
      cell: ({ marks }: ProviderProgram) => <Mark measure={measure} mark={marks[measure]} />,
    })),
  ]
  return (
    <section className="part">
      <h2>{words.programs}</h2>
      {programs.length > 0 && month && <p className="explains">{words.standingIn(writeMonth(month, language))}</p>}
      <DataTable
        caption={words.programs}
        isCaptionHidden
        rows={programs}
        rowKey={(program) => program.id}
        whenEmpty={<p>{words.noPrograms}</p>}
        columns={columns}
      />
    </section>
  )
}

/** The judgment, with the value and the counts under it: a judgment never stands without what it was made of. */
function Mark({ measure, mark }: { measure: string; mark: ProgramMark | undefined }) {
  const { providers: words, measures } = useWords()
  const language = useLanguage()
  if (!mark) return <span className="explains">{words.notJudged}</span>
  if (mark.state !== 'value') return <StateMark state={mark.state} word={measures.stateShort[mark.state]} />
  const value = mark.value === null ? '' : writeValue(mark.value, mark.valueFormat, language)
  const counts = mark.counts && mark.valueFormat === 'share' && value !== '' ? measures.of(...mark.counts) : ''
  const read = [value, counts].filter(Boolean).join(', ') || (measures.nothingCounted[measure] ?? measures.nothing)
  if (!mark.judgment) return <>{read}</>
  const state: MarkedState = mark.judgment === 'too-few' ? 'too-few-to-judge' : mark.judgment
  return (
    <>
      <StateMark state={state} word={measures.judgmentShort[mark.judgment]} />
      <br />
      <span className="explains">{read}</span>
    </>
  )
}
