import { redirect } from 'react-router'
import { nextAmendmentNumber } from '../../../agreements/contracts/amendment.ts'
import { findContractRecord } from '../../../agreements/contracts/find-contract-record.ts'
import { mayKeepContracts } from '../../../agreements/contracts/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { Field } from '../../../ground/ui/field.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { listMeasures } from '../../../performance/measures/list-measures.ts'
import { writeCentsField } from '../contract-form.ts'
import type { Route } from './+types/contract-amend'
import { answerContractForm, formYears } from './answer-contract-form.server.ts'
import { ContractFaults, useFault } from './contract-faults.tsx'
import { StakeFields } from './stake-fields.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => {
    if (!mayKeepContracts(visit)) throw new Response('not-allowed', { status: 403 })
    const record = await findContractRecord(visit.work, params.number, {
      today: visit.today,
      fiscalYearStartsIn: visit.jurisdiction.fiscalYearStartsIn,
    })
    if (!record) throw new Response(null, { status: 404 })
    return {
      number: record.number,
      title: record.facts.title,
      providerName: record.providerName,
      terms: record.terms,
      stamp: record.stamps.terms,
      next: nextAmendmentNumber(record.amendments),
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
  const answer = await asVisitor(request, params, (visit) =>
    answerContractForm(visit, params.number, { ...sent, do: 'amend' }),
  )
  if ('refused' in answer) return { ...answer, sent }
  return redirect(`/${params.jurisdiction}/contracts/${encodeURIComponent(params.number)}${answer.done.goTo}`)
}

/** An amendment: the terms as they stand, to be changed, and what is written down of it. */
export default function ContractAmendPage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const words = useWords()
  const { contract: text } = words
  const { amend } = text.forms
  const { number, title, providerName, terms, stamp, next, years, slug, today } = loaderData
  const base = `/${slug}/contracts/${encodeURIComponent(number)}`
  const sent: Record<string, string> = problem?.sent ?? {}
  const faultOf = useFault(problem)
  // Where somebody else wrote meanwhile, the terms are shown as they stand now; what was said of the amendment stays.
  const isOutdated = problem?.refused === 'contract-changed-meanwhile'
  const ofTerm = (name: string, known: string | null) =>
    isOutdated ? { ...of(name, known), defaultValue: known ?? '' } : of(name, known)
  const of = (name: string, known: string | null) => ({
    name,
    defaultValue: sent[name] ?? known ?? '',
    error: faultOf(name),
    autoComplete: 'off',
  })
  return (
    <>
      <title>{`${amend.title}: ${number}`}</title>
      <PageHeading
        title={`${amend.title}: ${title}`}
        trailLabel={words.frame.nav.portfolio}
        trail={[
          { href: `/${slug}`, label: words.portfolio.title },
          { label: providerName },
          { href: base, label: number },
        ]}
        lead={amend.lead}
      />
      <ContractFaults problem={problem} />
      <form method="post">
        <input type="hidden" name="was" value={stamp} />
        <section className="part">
          <h2>{amend.about}</h2>
          <div className="field-pairs">
            <Field label={amend.number} {...of('number', next)} required maxLength={100} />
            <Field type="date" label={amend.effectiveOn} {...of('effectiveOn', today)} required />
            <Field type="date" label={amend.signedOn} hint={amend.signedHint} {...of('signedOn', null)} />
          </div>
          <Field control="textarea" label={amend.rationale} {...of('rationale', null)} required maxLength={5000} />
        </section>
        <section className="part">
          <h2>{amend.terms}</h2>
          <div className="field-pairs">
            <Field type="date" label={amend.from} {...ofTerm('from', terms.from)} />
            <Field type="date" label={amend.to} {...ofTerm('to', terms.to)} />
            <Field
              label={amend.ceiling}
              inputMode="decimal"
              {...ofTerm('ceiling', writeCentsField(terms.ceilingCents))}
            />
          </div>
          {terms.renewalsLeft !== 0 && (
            <div className="usa-checkbox renewal">
              <input
                className="usa-checkbox__input"
                type="checkbox"
                id="usesRenewal"
                name="usesRenewal"
                value="yes"
                defaultChecked={sent.usesRenewal === 'yes'}
              />
              <label className="usa-checkbox__label" htmlFor="usesRenewal">
                {amend.usesRenewal}
                <span className="usa-checkbox__label-description">
                  {terms.renewalsLeft === null ? amend.leftUnknown : amend.left(terms.renewalsLeft)}
                </span>
              </label>
            </div>
          )}
          <Field control="textarea" rows={6} label={amend.scope} {...ofTerm('scope', terms.scope)} maxLength={20000} />
          <Field
            control="textarea"
            label={amend.measuresNote}
            hint={amend.measuresHint}
            {...ofTerm('measuresNote', terms.measuresNote)}
            maxLength={5000}
          />
          <h3 className="under-table">{text.forms.stakes.heading}</h3>
          <p className="explains">{text.forms.stakes.lead}</p>
          <StakeFields
            stakes={terms.stakes}
            keys={loaderData.keys}
            years={years}
            sent={isOutdated ? {} : sent}
            faultOf={faultOf}
          />
        </section>
        <button type="submit" className="usa-button">
          {amend.save}
        </button>
      </form>
    </>
  )
}
