import type { ContractRecord } from '../../../agreements/contracts/find-contract-record.ts'
import { FigureLine } from '../../../ground/ui/figure-line.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMoney, writeRoundMoney, writeValue } from '../../../ground/words/write-value.ts'

type Props = { record: ContractRecord; slug: string; mayKeep: boolean; today: string }

const needsCare = new Set(['awaiting-signature', 'suspended', 'terminated'])

/** What a person must know in one look: which contract, how it stands, whether it runs unsigned, the money and the time. */
export function ContractTop({ record, slug, mayKeep, today }: Props) {
  const words = useWords()
  const language = useLanguage()
  const { contract: text } = words
  const { status, statusOn, statusReason, terms, facts } = record
  const name = text.statuses[status.status]
  const base = `/${slug}/contracts/${encodeURIComponent(record.number)}`
  const isCare = needsCare.has(status.status)
  return (
    <>
      <PageHeading
        title={facts.title}
        trailLabel={words.frame.nav.portfolio}
        trail={[
          { href: `/${slug}`, label: words.portfolio.title },
          { href: `/${slug}/providers/${record.providerId}`, label: record.providerName },
          { label: record.number },
        ]}
        lead={
          <>
            <span className={isCare ? 'stamp is-care' : 'stamp'}>
              {status.isSet && statusOn ? text.setBy(name, writeDay(statusOn, language)) : name}
            </span>
            {[record.providerName, record.number, facts.department].filter(Boolean).join(', ')}
            {statusReason && <span className="status-reason">{statusReason}</span>}
          </>
        }
      />
      {status.isRunningUnsigned && (
        <Notice kind="care" heading={text.unsigned.heading(status.daysUnsigned ?? 0)}>
          {text.unsigned.text(writeDay(terms.from!, language))}{' '}
          {mayKeep && <a href={`${base}/edit#signedOn`}>{text.unsigned.write}</a>}
        </Notice>
      )}
      <KeyFigures record={record} today={today} />
      {mayKeep && (
        <p className="contract-deeds">
          <a className="usa-button" href={`${base}/amend`}>
            {text.aside.amend}
          </a>
          <a className="usa-button usa-button--outline" href={`${base}/edit`}>
            {text.aside.change}
          </a>
        </p>
      )}
    </>
  )
}

function KeyFigures({ record, today }: { record: ContractRecord; today: string }) {
  const { contract } = useWords()
  const language = useLanguage()
  const { figures: text } = contract
  const { terms, paidCents, held, status } = record
  const { ceilingCents } = terms
  const day = (value: string) => writeDay(value, language)
  const money = (cents: number) => writeRoundMoney(cents, language)
  const share = ceilingCents && paidCents !== null ? writeValue(paidCents / ceilingCents, 'share', language) : null
  const term = termFigure()
  return (
    <div className="key-figures">
      <FigureLine
        figures={[
          ceilingCents === null
            ? { figure: '–', explanation: text.noCeiling }
            : {
                figure: <span title={writeMoney(ceilingCents, language)}>{money(ceilingCents)}</span>,
                explanation: text.ceiling,
              },
          paidCents === null
            ? { figure: '–', explanation: text.noPaid }
            : {
                figure: <span title={writeMoney(paidCents, language)}>{money(paidCents)}</span>,
                explanation: share === null ? text.paidAlone : text.paid(share),
              },
          term,
          held.share === null
            ? { figure: '–', explanation: text.heldNone(held.fiscalYear) }
            : {
                figure: writeValue(held.share, 'share', language),
                explanation: text.heldOf(held.fiscalYear, money(held.atStakeCents), money(held.ceilingCents)),
              },
        ]}
      />
    </div>
  )

  function termFigure() {
    const { from, to } = terms
    if (status.status === 'upcoming' && from) return { figure: day(from), explanation: text.begins }
    if (to === null && from === null) return { figure: '–', explanation: text.noTerm }
    if (to === null) return { figure: day(from!), explanation: text.begunBefore(day(from!)) }
    if (to < today) return { figure: day(to), explanation: text.ended }
    return { figure: text.daysLeft(status.daysLeft ?? 0), explanation: text.until(day(to)) }
  }
}
