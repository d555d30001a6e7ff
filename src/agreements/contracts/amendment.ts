/** An amendment changes the signed terms of a contract: its kinds, why, and the values before and after. */
import type { Day } from '../../ground/platform/day.ts'
import type { YearStake } from './contract-amounts.ts'

export const amendmentKinds = ['term', 'money', 'scope', 'measures'] as const
export type AmendmentKind = (typeof amendmentKinds)[number]

/** Terms as they stand, or those of them that an amendment changed. */
export type ContractTerms = {
  from: Day | null
  to: Day | null
  ceilingCents: number | null
  scope: string | null
  /** options to renew that are left: a renewal uses one */
  renewalsLeft: number | null
  /** what is agreed about measures, in words, as the newest amendment that speaks of them says it */
  measuresNote: string | null
  stakes: YearStake[]
}

export type Amendment = {
  id: string
  number: string
  kinds: AmendmentKind[]
  rationale: string
  effectiveOn: Day
  /** null: not signed yet */
  signedOn: Day | null
  before: Partial<ContractTerms>
  after: Partial<ContractTerms>
  /** null: it stands */
  undoneAt: string | null
}

const kindOf: Record<keyof ContractTerms, AmendmentKind | null> = {
  from: 'term',
  to: 'term',
  ceilingCents: 'money',
  scope: 'scope',
  measuresNote: 'measures',
  stakes: 'measures',
  renewalsLeft: null,
}

const inOrder = (stakes: YearStake[]) =>
  stakes
    .map(({ fiscalYear, measure, amountCents }) => [fiscalYear, measure, amountCents] as const)
    .sort(([year, measure], [otherYear, other]) => year - otherYear || (measure < other ? -1 : 1))

/** Two values of one term are the same; amounts at stake in whatever order. */
export function isSameTerm<Term extends keyof ContractTerms>(
  term: Term,
  one: ContractTerms[Term],
  other: ContractTerms[Term],
): boolean {
  if (term === 'stakes')
    return JSON.stringify(inOrder(one as YearStake[])) === JSON.stringify(inOrder(other as YearStake[]))
  return one === other
}

/** What really differs between the terms as they stand and the terms asked for, and the kinds of amendment that makes. */
export function changesOfTerms(
  standing: ContractTerms,
  asked: Partial<ContractTerms>,
): { kinds: AmendmentKind[]; before: Partial<ContractTerms>; after: Partial<ContractTerms> } {
  const changed = (Object.keys(kindOf) as (keyof ContractTerms)[]).filter(
    (term) => asked[term] !== undefined && !isSameTerm(term, standing[term], asked[term]),
  )
  const pick = (terms: Partial<ContractTerms>) => Object.fromEntries(changed.map((term) => [term, terms[term] ?? null]))
  const kinds = new Set(changed.map((term) => kindOf[term]))
  return {
    kinds: amendmentKinds.filter((kind) => kinds.has(kind)),
    before: pick(standing) as Partial<ContractTerms>,
    after: pick(asked) as Partial<ContractTerms>,
  }
}

/** The number that a next amendment most likely has: one more than the highest whole number so far. */
export function nextAmendmentNumber(amendments: readonly Pick<Amendment, 'number' | 'undoneAt'>[]): string {
  const numbers = amendments
    .filter((one) => one.undoneAt === null)
    .map((one) => Number(/\d+$/.exec(one.number)?.[0] ?? 0))
  return String(Math.max(0, ...numbers) + 1)
}
