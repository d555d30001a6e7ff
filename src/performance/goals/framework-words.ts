/** A framework says what several funders ask for together: measures with minimum and target, and what each may set otherwise. */
import { programTerm } from '../../agreements/programs/program-term.ts'
import type { Direction } from './standard.ts'

/** What a funder may set otherwise than the framework. */
export const overrideRights = ['nothing', 'minimum', 'target', 'both'] as const
export type OverrideRight = (typeof overrideRights)[number]

export const frameworkStates = ['proposed', 'agreed', 'signed', 'adopted', 'withdrawn'] as const
export type FrameworkState = (typeof frameworkStates)[number]

export type FrameworkLine = {
  measure: string
  cardVersion: string
  programType: string
  /** null: any population */
  population: string | null
  minimum: number
  target: number
  direction: Direction
  mayOverride: OverrideRight
}
export type FrameworkMeasure = FrameworkLine & { id: string }
export type FrameworkFunder = {
  id: string
  name: string
  /** null: a department of this government */
  organizationId: string | null
  signedOn: string | null
  signedBy: string | null
}
export type FrameworkOverride = {
  id: string
  measureId: string
  funderId: string
  minimum: number
  target: number
  reason: string
  by: string
  madeAt: string
}
export type FrameworkComment = {
  id: string
  isGovernment: boolean
  provider: string | null
  by: string
  text: string
  writtenAt: string
}

export type Framework = {
  id: string
  name: string
  policyArea: string
  description: string
  version: number
  previousId: string | null
  commentsUntil: string | null
  proposedBy: string
  proposedAt: string
  agreedAt: string | null
  agreedBy: string | null
  adoptedFrom: string | null
  adoptedBy: string | null
  withdrawnReason: string | null
  state: FrameworkState
  funders: FrameworkFunder[]
  measures: FrameworkMeasure[]
  overrides: FrameworkOverride[]
  comments: FrameworkComment[]
}

/** How a framework stands: it is signed when every funder has signed. */
export function stateOfFramework(one: {
  withdrawnReason: string | null
  adoptedFrom: string | null
  agreedAt: string | null
  funders: readonly { signedOn: string | null }[]
}): FrameworkState {
  if (one.withdrawnReason !== null) return 'withdrawn'
  if (one.adoptedFrom !== null) return 'adopted'
  if (one.agreedAt === null) return 'proposed'
  return one.funders.every(({ signedOn }) => signedOn !== null) ? 'signed' : 'agreed'
}

/** Two lines are about the same thing when measure, kind of program and population are the same. */
export const lineKey = ({
  measure,
  programType,
  population,
}: Pick<FrameworkLine, 'measure' | 'programType' | 'population'>) =>
  JSON.stringify([measure, programTerm(programType), population === null ? null : programTerm(population)])

export type FrameworkDifference = { key: string; before: FrameworkLine | null; after: FrameworkLine | null }

/** What a version asks that another did not, or asks otherwise; lines that are the same are left out. */
export function differencesOf(
  before: readonly FrameworkLine[],
  after: readonly FrameworkLine[],
): FrameworkDifference[] {
  const was = new Map(before.map((line) => [lineKey(line), line]))
  const is = new Map(after.map((line) => [lineKey(line), line]))
  const says = ({ minimum, target, direction, mayOverride, cardVersion }: FrameworkLine) =>
    JSON.stringify([minimum, target, direction, mayOverride, cardVersion])
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [one, other] = [was.get(key) ?? null, is.get(key) ?? null]
    return one && other && says(one) === says(other) ? [] : [{ key, before: one, after: other }]
  })
}

/** Whether a funder may ask for these instead: only what the framework lets it set, and the rest as it stands there. */
export function isOverrideLet(line: FrameworkLine, asked: { minimum: number; target: number }): boolean {
  const [changesMinimum, changesTarget] = [asked.minimum !== line.minimum, asked.target !== line.target]
  if (changesMinimum && line.mayOverride !== 'minimum' && line.mayOverride !== 'both') return false
  if (changesTarget && line.mayOverride !== 'target' && line.mayOverride !== 'both') return false
  return changesMinimum || changesTarget
}
