import type { FiscalYearAmounts } from '../../../agreements/contracts/contract-amounts.ts'
import type { ContractRecord } from '../../../agreements/contracts/find-contract-record.ts'
import { ink } from '../../../ground/ui/chart-ink.ts'
import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeMoney, writeValue } from '../../../ground/words/write-value.ts'

type Props = { record: ContractRecord; base: string; mayKeep: boolean }
type Amount = keyof Omit<FiscalYearAmounts, 'fiscalYear'>

/** What may be paid and was paid in each fiscal year, and how much of it depends on results. */
export function ContractMoney({ record, base, mayKeep }: Props) {
  const words = useWords()
  const language = useLanguage()
  const { money: text } = words.contract
  const { years, stakes } = record
  const columns: [Amount, string][] = [
    ['ceilingCents', text.kinds.ceiling],
    ['obligatedCents', text.kinds.obligated],
    ['invoicedCents', text.kinds.invoiced],
    ['paidCents', text.kinds.paid],
    ['atStakeCents', text.atStake],
  ]
  // A column in which nothing at all is known would be a column of the same word.
  const known = columns.filter(([key]) => years.some((year) => year[key] !== null))
  const shown: TableColumn<FiscalYearAmounts>[] = [
    { key: 'year', heading: text.year, cell: (year) => year.fiscalYear },
    ...known.map(([key, heading]) => ({
      key,
      heading,
      phoneLabel: heading,
      isNumeric: true,
      cell: (year: FiscalYearAmounts) =>
        year[key] === null ? (
          <span className="explains">{key === 'atStakeCents' ? text.noneRecorded : text.unknown}</span>
        ) : (
          writeMoney(year[key], language)
        ),
    })),
    { key: 'bar', heading: text.bar, cell: (year) => <AmountBar year={year} /> },
  ]
  return (
    <section className="part" id="amounts">
      <h2>{text.heading}</h2>
      <DataTable
        caption={text.heading}
        isCaptionHidden
        rows={years}
        rowKey={(year) => String(year.fiscalYear)}
        columns={shown}
        whenEmpty={
          <EmptyState sentence={text.none}>{mayKeep && <a href={`${base}/edit#amounts`}>{text.write}</a>}</EmptyState>
        }
      />
      {years.length > 0 && (
        <p className="explains table-file">
          <a href={`${base}/amounts.csv`}>{words.contract.download}</a>
        </p>
      )}
      {stakes.length > 0 && (
        <>
          <h3 className="under-table">{text.stakes}</h3>
          <ul className="explains plain-list">
            {stakes.map((one) => (
              <li key={`${one.fiscalYear} ${one.measure}`}>
                {text.stake(
                  words.measures.title[one.measure] ?? one.measure,
                  one.fiscalYear,
                  writeMoney(one.amountCents, language),
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const [length, height] = [120, 12]

/** Paid against the ceiling of the year; what goes above it is brown, and begins where the ceiling ends. */
function AmountBar({ year: { ceilingCents, paidCents, obligatedCents } }: { year: FiscalYearAmounts }) {
  const { contract } = useWords()
  const language = useLanguage()
  if (ceilingCents === null || ceilingCents <= 0 || paidCents === null) return null
  const longest = Math.max(ceilingCents, paidCents, obligatedCents ?? 0)
  const to = (cents: number) => (Math.max(0, cents) / longest) * (length - 2)
  const share = writeValue(paidCents / ceilingCents, 'share', language)
  return (
    <span className="amount-bar">
      <svg viewBox={`0 0 ${length} ${height}`} width={length} height={height} role="img">
        <title>{contract.money.shareOf(share)}</title>
        <rect x={1} y={1} width={to(ceilingCents)} height={height - 2} fill={ink.band} stroke={ink.hairline} />
        <rect x={1} y={3} width={to(Math.min(paidCents, ceilingCents))} height={height - 6} fill={ink.blue} />
        {paidCents > ceilingCents && (
          <rect
            x={1 + to(ceilingCents)}
            y={3}
            width={to(paidCents) - to(ceilingCents)}
            height={height - 6}
            fill={ink.brown}
          />
        )}
      </svg>
      <span aria-hidden="true">{share}</span>
    </span>
  )
}
