import type { NameLikeness, NameReason } from './compare-names.ts'

/** What of an organization is compared. */
export type ComparedProvider = { id: string; uei: string | null; ein: string | null; parentId: string | null }

/** Why two organizations may be one: what they share, and in what they differ. */
export type ProviderReason =
  | { kind: 'same-uei'; value: string }
  | { kind: 'same-ein'; value: string }
  | { kind: 'different-ein' }
  | NameReason

export type ProviderLikeness = { score: number; reasons: ProviderReason[] }

/**
 * How likely two organizations are one, and why; null: they are not. Identifiers count before names: one UEI is one
 * organization, two UEIs are two. An EIN belongs to one tax payer, but an organization and its parent may file under
 * one, so relatives with one EIN stay two.
 */
export function providerLikeness(
  one: ComparedProvider,
  other: ComparedProvider,
  names: NameLikeness | null,
): ProviderLikeness | null {
  const ofNames = names?.reasons ?? []
  const isSame = (a: string | null, b: string | null) => a !== null && a === b
  const isDifferent = (a: string | null, b: string | null) => a !== null && b !== null && a !== b
  if (isSame(one.uei, other.uei)) return { score: 1, reasons: [{ kind: 'same-uei', value: one.uei! }, ...ofNames] }
  if (isDifferent(one.uei, other.uei)) return null
  if (one.parentId === other.id || other.parentId === one.id || isSame(one.parentId, other.parentId)) return null
  if (isSame(one.ein, other.ein)) return { score: 1, reasons: [{ kind: 'same-ein', value: one.ein! }, ...ofNames] }
  if (!names) return null
  // Two tax payers are rarely one organization; a mistyped number is likelier the more the names agree.
  if (isDifferent(one.ein, other.ein))
    return { score: names.score * 0.8, reasons: [...ofNames, { kind: 'different-ein' }] }
  return { score: names.score, reasons: ofNames }
}
