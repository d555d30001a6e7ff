import type { FundingSourceInput, KeptFundingSource } from '../../agreements/funding/funding-source.ts'
import { readAmount } from '../../ground/platform/read-amount.ts'

/** What a form of a source holds, as text, field by field. */
export type SourceValues = Partial<Record<string, string>>

/** A source as a form sends it. An amount that cannot be read is said before anything else is tried. */
export function readSourceForm(
  sent: SourceValues,
): { input: Record<keyof FundingSourceInput, unknown> } | { refused: 'amount-unclear' } {
  const text = (name: string) => sent[name]?.trim() || null
  const list = (name: string) =>
    (sent[name] ?? '')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
  const ceiling = readFormAmount(sent.ceiling)
  if ('refused' in ceiling) return ceiling
  return {
    input: {
      name: text('name') ?? '',
      kind: text('kind'),
      agency: text('agency'),
      assistanceListing: text('assistanceListing'),
      assistanceListingTitle: text('assistanceListingTitle'),
      fain: text('fain'),
      fundCode: text('fundCode'),
      description: text('description'),
      awardedOn: text('awardedOn'),
      awardFrom: text('awardFrom'),
      awardTo: text('awardTo'),
      budgetFrom: text('budgetFrom'),
      budgetTo: text('budgetTo'),
      ceilingCents: ceiling.amountCents,
      programTypes: list('programTypes'),
      populations: list('populations'),
      costKinds: list('costKinds'),
      isResearch: sent.isResearch === 'yes',
    },
  }
}

/** Dollars of a form in cents, null where it is blank. Below zero only where money may be taken back. */
export function readFormAmount(
  text: string | undefined,
  mayBeNegative = false,
): { amountCents: number | null } | { refused: 'amount-unclear' } {
  const read = readAmount(text ?? '')
  if ('refused' in read) return { refused: 'amount-unclear' }
  const { amountCents } = read
  return amountCents !== null && amountCents < 0 && !mayBeNegative ? { refused: 'amount-unclear' } : read
}

/** A source as its form shows it, to be corrected. */
export function toSourceValues(source: KeptFundingSource): SourceValues {
  const { ceilingCents, programTypes, populations, costKinds, isResearch, ...plain } = source
  const texts = Object.entries(plain).map(([name, value]) => [name, value ?? ''] as const)
  return {
    ...Object.fromEntries(texts),
    ceiling: ceilingCents === null ? '' : toDollars(ceilingCents),
    programTypes: programTypes.join('\n'),
    populations: populations.join('\n'),
    costKinds: costKinds.join('\n'),
    isResearch: isResearch ? 'yes' : '',
  }
}

/** Cents as the dollars that a form takes: 250000 or 250000.50. */
export const toDollars = (cents: number): string => (cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2))

/** The fields of a form as text. */
export const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form.entries()].filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
