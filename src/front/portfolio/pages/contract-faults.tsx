import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { FieldFault } from '../contract-form.ts'

export type Problem = { refused: string; faults?: FieldFault[] | undefined }

/** What is wrong with one field, or nothing. */
export function useFault(problem: Problem | undefined): (field: string) => string | undefined {
  const { contract } = useWords()
  const { edit } = contract.forms
  const say = { amount: edit.wrongAmount, number: edit.wrongNumber, day: edit.wrongDay }
  return (field) => {
    const fault = problem?.faults?.find((one) => one.field === field)
    return fault && say[fault.kind](fault.text)
  }
}

/** Why a form was refused: each field that cannot be read, or the one reason. */
export function ContractFaults({ problem }: { problem: Problem | undefined }) {
  const { contract, frame } = useWords()
  const faultOf = useFault(problem)
  if (!problem) return null
  const faults = problem.faults ?? []
  const reason = contract.refusals[problem.refused] ?? frame.refusals[problem.refused] ?? problem.refused
  const errors =
    faults.length > 0
      ? faults.map(({ field }) => ({ fieldId: field, message: faultOf(field) }))
      : [{ fieldId: fieldOf[problem.refused], message: reason }]
  return <ErrorSummary heading={contract.forms.edit.wrong} errors={errors.map(withoutEmpty)} />
}

/** Where a refusal concerns one field, the summary leads to it. */
const fieldOf: Record<string, string> = {
  'reason-missing': 'reason',
  'master-not-found': 'masterNumber',
  'master-in-circle': 'masterNumber',
  'amendment-number-taken': 'number',
  'no-renewal-left': 'usesRenewal',
  'end-before-start': 'to',
  'contract-not-found': 'other',
  'succeeds-itself': 'other',
  'succession-exists': 'other',
  'succession-in-circle': 'other',
}

const withoutEmpty = ({ fieldId, message }: { fieldId: string | undefined; message: string | undefined }) =>
  fieldId === undefined ? { message } : { fieldId, message }
