/** What a contract is held to on a measure, and by what right: because both sides agreed, or because it was so before. */
import { addDays, type Day } from '../../ground/platform/day.ts'
import { type OwnTerms, type Standard, type StandardOverride, type StandardQuestion, standardFor } from './standard.ts'

/** A measure of a contract as judging needs it: since when, until when, agreed or only proposed, and on what terms. */
export type BoundTerm = {
  contractNumber: string
  measure: string
  cardVersion: string
  from: Day
  endedOn: Day | null
  /** both sides have agreed */
  isAgreed: boolean
  /** its own minimum and target; null: those of the standards hold */
  terms: OwnTerms | null
}

export type ContractTerms = {
  standards: (Standard | StandardOverride)[]
  /** by the number of the contract; absent: nothing was ever proposed for it */
  bound: ReadonlyMap<string, readonly BoundTerm[]>
}

/**
 * agreed: both sides agreed, and it holds. inherited: it stood by the standard of its program type before anything was
 * agreed for the contract, which counts as agreed. upcoming: agreed from a later day. proposed: not agreed yet. ended: no
 * longer. unagreed: a standard that came after the contract's first agreement, and that nobody agreed to. none: nothing
 * was asked.
 */
export const rights = ['agreed', 'inherited', 'upcoming', 'proposed', 'ended', 'unagreed', 'none'] as const
export type Right = (typeof rights)[number]

export type Held = {
  right: Right
  /** what it is judged by; null: it is not judged */
  standard: Standard | StandardOverride | null
  /** the version of the card that both sides agreed to */
  cardVersion: string | null
  /** another version, or other terms, are proposed and wait for an answer */
  isProposed: boolean
}

/**
 * What a program of a contract is held to on a day. A measure binds once both sides have agreed, by the terms that they
 * agreed. A proposal changes nothing: what stood before it stands until it is agreed, so that nobody can make a shortfall
 * disappear by proposing.
 */
export function heldTo(terms: ContractTerms, asked: StandardQuestion): Held {
  const { measure, on } = asked
  const ofContract = asked.contractNumber === undefined ? undefined : terms.bound.get(asked.contractNumber)
  const standard = standardFor(terms.standards, asked)
  if (!ofContract) return held(standard ? 'inherited' : 'none', standard)
  const own = ofContract.filter((one) => one.measure === measure)
  const isProposed = own.some((one) => !one.isAgreed)
  const begun = own.filter((one) => one.isAgreed && one.from <= on)
  const inForce = begun
    .filter((one) => one.endedOn === null || one.endedOn >= on)
    .reduce<BoundTerm | null>((last, one) => (last === null || one.from >= last.from ? one : last), null)
  if (inForce) {
    const lines = [...termLines(inForce), ...terms.standards]
    return { right: 'agreed', standard: standardFor(lines, asked), cardVersion: inForce.cardVersion, isProposed }
  }
  if (begun.length > 0) return { ...held('ended', null), isProposed }
  // What this one contract was promised names who agreed to it, and holds from its day.
  if (standard && ('contractNumber' in standard || stoodBefore(terms, ofContract, asked)))
    return { ...held('inherited', standard), isProposed }
  const isUpcoming = own.some((one) => one.isAgreed)
  if (isUpcoming || isProposed) return { ...held(isUpcoming ? 'upcoming' : 'proposed', null), isProposed }
  return held(standard ? 'unagreed' : 'none', null)
}

const held = (right: Right, standard: Held['standard']): Held => ({
  ...{ right, standard, cardVersion: null, isProposed: false },
})

/** True where the measure had a standard before the contract's first agreement began, or where there is none yet. */
function stoodBefore({ standards }: ContractTerms, ofContract: readonly BoundTerm[], asked: StandardQuestion): boolean {
  const beganOn = firstAgreement(ofContract)
  if (beganOn === null || beganOn > asked.on) return true
  return standardFor(standards, { ...asked, on: addDays(beganOn, -1) }) !== null
}

function firstAgreement(ofContract: readonly BoundTerm[]): Day | null {
  return ofContract.reduce<Day | null>(
    (first, one) => (one.isAgreed && (first === null || one.from < first) ? one.from : first),
    null,
  )
}

/** Own terms read as what one contract was promised instead: a promise to one of its programs still comes first. */
function termLines({ contractNumber, measure, from, endedOn, terms }: BoundTerm): StandardOverride[] {
  if (terms === null) return []
  return [{ contractNumber, program: null, measure, ...terms, from, to: endedOn, reason: '-' }]
}

/** The days on which what a contract is held to on a measure may change. */
export function turningDays({ standards, bound }: ContractTerms, asked: Omit<StandardQuestion, 'on'>): Day[] {
  const ofContract = asked.contractNumber === undefined ? [] : (bound.get(asked.contractNumber) ?? [])
  const agreed = ofContract.filter((one) => one.isAgreed)
  const began = firstAgreement(agreed)
  return [
    ...standards
      .filter((one) => one.measure === asked.measure)
      .flatMap((one) => [one.from, ...('to' in one && one.to !== null ? [addDays(one.to, 1)] : [])]),
    ...agreed
      .filter((one) => one.measure === asked.measure)
      .flatMap((one) => [one.from, ...(one.endedOn === null ? [] : [addDays(one.endedOn, 1)])]),
    ...(began === null ? [] : [began]),
  ]
}
