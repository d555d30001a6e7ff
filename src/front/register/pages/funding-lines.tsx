import type { ContractFunding } from '../../../agreements/funding/list-contract-funding.ts'
import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeMoney } from '../../../ground/words/write-value.ts'
import { useDays } from './funding-findings.tsx'

type Props = { lines: ContractFunding[]; slug: string; mayKeep: boolean; isGovernment: boolean }

/** The sources of one contract, each with its days and its amount. */
export function FundingLines({ lines, slug, mayKeep, isGovernment }: Props) {
  const { funding } = useWords()
  const language = useLanguage()
  const days = useDays()
  const { columns, none, take } = funding.contract
  const shown: TableColumn<ContractFunding>[] = [
    {
      key: 'source',
      heading: columns.source,
      cell: (line) =>
        isGovernment ? <a href={`/${slug}/funding/${line.fundingSourceId}`}>{line.sourceName}</a> : line.sourceName,
    },
    { key: 'days', heading: columns.days, cell: (line) => days(line, funding.asTheContract) },
    {
      key: 'amount',
      heading: columns.amount,
      isNumeric: true,
      cell: (line) => writeMoney(line.amountCents, language),
    },
  ]
  const change: TableColumn<ContractFunding> = {
    key: 'change',
    heading: columns.change,
    cell: (line) => (
      <form method="post" className="quiet-form">
        <input type="hidden" name="line" value={line.id} />
        <input type="hidden" name="name" value={line.sourceName} />
        <button
          type="submit"
          name="do"
          value="taken"
          className="usa-button usa-button--unstyled usa-button--quiet"
          aria-label={`${take}: ${line.sourceName}`}
        >
          {take}
        </button>
      </form>
    ),
  }
  return (
    <section id="sources">
      <DataTable
        caption={columns.source}
        isCaptionHidden
        rows={lines}
        rowKey={(line) => line.id}
        whenEmpty={<EmptyState sentence={none} />}
        columns={mayKeep ? [...shown, change] : shown}
      />
    </section>
  )
}
