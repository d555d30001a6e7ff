import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import {
  writeCount,
  writeDay,
  writeMoney,
  writeRoundMoney,
  writeShortMonth,
} from '../../../ground/words/write-value.ts'
import type { ProviderContract } from '../find-provider-page.ts'

type Props = { contracts: ProviderContract[]; slug: string; month: string | null; today: string }

/** All contracts of an organization, the last to end first, and what they come to together. */
export function ProviderContracts({ contracts, slug, month, today }: Props) {
  const { providers: words } = useWords()
  const language = useLanguage()
  const day = (value: string | null) => (value ? writeDay(value, language) : words.open)
  const money = (cents: number | null) => (cents === null ? words.notKnown : writeMoney(cents, language))
  const review: TableColumn<ProviderContract> = {
    key: 'review',
    heading: words.review,
    cell: (contract) =>
      month && runsIn(contract, month) ? (
        <a href={`/${slug}/contracts/${encodeURIComponent(contract.number)}/reviews/${month}`}>
          {writeShortMonth(month, language)}
          <span className="is-read-aloud"> {contract.number}</span>
        </a>
      ) : null,
  }
  return (
    <section className="part">
      <h2>{words.columns.contracts}</h2>
      {contracts.length > 0 && <Totals contracts={contracts} today={today} />}
      <DataTable
        caption={words.columns.contracts}
        isCaptionHidden
        rows={contracts}
        rowKey={(contract) => contract.id}
        whenEmpty={<p>{words.noContracts}</p>}
        columns={[
          {
            key: 'number',
            heading: words.contract,
            cell: (contract) => (
              <>
                <a href={`/${slug}/contracts/${encodeURIComponent(contract.number)}`}>{contract.number}</a>
                <br />
                <span className="explains">{[contract.title, contract.department].filter(Boolean).join(', ')}</span>
              </>
            ),
          },
          {
            key: 'term',
            heading: words.term,
            phoneLabel: words.term,
            cell: ({ from, to }) => (from || to ? `${day(from)} – ${day(to)}` : words.notKnown),
          },
          {
            key: 'amount',
            heading: words.columns.amount,
            isNumeric: true,
            phoneLabel: words.columns.amount,
            cell: (contract) => money(contract.ceilingCents),
          },
          {
            key: 'paid',
            heading: words.columns.paid,
            isNumeric: true,
            phoneLabel: words.columns.paid,
            cell: (contract) => money(contract.paidCents),
          },
          ...(month && contracts.some((contract) => runsIn(contract, month)) ? [review] : []),
        ]}
      />
    </section>
  )
}

function Totals({ contracts, today }: { contracts: ProviderContract[]; today: string }) {
  const { providers: words } = useWords()
  const language = useLanguage()
  const running = contracts.filter(({ from, to }) => from !== null && from <= today && (to === null || to >= today))
  const sum = (field: 'ceilingCents' | 'paidCents') => {
    const known = contracts.map((contract) => contract[field]).filter((cents) => cents !== null)
    return known.length === 0
      ? words.notKnown
      : writeRoundMoney(
          known.reduce((a, b) => a + b, 0),
          language,
        )
  }
  const without = contracts.filter((contract) => contract.ceilingCents === null).length
  return (
    <>
      <dl className="figure-line">
        {[
          [words.columns.contracts, writeCount(contracts.length, language)],
          [words.columns.running, writeCount(running.length, language)],
          [words.columns.amount, sum('ceilingCents')],
          [words.columns.paid, sum('paidCents')],
        ].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {without > 0 && without < contracts.length && (
        <p className="explains">{words.withoutAmount(writeCount(without, language), without === 1)}</p>
      )}
    </>
  )
}

const runsIn = ({ from, to }: ProviderContract, month: string): boolean =>
  (from === null || from.slice(0, 7) <= month) && (to === null || to.slice(0, 7) >= month)
