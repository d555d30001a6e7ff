import type { MeasureCardText } from '../../performance/measures/card.ts'

/** What was sent of a card, field by field, so that the form can be filled in again. */
export type SentCard = Record<string, string>

/** Texts that stand in both languages; those of the second list may be left open. */
export const toldFields = ['title', 'short', 'counted', 'definition', 'numerator', 'denominator'] as const
export const laterFields = ['period', 'lag', 'source'] as const
export const openFields = ['exclusions', 'subgroups', 'gaming', 'decisions'] as const
const allTold = [...toldFields, ...laterFields, ...openFields]

export function textsOf(form: FormData): SentCard {
  return Object.fromEntries([...form.entries()].map(([name, value]) => [name, String(value).slice(0, 4000)]))
}

/** A card as the form says it; the verb's schema judges whether it is one. */
export function readCardForm(sent: SentCard, fixed: Partial<MeasureCardText> = {}): Record<string, unknown> {
  const text = (name: string) => (sent[name] ?? '').trim()
  const told = (name: string) => ({ en: text(`${name}-en`), es: text(`${name}-es`) })
  const maturity = text('maturityDays')
  return {
    ...Object.fromEntries(allTold.map((name) => [name, told(name)])),
    ...{ pack: text('pack'), kind: text('kind'), question: text('question'), timing: text('timing') },
    ...{ valueFormat: text('valueFormat'), direction: text('direction'), units: [unitOf(text('unit'))] },
    maturityDays: maturity === '' ? null : Number(maturity),
    owner: text('owner'),
    followsProcessRules: text('followsProcessRules') !== 'no',
    weight: Number(text('weight') || '3'),
    ...fixed,
  }
}

/** The fields that somebody must look at: empty where a text is needed, in either language. */
export function emptyFields(sent: SentCard, isRevision: boolean): string[] {
  const isEmpty = (name: string) => (sent[name] ?? '').trim() === ''
  const told = [...toldFields, ...laterFields].flatMap((name) => [`${name}-en`, `${name}-es`])
  // An open text is open in both languages or in none.
  const half = openFields.flatMap((name) => {
    const [en, es] = [isEmpty(`${name}-en`), isEmpty(`${name}-es`)]
    return en === es ? [] : [en ? `${name}-en` : `${name}-es`]
  })
  const plain = ['pack', ...(isRevision ? [] : ['unit']), 'from', 'reason', 'agreedBy']
  return [...[...told, ...plain].filter(isEmpty), ...half]
}

/** The form as it stands for a card that is to be revised. */
export function sentOf(card: MeasureCardText): SentCard {
  const told = allTold.flatMap((name) => [
    [`${name}-en`, card[name].en],
    [`${name}-es`, card[name].es],
  ])
  return {
    ...Object.fromEntries(told),
    ...{ pack: card.pack, kind: card.kind, question: card.question, timing: card.timing },
    ...{ valueFormat: card.valueFormat, direction: card.direction, unit: card.units[0]!, owner: card.owner },
    maturityDays: card.maturityDays === null ? '' : String(card.maturityDays),
    followsProcessRules: card.followsProcessRules ? 'yes' : 'no',
    weight: String(card.weight),
  }
}

/** 'Bus trips' is the unit bus-trips. */
const unitOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
