import { ChartDot } from '../../../ground/ui/chart-dot.tsx'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeMoney, writeMonth, writeValue } from '../../../ground/words/write-value.ts'
import type { BesideOthers, ComparedProgram } from '../../../performance/signals/compare-programs.ts'
import type { FoundComparison } from '../../../performance/signals/find-comparison.ts'
import { mixGroups } from '../../../performance/signals/mix-groups.ts'
import { countsOf, flagOf } from '../describe-comparison.ts'
import type { ComparedCost } from '../find-compared-costs.ts'

type Props = { found: FoundComparison; costs: Map<string, ComparedCost>; slug: string }

/** The funnel as a table, in the order of names, with the mix of people, who was not taken, and what a result cost. */
export function ComparedPrograms({ found, costs, slug }: Props) {
  const words = useWords()
  const language = useLanguage()
  const { compare: text, measures } = words
  const write = (value: number) => writeValue(value, found.measure.valueFormat, language)
  const between = ({ lower, upper }: { lower: number; upper: number }) => (
    <span className="explains beneath">{measures.interval(write(lower), write(upper))}</span>
  )
  const { mix, notTaken } = found
  return (
    <section className="part">
      <DataTable
        caption={text.title(measures.title[found.measure.key] ?? '')}
        isCaptionHidden
        rows={found.programs}
        rowKey={({ programId }) => programId}
        columns={[
          { key: 'program', heading: text.columns.program, cell: (one) => <Named one={one} slug={slug} /> },
          {
            key: 'counts',
            heading: text.columns.counts,
            cell: (one) => (
              <>
                {countsOf(found, one, words, language)}
                {one.months < 12 && <span className="explains beneath">{text.months(one.months)}</span>}
              </>
            ),
          },
          {
            key: 'value',
            heading: text.columns.value,
            phoneLabel: text.columns.value,
            cell: (one) => (
              <>
                {write(one.value)}
                {between(one.interval)}
              </>
            ),
          },
          {
            key: 'beside',
            heading: text.columns.beside,
            cell: ({ beside }) =>
              beside === 'too-few' ? (
                <StateMark state="too-few-to-judge" word={measures.judgment['too-few']} />
              ) : (
                <BesideMark beside={beside} word={text.beside[beside]} />
              ),
          },
          ...(mix
            ? [
                {
                  key: 'adjusted',
                  heading: text.columns.adjusted,
                  phoneLabel: text.columns.adjusted,
                  cell: ({ programId }: ComparedProgram) => {
                    const one = mix.programs.get(programId)
                    return one ? (
                      <>
                        {write(one.adjusted)}
                        {between(one.interval)}
                      </>
                    ) : null
                  },
                },
              ]
            : []),
          ...(notTaken.size > 0
            ? [
                {
                  key: 'not-taken',
                  heading: text.columns.notTaken,
                  phoneLabel: text.columns.notTaken,
                  cell: ({ programId }: ComparedProgram) => {
                    const one = notTaken.get(programId)
                    return one ? (
                      text.notTaken(one.notTaken, one.referred)
                    ) : (
                      <span className="explains">{text.noReferrals}</span>
                    )
                  },
                },
              ]
            : []),
          ...(costs.size > 0
            ? [
                {
                  key: 'cost',
                  heading: text.columns.cost,
                  phoneLabel: text.columns.cost,
                  cell: ({ programId }: ComparedProgram) => <Cost cost={costs.get(programId)} />,
                },
              ]
            : []),
        ]}
      />
      <p className="explains">{text.sorted}</p>
      {mix ? (
        <p className="explains">
          {text.mixHow(
            writeMonth(mix.period.from.slice(0, 7), language),
            writeMonth(mix.period.to.slice(0, 7), language),
          )}{' '}
          {text.mixLimits}
          {mix.collapsed.length > 0 &&
            ` ${text.collapsed(togetherOf(mix.collapsed).map(words.groups.name).join('; '))}`}
        </p>
      ) : (
        !found.isReleasable && <p className="explains">{text.noMix}</p>
      )}
      {notTaken.size > 0 && <p className="explains">{text.notTakenHow}</p>}
    </section>
  )
}

/** Every group that was put together with another, once and in order of age. */
function togetherOf(collapsed: [string, string][]): string[] {
  const named = new Set(collapsed.flat().flatMap((group) => group.split(' + ')))
  return mixGroups.filter((group) => named.has(group))
}

function Named({ one, slug }: { one: ComparedProgram; slug: string }) {
  const link = <a href={`/${slug}/programs/${one.programId}`}>{one.name}</a>
  return one.isOwn ? <strong>{link}</strong> : link
}

function BesideMark({ beside, word }: { beside: BesideOthers; word: string }) {
  return (
    <span className={beside.startsWith('worse') ? 'state-mark is-care' : 'state-mark'}>
      <svg viewBox="0 0 14 14" width={14} height={14} aria-hidden="true">
        <ChartDot x={7} y={7} radius={4} flag={flagOf(beside)} isProvisional={beside.endsWith('-95')} lineWidth={1.5} />
      </svg>
      <span>{word}</span>
    </span>
  )
}

function Cost({ cost }: { cost: ComparedCost | undefined }) {
  const { compare: text } = useWords()
  const language = useLanguage()
  const money = (cents: number) => writeMoney(Math.round(cents / 100) * 100, language)
  if (!cost || (cost.costCents === null && !cost.interval)) return <span className="explains">{text.noCost}</span>
  const { costCents, interval } = cost
  const range =
    interval === null
      ? null
      : interval.upperCents === null
        ? text.costFrom(money(interval.lowerCents))
        : text.costBetween(money(interval.lowerCents), money(interval.upperCents))
  return (
    <>
      {costCents === null ? null : money(costCents)}
      {range && <span className="explains beneath">{range}</span>}
      {cost.isShared && <span className="explains beneath">{text.costShared}</span>}
    </>
  )
}
