import type { FundingFinding, Said } from '../../../agreements/funding/funding-findings.ts'
import { StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMoney } from '../../../ground/words/write-value.ts'

type Days = { from: string | null; to: string | null }

/** Days of a line or a period, in a sentence. */
export function useDays(): (days: Days, whenOpen: string) => string {
  const { funding } = useWords()
  const language = useLanguage()
  return ({ from, to }, whenOpen) => {
    if (from && to) return funding.fromTo(writeDay(from, language), writeDay(to, language))
    if (from) return funding.from(writeDay(from, language))
    return to ? funding.until(writeDay(to, language)) : whenOpen
  }
}

/** What does not fit the rules of a source, each with the source that it is about. */
export function FundingFindings({ findings }: { findings: FundingFinding[] }) {
  const { funding } = useWords()
  const language = useLanguage()
  const days = useDays()
  if (findings.length === 0) return null
  const write = (said: Said): string | null => {
    if (said === null) return null
    if ('cents' in said) return writeMoney(said.cents, language)
    return 'text' in said ? said.text : days(said.days, funding.unknown)
  }
  return (
    <section className="part" id="findings">
      <h2>{funding.findings}</h2>
      <p className="explains">{funding.findingsText}</p>
      <ul className="agenda">
        {findings.map((one) => (
          <li key={`${one.code} ${one.subjectId} ${write(one.found)}`}>
            {one.source && <StateMark state="open" word={one.source} />}
            <p>{funding.findingsOf[one.code]?.({ found: write(one.found), expected: write(one.expected) })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
