import { ChartFigure } from '../../../ground/ui/chart-figure.tsx'
import { DumbbellChart } from '../../../ground/ui/dumbbell-chart.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeDay, writeMonth, writeValue } from '../../../ground/words/write-value.ts'
import { type MeasureKey, type Unit, valueFormatOf } from '../../../performance/measure-packs/homelessness/figure.ts'
import { groupings } from '../../../performance/measure-packs/homelessness/system/system-figures.ts'
import type { GroupLine } from '../../../performance/results/group-table.ts'
import { drawGroups } from '../describe-groups.ts'
import type { Edition, ProgramGroups } from '../find-program-groups.ts'
import { GroupLines } from './group-lines.tsx'

type Props = { groups: ProgramGroups; programId: string; slug: string; unit: Unit }

/** Who does better and who worse in a program: its measures by groups of the households served. */
export function GroupsOfProgram({ groups, programId, slug, unit }: Props) {
  const { groups: text } = useWords()
  const language = useLanguage()
  const { kind, edition, period } = groups
  const query = (by: string, of: Edition) =>
    `by=${by}${of === 'releasable' ? '&edition=releasable' : ''}${unit === 'persons' ? '&unit=persons' : ''}`
  const file = (ending: string) => `/${slug}/programs/${programId}/groups.${ending}?${query(kind, edition)}`
  return (
    <section className="part" id="groups">
      <h2>{text.title}</h2>
      {period === null ? (
        <EmptyState sentence={text.none}>
          <p>{text.noneHow}</p>
        </EmptyState>
      ) : (
        <>
          <p className="explains">
            {text.period(writeMonth(period.from.slice(0, 7), language), writeMonth(period.to.slice(0, 7), language))}{' '}
            {text.heads}
          </p>
          <nav aria-label={text.kinds} className="choice-line">
            {groupings.map((one) => (
              <a key={one} href={`?${query(one, edition)}#groups`} aria-current={one === kind ? 'true' : undefined}>
                {text.kind[one]}
              </a>
            ))}
          </nav>
          <p className="explains">
            {edition === 'releasable' ? text.releasable : text.working}{' '}
            {groups.maySeeSmall && (
              <a href={`?${query(kind, edition === 'releasable' ? 'working' : 'releasable')}#groups`}>
                {edition === 'releasable' ? text.toWorking : text.toReleasable}
              </a>
            )}
          </p>
          {groups.measures.length === 0 && <p>{text.noRows}</p>}
          {groups.measures.map((one) => (
            <GroupsFigure
              key={one.measure}
              one={one}
              kind={kind}
              svg={`${file('svg')}&measure=${one.measure}`}
              csv={file('csv')}
            />
          ))}
          <p className="explains">{text.howToRead}</p>
          <p className="choice-line">
            <a href={file('csv')}>{text.csv}</a>
            <a href={file('xlsx')}>{text.xlsx}</a>
          </p>
        </>
      )}
    </section>
  )
}

type FigureProps = {
  one: ProgramGroups['measures'][number]
  kind: ProgramGroups['kind']
  svg: string
  csv: string
}

/** A share as groups beside the largest of them, with the table; what is no share as the table alone. */
function GroupsFigure({ one: { measure, matureOn, months, lines }, kind, svg, csv }: FigureProps) {
  const words = useWords()
  const language = useLanguage()
  const { groups: text, measures, charts } = words
  const title = measures.title[measure] ?? measure
  const chart = valueFormatOf(measure) === 'share' ? drawGroups(title, lines, words, language) : null
  const fewer = months === null ? null : text.someMonths(months)
  const immature = matureOn === null ? null : text.immature(writeDay(matureOn, language))
  const explains = [fewer, immature].filter(Boolean).join(' ') || null
  const table = <TableOfGroups measure={measure} lines={lines} kind={kind} />
  if (!chart) {
    return (
      <section className="chart-figure">
        <h3>{title}</h3>
        {explains && <p className="explains">{explains}</p>}
        {table}
      </section>
    )
  }
  return (
    <ChartFigure
      sentence={chart.title}
      explains={explains}
      hint={text.hint}
      files={{ svg, csv, texts: charts }}
      draw={(drawn) => <DumbbellChart {...chart} {...drawn} />}
    >
      {table}
    </ChartFigure>
  )
}

function TableOfGroups({
  measure,
  lines,
  kind,
}: {
  measure: MeasureKey
  lines: GroupLine[]
  kind: ProgramGroups['kind']
}) {
  const { groups: text, measures } = useWords()
  const language = useLanguage()
  const format = valueFormatOf(measure)
  const isShare = format === 'share'
  return (
    <GroupLines
      caption={`${measures.title[measure]}: ${text.kind[kind]}`}
      lines={lines}
      heading={text.kind[kind]}
      nameOf={text.name}
      isShare={isShare}
      counts={({ numerator, denominator }) =>
        isShare ? measures.of(numerator, denominator) : text.stays(writeCount(denominator, language), denominator)
      }
      write={(value) => {
        const said = writeValue(value, format, language)
        return isShare ? said : measures.nights(said)
      }}
    />
  )
}
