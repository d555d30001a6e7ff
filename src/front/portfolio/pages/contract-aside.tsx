import type { ReactNode } from 'react'
import type { ContractRecord } from '../../../agreements/contracts/find-contract-record.ts'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMoney, writeMonth, writeThreshold } from '../../../ground/words/write-value.ts'

type Props = { record: ContractRecord; slug: string; base: string; months: string[]; sent: string[] }

/** Beside the work: what can be done, what is written down, and the monthly reviews. */
export function ContractAside({ record, slug, base, months, sent }: Props) {
  const words = useWords()
  const language = useLanguage()
  const { contract } = words
  const { aside: text } = contract
  const { binding: measures } = words.goals
  return (
    <aside>
      <h2>{contract.facts.heading}</h2>
      <Facts record={record} slug={slug} />
      <div className="ways-on">
        <h2>{text.others}</h2>
        <ul className="plain-list">
          <li>
            <a href={`${base}/measures`}>{measures.heading}</a>
          </li>
          <li>
            <a href={`${base}/funding`}>{text.funding}</a>
          </li>
          <li>
            <a href={`${base}/files`}>{text.files}</a>
          </li>
        </ul>
        <h2>{text.reviews}</h2>
        <ul className="review-months">
          {months.map((month) => (
            <li key={month}>
              <a href={`${base}/reviews/${month}`}>{writeMonth(month, language)}</a>
              {sent.includes(month) && <span className="explains">, {text.packetSent}</span>}
            </li>
          ))}
        </ul>
      </div>
    </aside>
  )
}

function Facts({ record, slug }: { record: ContractRecord; slug: string }) {
  const { contract } = useWords()
  const language = useLanguage()
  const { facts: text } = contract
  const { facts, terms, parts } = record
  const link = (number: string) => <a href={`/${slug}/contracts/${encodeURIComponent(number)}`}>{number}</a>
  const day = (value: string | null) => (value === null ? text.unknown : writeDay(value, language))
  const lines: [string, ReactNode][] = [
    [text.provider, record.providerName],
    [text.department, facts.department ?? text.unknown],
    [contract.amendments.terms.from, day(terms.from)],
    [contract.amendments.terms.to, day(terms.to)],
    [text.signed, signature()],
    [
      contract.money.kinds.ceiling,
      terms.ceilingCents === null ? text.unknown : writeMoney(terms.ceilingCents, language),
    ],
    [contract.money.kinds.paid, record.paidCents === null ? text.unknown : writeMoney(record.paidCents, language)],
    // What is rarely known stands there only where it is.
    ...optional(text.policyArea, facts.policyArea),
    ...optional(text.structureType, record.structureType),
    ...optional(text.procurementMethod, facts.procurementMethod),
    ...optional(text.renewals, facts.renewalsLeft),
    ...optional(text.match, facts.matchCents === null ? null : writeMoney(facts.matchCents, language)),
    ...optional(
      text.indirect,
      facts.indirectRate === null ? null : writeThreshold(facts.indirectRate, 'share', language),
    ),
    ...optional(text.master, facts.masterNumber && link(facts.masterNumber)),
    ...optional(
      text.parts,
      parts.length > 0 &&
        parts.map((part) => (
          <span key={part.number} className="source-line">
            {link(part.number)} {part.title}
          </span>
        )),
    ),
  ]
  return (
    <dl className="fact-list">
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )

  function signature(): string {
    if (facts.signedOn !== null) return writeDay(facts.signedOn, language)
    return record.recordsSignatures ? text.notSigned : text.signatureUnknown
  }
}

const optional = (name: string, value: ReactNode): [string, ReactNode][] =>
  value === null || value === undefined || value === false || value === '' ? [] : [[name, value]]
