import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeDay, writeMonth, writeValue } from '../../../ground/words/write-value.ts'
import { type MeasureKey, type Unit, valueFormatOf } from '../../../performance/measure-packs/homelessness/figure.ts'
import { groupings } from '../../../performance/measure-packs/homelessness/system/system-figures.ts'
import type { GroupLine } from '../../../performance/results/group-table.ts'
import type { Edition, ProgramGroups } from '../find-program-groups.ts'
import { GroupLines } from './group-lines.tsx'

type Props = { groups: ProgramGroups; programId: string; slug: string; unit: Unit }

/** Who does better and who worse in a program: its measures by groups of the households served. */
export function GroupsOfProgram({ groups, programId, slug, unit }: Props) {
  const { groups: text, measures } = useWords()
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
          {groups.measures.map(({ measure, matureOn, lines }) => (
            <section key={measure} className="chart-figure">
              <h3>{measures.title[measure]}</h3>
              {matureOn !== null && <p className="explains">{text.immature(writeDay(matureOn, language))}</p>}
              <TableOfGroups measure={measure} lines={lines} kind={kind} />
            </section>
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
