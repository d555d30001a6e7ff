import { redirect } from 'react-router'
import { findContractRecord } from '../../../agreements/contracts/find-contract-record.ts'
import { mayKeepContracts } from '../../../agreements/contracts/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { listMeasures } from '../../../performance/measures/list-measures.ts'
import type { Route } from './+types/contract-edit'
import { AmountsForm, StakesForm } from './amount-forms.tsx'
import { answerContractForm, factsAsSent, formYears } from './answer-contract-form.server.ts'
import { ContractFaults } from './contract-faults.tsx'
import { FactsForm } from './facts-form.tsx'
import { StatusForm } from './status-form.tsx'
import { SuccessionForm } from './succession-form.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => {
    if (!mayKeepContracts(visit)) throw new Response('not-allowed', { status: 403 })
    const record = await findContractRecord(visit.work, params.number, {
      today: visit.today,
      fiscalYearStartsIn: visit.jurisdiction.fiscalYearStartsIn,
    })
    if (!record) throw new Response(null, { status: 404 })
    return {
      record,
      facts: factsAsSent(record),
      years: formYears(record, visit),
      keys: (await listMeasures(visit.work)).map(({ key }) => key),
      slug: visit.jurisdiction.slug,
      today: visit.today,
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const form = await request.formData()
  const sent = Object.fromEntries([...form.entries()].map(([name, value]) => [name, String(value)]))
  const answer = await asVisitor(request, params, (visit) => answerContractForm(visit, params.number, sent))
  if ('refused' in answer) return { ...answer, sent }
  return redirect(`/${params.jurisdiction}/contracts/${encodeURIComponent(params.number)}${answer.done.goTo}`)
}

/** The forms for what is written down by hand; what was signed changes by an amendment. */
export default function ContractEditPage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const words = useWords()
  const { contract: text } = words
  const { edit } = text.forms
  const { record, slug, facts, years, today } = loaderData
  const base = `/${slug}/contracts/${encodeURIComponent(record.number)}`
  const sent = problem?.sent ?? {}
  // Where somebody else wrote meanwhile, the form shows what stands now: what was typed was meant for other values.
  const isOutdated = problem?.refused === 'contract-changed-meanwhile'
  const of = (form: string) =>
    sent.do === form ? { problem, sent: isOutdated ? {} : sent } : { problem: undefined, sent: {} }
  return (
    <>
      <title>{`${edit.title}: ${record.number}`}</title>
      <PageHeading
        title={edit.title}
        trailLabel={words.frame.nav.portfolio}
        trail={[
          { href: `/${slug}`, label: words.portfolio.title },
          { href: `/${slug}/providers/${record.providerId}`, label: record.providerName },
          { href: base, label: record.number },
        ]}
        lead={
          <>
            {edit.lead} <a href={`${base}/amend`}>{edit.toAmend}</a>
          </>
        }
      />
      <ContractFaults problem={problem} />
      <FactsForm facts={facts} stamp={record.stamps.facts} {...of('facts')} />
      <StatusForm record={record} today={today} {...of('status')} />
      <AmountsForm record={record} years={years} {...of('amounts')} />
      <StakesForm record={record} years={years} keys={loaderData.keys} {...of('stakes')} />
      <SuccessionForm record={record} today={today} {...of('link')} />
    </>
  )
}
