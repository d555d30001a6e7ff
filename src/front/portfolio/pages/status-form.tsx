import { setStatuses, statusOf } from '../../../agreements/contracts/contract-status.ts'
import type { ContractRecord } from '../../../agreements/contracts/find-contract-record.ts'
import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { Sent } from '../contract-form.ts'
import { type Problem, useFault } from './contract-faults.tsx'

type Props = { record: ContractRecord; today: string; sent: Sent; problem: Problem | undefined }

/** Sets a status that signature and term cannot tell, with its reason, or goes back to what they tell. */
export function StatusForm({ record, today, sent, problem }: Props) {
  const { contract } = useWords()
  const { status: text, edit } = contract.forms
  const faultOf = useFault(problem)
  const { terms, facts, recordsSignatures, status, statusReason, statusOn } = record
  const derived = statusOf({ ...terms, signedOn: facts.signedOn, status: null }, today, { recordsSignatures }).status
  return (
    <section className="part" id="status">
      <h2>{text.heading}</h2>
      <p className="explains">{text.lead(contract.statuses[derived].toLowerCase())}</p>
      <form method="post">
        <Field
          name="status"
          control="select"
          label={text.status}
          defaultValue={sent.status ?? (status.isSet ? status.status : '')}
          options={[
            { value: '', label: text.derived },
            ...setStatuses.map((one) => ({ value: one, label: contract.statuses[one] })),
          ]}
        />
        <Field
          name="statusOn"
          type="date"
          label={text.on}
          defaultValue={sent.statusOn ?? statusOn ?? today}
          error={faultOf('statusOn')}
        />
        <Field
          name="reason"
          control="textarea"
          label={text.reason}
          defaultValue={sent.reason ?? statusReason ?? ''}
          maxLength={2000}
          error={problem?.refused === 'reason-missing' ? contract.refusals['reason-missing'] : undefined}
        />
        <button type="submit" name="do" value="status" className="usa-button usa-button--outline">
          {edit.save}
        </button>
      </form>
    </section>
  )
}
