import type { HeldByDepartment } from '../../../agreements/contracts/find-held-by-department.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeBriefMoney, writeCount, writeValue } from '../../../ground/words/write-value.ts'
import type { RegisterSummary, Summarized, SummaryLine } from '../summarize-register.ts'

type Props = {
  summary: RegisterSummary
  held: HeldByDepartment
  fiscalYear: number
  contracts: number
  lateFiles: number
  slug: string
}

/** All contracts in a few small tables, each line a way into the list; and, kindly, what is not known yet. */
export function Summary({ summary, held, fiscalYear, contracts, lateFiles, slug }: Props) {
  const { portfolio } = useWords()
  const language = useLanguage()
  const { ends, unsigned, expiring } = summary
  const list = `/${slug}/contracts`
  const count = (n: number) => writeCount(n, language)
  // What no contract has is said below, and needs no table.
  const shown = (['department', 'provider', 'policy', 'type', 'funding'] as const).filter(
    (one) => summary.by[one].values > 0,
  )
  return (
    <section className="part">
      <h2>{portfolio.register}</h2>
      <p className="button-line">
        <a href={list}>{portfolio.everyContract(count(contracts))}</a>
        <a href={`/${slug}/ends`}>{portfolio.whatEnds}</a>
        <a href={`/${slug}/steps`}>{portfolio.stepDays}</a>
      </p>
      {unsigned + expiring + lateFiles > 0 && (
        <ul className="urgent-lines">
          {unsigned > 0 && (
            <li>
              <a href={`${list}?status=running-unsigned`}>
                <StateMark state="late" word={portfolio.unsigned(unsigned, count(unsigned))} />
              </a>
            </li>
          )}
          {expiring > 0 && (
            <li>
              <a href={`${list}?status=expiring`}>
                <StateMark state="open" word={portfolio.expiring(expiring, count(expiring))} />
              </a>
            </li>
          )}
          {lateFiles > 0 && (
            <li>
              <a href={`/${slug}/files`}>
                <StateMark state="late" word={portfolio.lateFiles(lateFiles, count(lateFiles))} />
              </a>
            </li>
          )}
        </ul>
      )}
      {held.all.share !== null && (
        <p>
          {portfolio.heldOf(
            fiscalYear,
            writeValue(held.all.share, 'share', language),
            writeBriefMoney(held.all.atStakeCents, language),
            writeBriefMoney(held.all.ceilingCents, language),
          )}
        </p>
      )}
      {/* On a phone the tables are folded; where there is room the theme shows them, folded or not. */}
      <details className="wide-open">
        <summary>{portfolio.byWhat}</summary>
        <div className="summary-tables">
          {shown.map((one) => (
            <Table
              key={one}
              heading={portfolio.by[one]}
              lines={summary.by[one].lines}
              link={linkTo(list, one)}
              held={one === 'department' && held.all.share !== null ? held.byDepartment : undefined}
            >
              {summary.by[one].values > summary.by[one].lines.length && (
                <p className="explains">
                  {portfolio.more(count(summary.by[one].values - summary.by[one].lines.length))}
                </p>
              )}
            </Table>
          ))}
          <Table
            heading={portfolio.by.ends}
            lines={ends}
            link={(value) => `${list}?ends=${value}`}
            say={(value) => portfolio.endKinds[value as keyof typeof portfolio.endKinds]}
          />
        </div>
      </details>
      <Missing summary={summary} contracts={contracts} list={list} />
    </section>
  )
}

const linkTo = (list: string, one: Summarized) => (value: string) => `${list}?${one}=${encodeURIComponent(value)}`

type TableProps = {
  heading: string
  lines: SummaryLine[]
  link: (value: string) => string
  say?: (value: string) => string
  /** the share held to outcomes by the value of the line; absent: not asked here */
  held?: HeldByDepartment['byDepartment'] | undefined
  children?: React.ReactNode
}

function Table({ heading, lines, link, say = (value) => value, held, children }: TableProps) {
  const { portfolio } = useWords()
  const language = useLanguage()
  return (
    <section>
      <DataTable
        caption={heading}
        isCaptionHidden
        rows={lines}
        rowKey={({ value }) => value}
        columns={[
          {
            key: 'value',
            heading,
            cell: ({ value }) => {
              const share = held?.[value]?.share ?? null
              return (
                <>
                  <a href={link(value)}>{say(value)}</a>
                  {share !== null && (
                    <div className="explains">{portfolio.heldShare(writeValue(share, 'share', language))}</div>
                  )}
                </>
              )
            },
          },
          {
            key: 'contracts',
            heading: portfolio.contracts,
            phoneLabel: portfolio.contracts,
            isNumeric: true,
            cell: (line) => writeCount(line.contracts, language),
          },
          {
            key: 'cents',
            heading: portfolio.ceiling,
            phoneLabel: portfolio.ceiling,
            isNumeric: true,
            cell: ({ contracts, cents, withoutCeiling }) =>
              withoutCeiling === contracts ? portfolio.unknown : writeBriefMoney(cents, language),
          },
        ]}
      />
      {children}
    </section>
  )
}

/** What no list has told yet: said as it is, with the way to the contracts that it concerns. */
function Missing({ summary: { missing }, contracts, list }: Pick<Props, 'summary' | 'contracts'> & { list: string }) {
  const { portfolio } = useWords()
  const language = useLanguage()
  const told = (['ends', 'ceiling', 'paid', 'department', 'policy', 'type', 'funding'] as const).filter(
    (one) => missing[one] > 0,
  )
  if (told.length === 0) return null
  const query: Partial<Record<(typeof told)[number], string>> = {
    ends: '?ends=none',
    department: '?department=-',
    policy: '?policy=-',
    type: '?type=-',
    funding: '?funding=-',
  }
  return (
    <>
      <h3 className="missing-heading">{portfolio.notKnownYet}</h3>
      <ul className="explains missing-lines">
        {told.map((one) => {
          const n = missing[one]
          const text = portfolio.missing[one](writeCount(n, language), n === contracts)
          return <li key={one}>{query[one] ? <a href={`${list}${query[one]}`}>{text}</a> : text}</li>
        })}
      </ul>
    </>
  )
}
