import { amendContract } from '../../../agreements/contracts/amend-contract.ts'
import { changeContract } from '../../../agreements/contracts/change-contract.ts'
import { fiscalYearOf } from '../../../agreements/contracts/contract-amounts.ts'
import { isSetStatus } from '../../../agreements/contracts/contract-status.ts'
import { findContractTerms, type KnownContract } from '../../../agreements/contracts/find-contract-terms.ts'
import { linkSuccessor } from '../../../agreements/contracts/link-successor.ts'
import { setContractAmounts } from '../../../agreements/contracts/set-contract-amounts.ts'
import { setContractStakes } from '../../../agreements/contracts/set-contract-stakes.ts'
import { setContractStatus } from '../../../agreements/contracts/set-contract-status.ts'
import { undoAmendment } from '../../../agreements/contracts/undo-amendment.ts'
import { undoContractChange } from '../../../agreements/contracts/undo-contract-change.ts'
import { unlinkSuccessor } from '../../../agreements/contracts/unlink-successor.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import {
  type FieldFault,
  openForm,
  readStakes,
  readYearAmounts,
  type Sent,
  writeCentsField,
  yearsOfForm,
} from '../contract-form.ts'

/** Where the page goes after a form was done: what stands behind the address of the contract. */
export type FormDone = { done: { goTo: string } }
export type FormRefused = { refused: string; faults?: FieldFault[] }

const saved = (changeId: string | null, place: string): FormDone => ({
  done: { goTo: changeId === null ? `#${place}` : `?changed=${changeId}#${place}` },
})

/** One form of the contract's pages: which of them it is stands in its field `do`. */
export async function answerContractForm(visit: Visit, number: string, sent: Sent): Promise<FormDone | FormRefused> {
  const form = openForm(sent)
  const was = sent.was ?? null
  const wrong = () => ({ refused: 'wrong-form', faults: form.faults })
  switch (sent.do) {
    case 'facts': {
      const facts = readFacts(form)
      if (form.faults.length > 0) return wrong()
      const answer = await changeContract(visit, { number, was, facts })
      return 'refused' in answer ? answer : saved(answer.done.changeId, 'steps')
    }
    case 'status': {
      const status = isSetStatus(form.text('status')) ? (form.text('status') as never) : null
      const on = form.day('statusOn') ?? visit.today
      if (form.faults.length > 0) return wrong()
      const answer = await setContractStatus(visit, { number, status, reason: form.text('reason'), on })
      return 'refused' in answer ? answer : saved(answer.done.changeId, 'main')
    }
    case 'amounts': {
      const known = await findContractTerms(visit.work, number)
      if (!known) return { refused: 'contract-not-found' }
      const amounts = readYearAmounts(form, formYears(known, visit))
      if (form.faults.length > 0) return wrong()
      const answer = await setContractAmounts(visit, { number, was, amounts })
      return 'refused' in answer ? answer : saved(answer.done.changeId, 'amounts')
    }
    case 'stakes': {
      const stakes = readStakes(form)
      if (form.faults.length > 0) return wrong()
      const answer = await setContractStakes(visit, { number, was, stakes })
      return 'refused' in answer ? answer : saved(answer.done.changeId, 'amounts')
    }
    case 'amend':
      return amend(visit, number, form, sent)
    case 'link':
      return link(visit, number, form)
    case 'unlink': {
      const pair = { predecessorNumber: form.text('predecessor'), successorNumber: form.text('successor') }
      const answer = await unlinkSuccessor(visit, pair)
      if ('refused' in answer) return answer
      const query = new URLSearchParams({
        unlinked: pair.predecessorNumber,
        from: pair.successorNumber,
        on: answer.done.fromOn,
        note: answer.done.note ?? '',
      })
      return { done: { goTo: `?${query}#line` } }
    }
    case 'undo-change': {
      const answer = await undoContractChange(visit, { number, changeId: form.text('change') })
      return 'refused' in answer ? answer : { done: { goTo: '?undone#main' } }
    }
    case 'undo-amendment': {
      const answer = await undoAmendment(visit, { number, amendmentId: form.text('amendment') })
      return 'refused' in answer ? answer : { done: { goTo: '?undone#amendments' } }
    }
    default:
      return { refused: 'wrong-form' }
  }
}

