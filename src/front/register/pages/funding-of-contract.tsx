import { findContract } from '../../../agreements/contracts/find-contract.ts'
import { findSubaward } from '../../../agreements/funding/find-subaward.ts'
import { mayKeepFunding } from '../../../agreements/funding/may.ts'
import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeMoney } from '../../../ground/words/write-value.ts'
import { findContractMoney } from '../find-contract-money.ts'
import type { Route } from './+types/funding-of-contract'
import { answerFundingForm } from './answer-funding-form.server.ts'
import { BalanceBar } from './balance-bar.tsx'
import { FundingFindings } from './funding-findings.tsx'
import { FundingForm } from './funding-form.tsx'
import { FundingLines } from './funding-lines.tsx'
import { SubawardForms } from './subaward-forms.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => {
    const contract = await findContract(visit.work, params.number)
    if (!contract) throw new Response(null, { status: 404 })
    const money = await findContractMoney(visit.work, contract)
    const isGovernment = worksForTheGovernment(visit)
    return {
      slug: visit.jurisdiction.slug,
      contract,
      lines: money.lines,
      sumCents: money.lines.reduce((sum, line) => sum + line.amountCents, 0),
      // A provider sees what pays its own contracts, and could not judge a source by that share of it.
      findings: isGovernment ? money.findings : [],
      isGovernment,
      sources: isGovernment ? money.sources : [],
      isFederal: money.sources.some(
        (one) => one.kind === 'federal' && money.lines.some((line) => line.fundingSourceId === one.id),
      ),
      subaward: await findSubaward(visit.work, contract.id),
      mayKeep: mayKeepFunding(visit),
      today: visit.today,
      done: new URL(request.url).searchParams.get('done'),
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  return answerFundingForm(request, params)
}

/** Who pays a contract, what of that is worth a look, and what is stated when federal money is passed on. */
export default function FundingOfContractPage({ loaderData, actionData }: Route.ComponentProps) {
  const { funding, frame } = useWords()
  const language = useLanguage()
  const { slug, contract, lines, sumCents, findings, mayKeep, done, isGovernment } = loaderData
  const { contract: text } = funding
  const money = (cents: number) => writeMoney(cents, language)
  const problem = actionData && 'refused' in actionData ? actionData : undefined
  const taken = actionData && 'taken' in actionData ? actionData.taken : undefined
  const lead = () => {
    if (lines.length === 0) return text.leadNothing
    if (contract.ceilingCents === null) return text.leadNoCeiling(money(sumCents))
    return text.lead(money(sumCents), money(contract.ceilingCents))
  }
  return (
    <>
      <title>{text.title(contract.number)}</title>
      <PageHeading
        title={text.title(contract.number)}
        trailLabel={text.reviews}
        trail={[
          ...(isGovernment ? [{ href: `/${slug}/funding`, label: funding.title }] : []),
          { label: contract.providerName },
          { href: `/${slug}/contracts/${encodeURIComponent(contract.number)}`, label: contract.number },
        ]}
        lead={lead()}
      />
      {problem && (
        <ErrorSummary
          heading={funding.problems}
          errors={[
            {
              fieldId: problem.refused === 'amount-unclear' && problem.do === 'funded' ? 'amount' : undefined,
              message: funding.refusals[problem.refused] ?? frame.refusals[problem.refused],
            },
          ]}
        />
      )}
      {taken && (
        <Notice kind="info" isAnswer>
          {text.taken(money(taken.amountCents), taken.source)}{' '}
          <form method="post" className="quiet-form is-undo">
            {Object.entries(taken.sent).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <button
              type="submit"
              name="do"
              value="funded"
              className="usa-button usa-button--unstyled usa-button--quiet"
            >
              {text.undo}
            </button>
          </form>
        </Notice>
      )}
      {!actionData && done && funding.done[done] && (
        <Notice kind="info" isAnswer>
          {funding.done[done]}
        </Notice>
      )}
      {contract.ceilingCents !== null && lines.length > 0 && (
        <div className="balance-line">
          <BalanceBar part={sumCents} of={contract.ceilingCents} />
        </div>
      )}
      <FundingLines lines={lines} slug={slug} mayKeep={mayKeep} isGovernment={isGovernment} />
      <FundingFindings findings={findings} />
      {mayKeep && (
        <FundingForm
          sources={loaderData.sources}
          slug={slug}
          sent={problem?.do === 'funded' ? problem.sent : {}}
          isOpen={problem?.do === 'funded' || lines.length === 0}
        />
      )}
      <SubawardForms
        base={`/${slug}/contracts/${encodeURIComponent(contract.number)}`}
        subaward={loaderData.subaward}
        isFederal={loaderData.isFederal}
        mayKeep={mayKeep}
        today={loaderData.today}
        problem={problem}
      />
    </>
  )
}
