import { redirect } from 'react-router'
import { changeFundingSource } from '../../../agreements/funding/change-funding-source.ts'
import { findFundingSource } from '../../../agreements/funding/find-funding-source.ts'
import { findSourceFaults } from '../../../agreements/funding/funding-findings.ts'
import { balanceOf } from '../../../agreements/funding/funding-source.ts'
import { listContractFunding } from '../../../agreements/funding/list-contract-funding.ts'
import { listFundingSources } from '../../../agreements/funding/list-funding-sources.ts'
import { mayKeepFunding } from '../../../agreements/funding/may.ts'
import { removeFundingSource } from '../../../agreements/funding/remove-funding-source.ts'
import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeMoney } from '../../../ground/words/write-value.ts'
import { readSourceForm, textsOf, toSourceValues } from '../funding-source-form.ts'
import type { Route } from './+types/funding-source'
import { BalanceBar } from './balance-bar.tsx'
import { FundingFindings, useDays } from './funding-findings.tsx'
import { FundingSourceFacts } from './funding-source-facts.tsx'
import { FundingSourceFields } from './funding-source-fields.tsx'
import { Balance } from './funding-sources.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => {
    if (!worksForTheGovernment(visit)) throw new Response('government-only', { status: 403 })
    const source = await findFundingSource(visit.work, params.id)
    if (!source) throw new Response(null, { status: 404 })
    return {
      slug: visit.jurisdiction.slug,
      source,
      values: toSourceValues(source),
      balanceCents: balanceOf(source, source.committedCents),
      lines: await listContractFunding(visit.work, { fundingSourceId: source.id }),
      findings: findSourceFaults(source, source.committedCents, await listFundingSources(visit.work)),
      mayKeep: mayKeepFunding(visit),
      done: new URL(request.url).searchParams.get('done'),
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const sent = textsOf(await request.formData())
  const base = `/${params.jurisdiction}/funding`
  const answer = await asVisitor(request, params, async (visit) => {
    if (sent.do === 'removed') return removeFundingSource(visit, params.id)
    const read = readSourceForm(sent)
    return 'refused' in read ? read : changeFundingSource(visit, params.id, read.input)
  })
  if ('refused' in answer) return { refused: answer.refused, sent: sent.do === 'removed' ? null : sent }
  if ('id' in answer.done) return redirect(`${base}?done=removed`)
  return redirect(`${base}/${params.id}?done=${answer.done.changed.length > 0 ? 'changed' : 'same'}`)
}

/** One source: its rules, how much of it is promised, and to which contracts. */
export default function FundingSourcePage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { funding, frame } = useWords()
  const language = useLanguage()
  const days = useDays()
  const { slug, source, lines, findings, balanceCents, mayKeep, done, values } = loaderData
  const money = (cents: number) => writeMoney(cents, language)
  return (
    <>
      <title>{source.name}</title>
      <PageHeading
        title={source.name}
        trailLabel={funding.title}
        trail={[{ href: `/${slug}/funding`, label: funding.title }]}
        lead={
          source.ceilingCents === null
            ? undefined
            : funding.share(money(source.committedCents), money(source.ceilingCents))
        }
      />
      {problem && (
        <ErrorSummary
          heading={funding.problems}
          errors={[{ message: funding.refusals[problem.refused] ?? frame.refusals[problem.refused] }]}
        />
      )}
      {!problem && done && funding.done[done] && (
        <Notice kind="info" isAnswer>
          {funding.done[done]}
        </Notice>
      )}
      {source.ceilingCents !== null && (
        <div className="balance-line">
          <BalanceBar part={source.committedCents} of={source.ceilingCents} />
        </div>
      )}
      <p>
        {(balanceCents === null || balanceCents >= 0) && `${funding.columns.balance}: `}
        <Balance cents={balanceCents} />
      </p>
      <FundingFindings findings={findings} />
      <section className="part">
        <h2>{funding.pays}</h2>
        <DataTable
          caption={funding.pays}
          isCaptionHidden
          rows={lines}
          rowKey={(line) => line.id}
          whenEmpty={<EmptyState sentence={funding.paysNothing} />}
          columns={[
            {
              key: 'contract',
              heading: funding.contract.reviews,
              cell: (line) => (
                <>
                  <a href={`/${slug}/contracts/${encodeURIComponent(line.contractNumber)}/funding`}>
                    {line.contractNumber}
                  </a>
                  <br />
                  <span className="explains">{line.providerName}</span>
                </>
              ),
            },
            { key: 'days', heading: funding.contract.columns.days, cell: (line) => days(line, funding.asTheContract) },
            {
              key: 'amount',
              heading: funding.contract.columns.amount,
              isNumeric: true,
              cell: (line) => money(line.amountCents),
            },
          ]}
        />
      </section>
      <FundingSourceFacts source={source} />
      {mayKeep && (
        <section className="part">
          <details className="opens" open={Boolean(problem?.sent)}>
            <summary>{funding.change}</summary>
            <form method="post">
              <FundingSourceFields values={problem?.sent ?? values} />
              <button type="submit" className="usa-button" name="do" value="changed">
                {funding.saveChange}
              </button>
            </form>
          </details>
          {source.contracts === 0 && (
            <details className="opens">
              <summary>{funding.remove}</summary>
              <form method="post">
                <p className="explains">{funding.removeText}</p>
                <button type="submit" className="usa-button usa-button--outline" name="do" value="removed">
                  {funding.remove}
                </button>
              </form>
            </details>
          )}
        </section>
      )}
    </>
  )
}
