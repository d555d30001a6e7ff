import { redirect } from 'react-router'
import { listProgramTypes } from '../../../agreements/programs/list-program-types.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import { listLedger } from '../../../performance/goals/list-ledger.ts'
import { mayKeepStandards } from '../../../performance/goals/may.ts'
import { mayKeepMeasures } from '../../../performance/measures/may.ts'
import { isComparable } from '../../../performance/measures/measure.ts'
import { FigureSql } from '../../data/pages/figure-sql.tsx'
import { MeasureCounting } from '../../data/pages/measure-counting.tsx'
import { textsOf } from '../card-form.ts'
import { type BoundContract, findMeasurePage } from '../find-measure-page.ts'
import type { Route } from './+types/measure'
import { answerMeasureForm } from './answer-measure-form.server.ts'
import { CardFacts } from './card-facts.tsx'
import { CardVersions } from './card-versions.tsx'
import { StandardFields } from './standard-fields.tsx'
import { StandardLedger } from './standard-ledger.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const version = query.get('version')
  return asVisitor(request, params, async (visit) => {
    const found = await findMeasurePage(visit, params.key, version ? Number(version) : null)
    if (!found) throw new Response(null, { status: 404 })
    return {
      ...found,
      ledger: await listLedger(visit.work, params.key),
      types: (await listProgramTypes(visit.work)).types,
      today: visit.today,
      slug: visit.jurisdiction.slug,
      mayKeep: mayKeepMeasures(visit),
      mayAgree: mayKeepStandards(visit),
      done: query.get('done'),
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const sent = textsOf(await request.formData())
  const answer = await asVisitor(request, params, (visit) => answerMeasureForm(visit, params.key, sent))
  if ('refused' in answer) return { ...answer, sent: sent.do === 'agree' ? sent : undefined }
  return redirect(`/${params.jurisdiction}/measures${answer.done.goTo}`)
}

/** One measure: its card, its versions with what changed, its standards through time, and whom it binds. */
export default function MeasurePage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { cards: text, compare, frame } = useWords()
  const language = useLanguage()
  const { measure, versions, shown, binding, contracts, sql, kept, slug, mayKeep, done } = loaderData
  const address = `/${slug}/measures/${measure.key}`
  const { ledger, types, today, mayAgree } = loaderData
  const { valueFormat } = measure
  const title = shown.card.title[language]
  const message = problem && (text.refusals[problem.refused] ?? text.refusals['wrong-form']!)
  const since = shown.from === null ? text.bindsAlways : text.binds(shown.version, writeDay(shown.from, language))
  return (
    <>
      <title>{title}</title>
      <PageHeading
        title={title}
        trailLabel={frame.nav.measures}
        trail={[{ href: `/${slug}/measures`, label: text.title }, { label: text.areas[measure.pack] ?? measure.pack }]}
        lead={since}
      />
      {problem && (
        <Notice kind="care" isAnswer>
          {message}
        </Notice>
      )}
      {!problem && done && text.done[done] && (
        <Notice kind="info" isAnswer>
          {text.done[done]}
        </Notice>
      )}
      {shown.version !== binding && (
        <Notice kind="care">
          {text.notNewest(binding)} <a href={address}>{text.toNewest}</a>
        </Notice>
      )}
      <CardFacts card={shown.card} />
      {isComparable(measure) && (
        <p>
          <a href={`/${slug}/compare/${measure.key}`}>{compare.link}</a>
        </p>
      )}
      {mayKeep && (
        <p className="under-card">
          <a className="usa-button usa-button--outline" href={`${address}/revise`}>
            {text.revise}
          </a>
        </p>
      )}
      <CardVersions versions={versions} shown={shown.version} address={address} mayKeep={mayKeep} />
      <section className="part" id="standards">
        <h2>{text.ledger.heading}</h2>
        <p className="explains">{text.ledger.lead}</p>
        <StandardLedger lines={ledger} valueFormat={valueFormat} today={today} slug={slug} mayKeep={mayAgree} />
        {mayAgree && (
          <StandardFields
            key={ledger.length}
            valueFormat={valueFormat}
            types={types}
            today={today}
            sent={problem?.sent}
            fault={problem?.field && message ? { field: problem.field, message } : undefined}
          />
        )}
      </section>
      <Contracts contracts={contracts} slug={slug} />
      {kept ? (
        <MeasureCounting kept={kept} slug={slug} mayChange={mayKeep && versions[0]!.version === shown.version} />
      ) : sql ? (
        <FigureSql sql={sql} />
      ) : (
        <section className="part">
          <h2>{text.sql}</h2>
          <p>{text.noSql}</p>
        </section>
      )}
    </>
  )
}

const shownContracts = 20

function Contracts({ contracts, slug }: { contracts: BoundContract[]; slug: string }) {
  const { cards: text } = useWords()
  const programs = contracts.reduce((sum, one) => sum + one.programs.length, 0)
  const line = ({ id, number, programs: names, agreed }: BoundContract) => (
    <li key={id}>
      <a href={`/${slug}/contracts/${encodeURIComponent(number)}`}>{number}</a>: {names.join(', ')}
      {agreed !== null && <span className="explains"> {text.agreedVersion(agreed)}</span>}
    </li>
  )
  return (
    <section className="part" id="contracts">
      <h2>{text.contracts}</h2>
      <p>{contracts.length === 0 ? text.noContracts : text.contractsText(contracts.length, programs)}</p>
      <ul className="plain-list missing-lines">{contracts.slice(0, shownContracts).map(line)}</ul>
      {contracts.length > shownContracts && (
        <details>
          <summary>{text.more(contracts.length - shownContracts)}</summary>
          <ul className="plain-list missing-lines">{contracts.slice(shownContracts).map(line)}</ul>
        </details>
      )}
    </section>
  )
}
