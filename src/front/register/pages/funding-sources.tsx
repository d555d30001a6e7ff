import type { ListedFundingSource } from '../../../agreements/funding/list-funding-sources.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeDay, writeMoney } from '../../../ground/words/write-value.ts'
import { BalanceBar } from './balance-bar.tsx'

export type ShownSource = ListedFundingSource & { balanceCents: number | null; hasEnded: boolean; endsSoon: boolean }

/** Sources in a table: what is promised is drawn against what the award holds. */
export function FundingSources({ sources, slug }: { sources: ShownSource[]; slug: string }) {
  const { funding } = useWords()
  const language = useLanguage()
  const { columns } = funding
  const money = (cents: number) => writeMoney(cents, language)
  return (
    <DataTable
      caption={funding.title}
      isCaptionHidden
      rows={sources}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'source',
          heading: columns.source,
          cell: (one) => (
            <>
              <a href={`/${slug}/funding/${one.id}`}>{one.name}</a>
              <br />
              <span className="explains">
                {[funding.kinds[one.kind], one.agency, one.assistanceListing].filter(Boolean).join(', ')}
              </span>
            </>
          ),
        },
        { key: 'ends', heading: columns.ends, phoneLabel: columns.ends, cell: (one) => <Ends source={one} /> },
        {
          key: 'ceiling',
          heading: columns.ceiling,
          phoneLabel: columns.ceiling,
          isNumeric: true,
          cell: (one) => (one.ceilingCents === null ? funding.unknown : money(one.ceilingCents)),
        },
        {
          key: 'committed',
          heading: columns.committed,
          phoneLabel: columns.committed,
          isNumeric: true,
          cell: (one) => (
            <>
              {money(one.committedCents)}
              {one.ceilingCents !== null && <BalanceBar part={one.committedCents} of={one.ceilingCents} />}
            </>
          ),
        },
        {
          key: 'balance',
          heading: columns.balance,
          phoneLabel: columns.balance,
          isNumeric: true,
          cell: (one) => <Balance cents={one.balanceCents} />,
        },
        {
          key: 'contracts',
          heading: columns.contracts,
          phoneLabel: columns.contracts,
          isNumeric: true,
          cell: (one) => writeCount(one.contracts, language),
        },
      ]}
    />
  )
}

/** What is left of an award; less than nothing is said in words. */
export function Balance({ cents }: { cents: number | null }) {
  const { funding } = useWords()
  const language = useLanguage()
  if (cents === null) return <>{funding.unknown}</>
  if (cents >= 0) return <>{writeMoney(cents, language)}</>
  return <StateMark state="below-minimum" word={funding.over(writeMoney(-cents, language))} />
}

function Ends({ source }: { source: ShownSource }) {
  const { funding } = useWords()
  const language = useLanguage()
  if (source.awardTo === null) return <>{funding.unknown}</>
  const day = writeDay(source.awardTo, language)
  if (source.hasEnded) return <StateMark state="late" word={funding.endedOn(day)} />
  return <>{source.endsSoon ? <strong>{funding.endsSoon(day)}</strong> : day}</>
}