type Form = ReturnType<typeof openForm>

function readFacts(form: Form) {
  return {
    title: form.text('title'),
    department: form.textOrNull('department'),
    policyArea: form.textOrNull('policyArea'),
    procurementMethod: form.textOrNull('procurementMethod'),
    masterNumber: form.textOrNull('masterNumber'),
    scope: form.textOrNull('scope'),
    matchCents: form.cents('match'),
    indirectRate: form.percent('indirectRate'),
    renewalsLeft: form.wholeNumber('renewalsLeft'),
    neededOn: form.day('neededOn'),
    solicitedOn: form.day('solicitedOn'),
    awardedOn: form.day('awardedOn'),
    signedOn: form.day('signedOn'),
    firstPaidOn: form.day('firstPaidOn'),
  }
}

async function amend(visit: Visit, number: string, form: Form, sent: Sent): Promise<FormDone | FormRefused> {
  // An empty field leaves its term as it stands: what was signed once does not become unknown.
  const optional = <Value>(value: Value | null) => value ?? undefined
  const amendment = {
    number: form.text('number'),
    effectiveOn: form.day('effectiveOn') ?? '',
    signedOn: form.day('signedOn'),
    rationale: form.text('rationale'),
    terms: {
      from: optional(form.day('from')),
      to: optional(form.day('to')),
      ceilingCents: optional(form.cents('ceiling')),
      scope: optional(form.textOrNull('scope')),
      measuresNote: optional(form.textOrNull('measuresNote')),
      stakes: readStakes(form),
    },
    usesRenewal: sent.usesRenewal === 'yes',
  }
  if (form.faults.length > 0) return { refused: 'wrong-form', faults: form.faults }
  const answer = await amendContract(visit, { number, was: sent.was ?? null, amendment })
  return 'refused' in answer ? answer : { done: { goTo: '?saved#amendments' } }
}

async function link(visit: Visit, number: string, form: Form): Promise<FormDone | FormRefused> {
  const other = form.text('other')
  const isSuccessor = form.text('direction') === 'successor'
  const fromOn = form.day('fromOn')
  if (form.faults.length > 0 || fromOn === null) return { refused: 'wrong-form', faults: form.faults }
  const answer = await linkSuccessor(visit, {
    predecessorNumber: isSuccessor ? number : other,
    successorNumber: isSuccessor ? other : number,
    fromOn,
    note: form.text('note'),
  })
  return 'refused' in answer ? answer : { done: { goTo: '?saved#line' } }
}

/** The fiscal years whose amounts the form shows: the reading of the form asks for the same. */
export function formYears(known: Pick<KnownContract, 'terms' | 'amounts'>, visit: Visit): number[] {
  const yearOf = (day: string | null) =>
    day === null ? null : fiscalYearOf(day, visit.jurisdiction.fiscalYearStartsIn)
  return yearsOfForm([...known.amounts.map((one) => one.fiscalYear), yearOf(visit.today)!], {
    first: yearOf(known.terms.from),
    last: yearOf(known.terms.to),
  })
}

/** What the fields of the facts show, as they are on record. */
export function factsAsSent({ facts }: KnownContract | { facts: KnownContract['facts'] }): Sent {
  const { matchCents, indirectRate, renewalsLeft, ...texts } = facts
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, value ?? ''])),
    match: writeCentsField(matchCents),
    indirectRate: indirectRate === null ? '' : String(Number((indirectRate * 100).toFixed(4))),
    renewalsLeft: renewalsLeft === null ? '' : String(renewalsLeft),
  }
}
