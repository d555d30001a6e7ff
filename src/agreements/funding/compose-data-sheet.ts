import type { Language, Words } from '../../ground/words/words.ts'
import { writeDay, writeMoney, writeThreshold } from '../../ground/words/write-value.ts'
import type { DataSheet, SheetAward } from './subaward.ts'

/** One field of the sheet. What nobody has written down says so: a blank would pass for an answer. */
export type SheetField = {
  label: string /** paragraph of 2 CFR 200.332 */
  cite: string
  text: string
  isMissing: boolean
}
export type SheetPart = { key: string; title: string; fields: SheetField[] }
export type ComposedSheet = {
  title: string
  lead: string
  /** how many fields are not yet recorded */
  missing: number
  parts: SheetPart[]
  /** Dollars by Assistance Listing; null: no federal source */
  listings: { rows: { listing: string; title: string; amount: string }[]; total: string } | null
}

/** The data sheet in a language, field by field, in the order of 2 CFR 200.332(b)(1). Screen and paper show the same. */
export function composeDataSheet(sheet: DataSheet, words: Words, language: Language): ComposedSheet {
  const { sheet: text } = words.funding
  const { subaward, contract, provider, awards } = sheet
  const label = (key: keyof typeof text.fields, cite: string, value: string | null): SheetField => ({
    label: text.fields[key],
    cite,
    text: value ?? text.notYet,
    isMissing: value === null,
  })
  const money = (cents: number | null | undefined) => (cents == null ? null : writeMoney(cents, language))
  const day = (value: string | null) => (value === null ? null : writeDay(value, language))
  const days = (from: string | null, to: string | null) =>
    from === null && to === null ? null : text.fromTo(day(from) ?? text.notYet, day(to) ?? text.notYet)
  const award = (one: SheetAward): SheetPart => ({
    key: one.id,
    title: one.name,
    fields: [
      label('fain', '(iii)', one.fain),
      label('awardedOn', '(iv)', day(one.awardedOn)),
      label('budgetPeriod', '(vi)', days(one.budgetFrom, one.budgetTo)),
      label('description', '(x)', one.description),
      label('agency', '(xi)', one.agency),
      label('listing', '(xii)', joined(one.assistanceListing, one.assistanceListingTitle, text.notYet)),
      label('amount', '(xii)', money(one.amountCents)),
      label('research', '(xiii)', one.isResearch ? text.isResearch : text.isNotResearch),
    ],
  })
  const parts: SheetPart[] = [
    {
      key: 'determination',
      title: text.parts.determination,
      fields: [
        label('determination', '200.331', subaward && text.determinations[subaward.determination]),
        label('reason', '200.331', subaward?.reason ?? null),
        label('determinedOn', '200.331', subaward && writtenBy(day(subaward.determinedOn)!, subaward.determinedBy)),
      ],
    },
    {
      key: 'subrecipient',
      title: text.parts.subrecipient,
      fields: [
        label('name', '(i)', provider.name),
        label('uei', '(ii)', provider.uei),
        label('term', '(v)', days(contract.from, contract.to)),
        label('obligatedByAction', '(vii)', money(subaward?.obligatedByActionCents)),
        label('totalObligated', '(viii)', money(subaward?.totalObligatedCents)),
        label('totalCommitted', '(ix)', money(subaward?.totalCommittedCents)),
        label('scope', '(x)', contract.scope),
        label('passThrough', '(xi)', sheet.passThroughEntity),
        label('official', '(xi)', subaward?.awardingOfficial ?? null),
        label(
          'indirectRate',
          '(xiv)',
          contract.indirectRate === null ? null : writeThreshold(contract.indirectRate, 'share', language),
        ),
      ],
    },
    ...awards.map(award),
    {
      key: 'terms',
      title: text.parts.terms,
      fields: [
        label('requirements', '(b)(2)', subaward?.requirements ?? null),
        label('closeout', '(b)(6)', subaward?.closeoutTerms ?? null),
      ],
    },
  ]
  return {
    title: text.title(contract.number),
    lead: leadOf(sheet, words),
    missing: parts.flatMap((part) => part.fields).filter((field) => field.isMissing).length,
    parts,
    listings: awards.length === 0 ? null : listingsOf(awards, text.notYet, (cents) => writeMoney(cents, language)),
  }
}

function leadOf({ subaward, awards }: DataSheet, words: Words): string {
  const { lead } = words.funding.sheet
  if (awards.length === 0) return lead.noAward
  if (subaward === null) return lead.undetermined
  return subaward.determination === 'contractor' ? lead.contractor : lead.subrecipient
}

const writtenBy = (day: string, by: string | null): string => (by === null ? day : `${day}, ${by}`)

function joined(number: string | null, title: string | null, notYet: string): string | null {
  return number === null && title === null ? null : `${number ?? notYet}, ${title ?? notYet}`
}

/** Two awards may share a listing; their dollars are then one sum. */
function listingsOf(awards: SheetAward[], notYet: string, money: (cents: number) => string) {
  const byListing = Map.groupBy(awards, (one) => one.assistanceListing)
  const sum = (of: SheetAward[]) => money(of.reduce((cents, one) => cents + one.amountCents, 0))
  const rows = [...byListing].map(([listing, of]) => ({
    listing: listing ?? notYet,
    title: of.find((one) => one.assistanceListingTitle !== null)?.assistanceListingTitle ?? notYet,
    amount: sum(of),
  }))
  return { rows, total: sum(awards) }
}
