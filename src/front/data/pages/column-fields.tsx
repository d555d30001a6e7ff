import type { ContractField, ContractMapping } from '../../../agreements/contracts/contract-list-mapping.ts'
import type { ColumnReason } from '../../../ground/platform/guess-columns.ts'
import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'

type Props = {
  header: string[]
  mapping: ContractMapping
  reasons: ColumnReason<ContractField>[]
  savedAs: string | null
}

/** The order in which a person checks them: what makes a contract first. */
const usual: ContractField[] = [
  'number',
  'provider',
  'from',
  'to',
  'amount',
  'paid',
  'title',
  'department',
  'itemId',
  'policyArea',
  'structureType',
  'signedOn',
  'originalProvider',
  'forProfit',
]

/** What fewer lists have; they stand folded as long as the list names none of them. */
const lessUsual: ContractField[] = [
  'fiscalYear',
  'obligated',
  'invoiced',
  'match',
  'indirectRate',
  'renewalsLeft',
  'providerUei',
  'providerEin',
  'scope',
  'procurementMethod',
  'masterNumber',
  'predecessorNumbers',
  'neededOn',
  'solicitedOn',
  'awardedOn',
  'firstPaidOn',
  'ocid',
  'itemProvider',
]

/** What each column of a contract list means: the guess with its reason, and a choice to correct it. */
export function ColumnFields({ header, mapping, reasons, savedAs }: Props) {
  const { data, lists } = useWords()
  const { list: words } = data
  const why = (field: ContractField): string => {
    if (savedAs !== null && mapping[field] !== undefined) return lists.savedAs(savedAs)
    const reason = reasons.find((one) => one.field === field)
    if (mapping[field] === undefined) return reason ? words.why.chosen : words.why.none
    if (reason?.header !== mapping[field]) return words.why.chosen
    return reason.why === 'same-name' ? words.why['same-name'] : words.why[reason.why](reason.matched)
  }
  const fields = (order: ContractField[]) => (
    <div className="field-pairs">
      {order.map((field) => (
        <Field
          key={field}
          control="select"
          name={field}
          label={words.fields[field] ?? lists.fields[field]}
          hint={why(field)}
          defaultValue={mapping[field] ?? ''}
          options={[{ value: '', label: words.notThere }, ...header.map((name) => ({ value: name, label: name }))]}
        />
      ))}
    </div>
  )
  return (
    <>
      {fields(usual)}
      <details className="file-sample" open={lessUsual.some((field) => mapping[field] !== undefined)}>
        <summary>{lists.lessUsual}</summary>
        {fields(lessUsual)}
      </details>
    </>
  )
}
