import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeValue } from '../../../ground/words/write-value.ts'
import { groupings } from '../../../performance/measure-packs/homelessness/system/system-figures.ts'
import type { GroupLine } from '../../../performance/results/group-table.ts'
import { BalanceBar } from '../../register/pages/balance-bar.tsx'
import type { ShownSystemMeasure } from '../find-system.ts'

/** A measure of the system in its newest year by groups of people, in the edition that the asker may see. */
export function SystemGroups({ shown, slug }: { shown: ShownSystemMeasure; slug: string }) {
  const { system, groups: text } = useWords()
  const { kind, isReleasable, maySeeSmall, key, years } = shown
  const query = (by: string, releasable: boolean) => `?by=${by}${releasable ? '&edition=releasable' : ''}`
  return (
    <section className="part" id="groups">
      <h2>{text.title}</h2>
      <p className="explains">{system.ofNewest(years[0]!.to.slice(0, 4))}</p>
      <nav aria-label={text.kinds} className="choice-line">
        {groupings.map((one) => (
          <a key={one} href={`${query(one, isReleasable)}#groups`} aria-current={one === kind ? 'true' : undefined}>
            {text.kind[one]}
          </a>
        ))}
      </nav>
      <p className="explains">
        {isReleasable ? system.releasable : system.working}{' '}
        {maySeeSmall && (
          <a href={`${query(kind, !isReleasable)}#groups`}>{isReleasable ? system.toWorking : system.toReleasable}</a>
        )}
      </p>
      {shown.groups.length === 0 ? <p>{system.noGroups}</p> : <TableOfGroups shown={shown} />}
      <p className="choice-line">
        <a href={`/${slug}/data/system.csv${query(kind, isReleasable)}`}>{system.csv}</a>
        <a href={`/${slug}/data/system.xlsx${query(kind, isReleasable)}`}>{system.xlsx}</a>
      </p>
      <p className="explains">{system.onePlace(key)}</p>
    </section>
  )
}

function TableOfGroups({ shown }: { shown: ShownSystemMeasure }) {
  const { system, groups: text, measures } = useWords()
  const language = useLanguage()
  const { kind: of } = shown.lines.find(({ key }) => key === shown.key)!.cells[0]!
  const count = (n: number) => writeCount(n, language)
  const most = Math.max(
    ...shown.groups.map(({ value, denominator }) => (of === 'people' ? denominator : value) ?? 0),
    1,
  )
  const columns: TableColumn<GroupLine>[] = [
    { key: 'group', heading: text.kind[shown.kind], cell: ({ name }) => text.name(name) },
    {
      key: 'counts',
      heading: text.counts,
      cell: ({ numerator, denominator, isSuppressed }) =>
        isSuppressed ? (
          <StateMark state="suppressed" word={measures.state.suppressed} />
        ) : (
          <>
            {of === 'share' ? measures.of(numerator!, denominator!) : system.persons(count(denominator!), denominator!)}
            {of === 'people' && <BalanceBar part={denominator!} of={most} />}
          </>
        ),
    },
  ]
  if (of !== 'people')
    columns.push({
      key: 'value',
      heading: text.value,
      isNumeric: true,
      cell: ({ value }) =>
        value === null ? null : (
          <>
            {of === 'share' ? writeValue(value, 'share', language) : measures.days(count(Math.round(value)))}
            <BalanceBar part={value} of={of === 'share' ? 1 : most} />
          </>
        ),
    })
  if (of === 'share')
    columns.push({
      key: 'difference',
      heading: text.difference,
      cell: (line) => {
        if (line.isLargest) return <span className="explains">{text.largest}</span>
        if (line.isTooFew) return <StateMark state="too-few-to-judge" word={measures.judgment['too-few']} />
        if (line.difference === null)
          return line.isSuppressed ? null : <span className="explains">{text.notCompared}</span>
        const points = (part: number) => text.points(part * 100)
        const { value, lower, upper } = line.difference
        return (
          <>
            {points(value)}
            <span className="explains beneath">{measures.interval(points(lower), points(upper))}</span>
          </>
        )
      },
    })
  return (
    <DataTable
      caption={`${system.lines[shown.key]}: ${text.kind[shown.kind]}`}
      isCaptionHidden
      rows={shown.groups}
      rowKey={({ name }) => name}
      columns={columns}
    />
  )
}
