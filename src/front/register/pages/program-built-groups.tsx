import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeMonth, writeValue } from '../../../ground/words/write-value.ts'
import type { BuiltGroups } from '../find-built-groups.ts'
import type { Edition } from '../find-program-groups.ts'
import { GroupLines } from './group-lines.tsx'

type Props = { groups: BuiltGroups[]; edition: Edition; maySeeSmall: boolean; here: string }

/** A program's measures on tables that providers send, by the groups that their rules tell apart. */
export function BuiltGroupsOfProgram({ groups, edition, maySeeSmall, here }: Props) {
  const { groups: text } = useWords()
  if (groups.length === 0) return null
  return (
    <section className="part" id="built-groups">
      <h2>{text.built.title}</h2>
      <p className="explains">
        {edition === 'releasable' ? text.releasable : text.working}{' '}
        {maySeeSmall && (
          <a href={`?edition=${edition === 'releasable' ? 'working' : 'releasable'}#built-groups`}>
            {edition === 'releasable' ? text.toWorking : text.toReleasable}
          </a>
        )}
      </p>
      {groups.map((one) => (
        <GroupsOfMeasure key={`${one.measure} ${one.column}`} groups={one} />
      ))}
      <p className="explains">{text.howToRead}</p>
      <p className="choice-line">
        <a href={`${here}/built-groups.csv?edition=${edition}`}>{text.csv}</a>
        <a href={`${here}/built-groups.xlsx?edition=${edition}`}>{text.xlsx}</a>
      </p>
    </section>
  )
}

function GroupsOfMeasure({ groups }: { groups: BuiltGroups }) {
  const { groups: text, measures } = useWords()
  const language = useLanguage()
  const { measure, groupedBy, format, telling, from, to, lines } = groups
  const { built } = text
  const title = built.of(measures.title[measure] ?? measure, groupedBy)
  const months = groups.isNewestAlone
    ? built.newestAlone(writeMonth(to, language))
    : built.period(writeMonth(from, language), writeMonth(to, language))
  const write = (value: number) => {
    const said = writeValue(value, format === 'number' ? 'count' : format, language)
    return format === 'days' ? built.days(said) : said
  }
  return (
    <section className="chart-figure">
      <h3>{title}</h3>
      <p className="explains">{months}</p>
      {lines.length === 0 ? (
        <p>{built.sumsKeptBack}</p>
      ) : (
        <GroupLines
          caption={title}
          lines={lines}
          heading={groupedBy || text.kinds}
          nameOf={(name) => built.names[name] ?? name}
          isShare={telling === 'share'}
          write={telling === 'count' || telling === 'sum' ? null : write}
          counts={({ numerator, denominator }) => {
            if (telling === 'share') return measures.of(numerator, denominator)
            return telling === 'sum' ? write(numerator) : built.counted(writeCount(denominator, language), denominator)
          }}
        />
      )}
    </section>
  )
}
