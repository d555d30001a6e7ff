import type { KeptFundingSource } from '../../../agreements/funding/funding-source.ts'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMoney } from '../../../ground/words/write-value.ts'
import { useDays } from './funding-findings.tsx'

/** The award as it is written down; what nobody wrote says so. */
export function FundingSourceFacts({ source }: { source: KeptFundingSource }) {
  const { funding } = useWords()
  const language = useLanguage()
  const days = useDays()
  const { fields } = funding
  const list = (words: string[]) => (words.length === 0 ? funding.anything : words.join(', '))
  const federal: [string, string | null][] =
    source.kind === 'federal' || source.fain || source.assistanceListing
      ? [
          [fields.assistanceListing, source.assistanceListing],
          [fields.assistanceListingTitle, source.assistanceListingTitle],
          [fields.fain, source.fain],
        ]
      : []
  const facts: [string, string | null][] = [
    [fields.kind, funding.kinds[source.kind] ?? source.kind],
    [fields.agency, source.agency],
    ...federal,
    [fields.fundCode, source.fundCode],
    [fields.awardedOn, source.awardedOn && writeDay(source.awardedOn, language)],
    [fields.award, days({ from: source.awardFrom, to: source.awardTo }, funding.unknown)],
    [fields.budget, days({ from: source.budgetFrom, to: source.budgetTo }, funding.unknown)],
    [fields.ceiling, source.ceilingCents === null ? null : writeMoney(source.ceilingCents, language)],
    [fields.programTypes, list(source.programTypes)],
    [fields.populations, list(source.populations)],
    [fields.costKinds, list(source.costKinds)],
    [fields.isResearch, source.isResearch ? funding.yes : funding.no],
    [fields.description, source.description],
  ]
  return (
    <section className="part">
      <h2>{funding.rules}</h2>
      <dl className="card-list">
        {facts.map(([name, value]) => (
          <div key={name} className="card-row">
            <dt>{name}</dt>
            <dd>{value ?? funding.unknown}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
