import { redirect } from 'react-router'
import { findContract, listContractItems } from '../../../agreements/contracts/find-contract.ts'
import { listProgramMap } from '../../../agreements/programs/list-program-map.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { addressOf } from '../../../ground/platform/address-of.ts'
import { addMonths } from '../../../ground/platform/day.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMoney, writeMonth } from '../../../ground/words/write-value.ts'
import { listPackets } from '../../../management/meetings/find-packet.ts'
import { listStandards } from '../../../performance/goals/list-standards.ts'
import { mayKeepStandards } from '../../../performance/goals/may.ts'
import { overrideStandard } from '../../../performance/goals/override-standard.ts'
import { readThreshold } from '../../../performance/goals/read-threshold.ts'
import type { Standard, StandardOverride } from '../../../performance/goals/standard.ts'
import { judgeNewestMonth } from '../../../performance/reporting/judge-newest-month.ts'
import { findNewestMonth } from '../../../performance/results/list-results.ts'
import type { Route } from './+types/contract'
import { OwnStandards } from './own-standards.tsx'

const monthsListed = 12

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => {
    const { work, jurisdiction, today } = visit
    const contract = await findContract(work, params.number)
    if (!contract) throw new Response(null, { status: 404 })
    const newest = (await findNewestMonth(work)) ?? addMonths(today.slice(0, 7), -1)
    return {
      contract,
      slug: jurisdiction.slug,
      items: await listContractItems(work, contract.id),
      map: await listProgramMap(work, { contractId: contract.id }),
      packets: await listPackets(work, contract.id),
      overrides: (await listStandards(work)).filter(isOverride).filter((one) => one.contractNumber === contract.number),
      today,
      mayWrite: mayKeepStandards(visit),
      months: Array.from({ length: monthsListed }, (_, back) => addMonths(newest, -back)),
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const unit = text('measure') === 'length-of-stay' ? 'days' : 'share'
  const [minimum, target] = [readThreshold(text('minimum'), unit), readThreshold(text('target'), unit)]
  const answer = await asVisitor(request, params, async (visit) => {
    const agreed = await overrideStandard(
      visit,
      {
        contractNumber: params.number,
        program: text('program') || null,
        measure: text('measure'),
        minimum: 'value' in minimum ? minimum.value : null,
        target: 'value' in target ? target.value : null,
        direction: text('direction'),
        from: text('from'),
        to: null,
        reason: text('reason'),
      },
      text('agreedBy'),
    )
    if ('done' in agreed) await judgeNewestMonth(visit)
    return agreed
  })
  return 'refused' in answer ? answer : redirect(`${addressOf(request).path}#own-standards`)
}

const isOverride = (one: Standard | StandardOverride): one is StandardOverride => 'contractNumber' in one

/** One contract: its terms and items, its programs, its monthly reviews. */
export default function ContractPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords()
  const language = useLanguage()
  const { contract, items, map, months, packets, slug } = loaderData
  const { contract: text } = words.portfolio
  const day = (value: string | null) => (value ? writeDay(value, language) : text.unknown)
  const money = (cents: number | null) => (cents === null ? text.unknown : writeMoney(cents, language))
  const base = `/${slug}/contracts/${encodeURIComponent(contract.number)}/reviews`
  const facts = [
    [text.provider, contract.providerName],
    [text.department, contract.department ?? text.unknown],
    [text.term, contract.from || contract.to ? `${day(contract.from)} – ${day(contract.to)}` : text.unknown],
    [text.signed, contract.signedOn ? day(contract.signedOn) : text.unsigned],
    [text.ceiling, money(contract.ceilingCents)],
    [text.paid, money(contract.paidCents)],
  ] as const
  return (
    <>
      <title>{`${contract.number}, ${contract.providerName}`}</title>
      <PageHeading
        title={contract.title}
        trailLabel={words.frame.nav.portfolio}
        trail={[
          { href: `/${slug}`, label: words.portfolio.title },
          { label: contract.providerName },
          { label: contract.number },
        ]}
      />
      <dl className="card-list">
        {facts.map(([name, value]) => (
          <div key={name} className="card-row">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className="part">
        <h2>{text.reviews}</h2>
        <ul className="plain-columns">
          {months.map((month) => (
            <li key={month}>
              <a href={`${base}/${month}`}>{writeMonth(month, language)}</a>
              {packets.some((packet) => packet.month === month) && `, ${text.packetSent}`}
            </li>
          ))}
        </ul>
      </section>
      <section className="part">
        <h2>{text.programs}</h2>
        <DataTable
          caption={text.programs}
          isCaptionHidden
          rows={map}
          rowKey={(line) => `${line.programId} ${line.hmisProjectId} ${line.from}`}
          whenEmpty={<p>{text.noPrograms}</p>}
          columns={[
            { key: 'program', heading: words.data.map.columns.program, cell: (line) => line.program },
            {
              key: 'type',
              heading: words.data.map.columns.type,
              cell: (line) => [line.programType, line.population].filter(Boolean).join(', '),
            },
            {
              key: 'project',
              heading: words.data.map.columns.project,
              cell: (line) => line.hmisProjectId ?? words.data.map.none,
            },
            {
              key: 'days',
              heading: words.data.map.columns.dates,
              cell: (line) => (line.from || line.to ? `${line.from ?? ''} – ${line.to ?? ''}` : words.data.map.open),
            },
          ]}
        />
      </section>
      {actionData && (
        <Notice kind="care" isAnswer>
          {actionData.refused === 'wrong-form'
            ? words.portfolio.ownStandard.wrong
            : words.frame.refusals[actionData.refused]}
        </Notice>
      )}
      <OwnStandards
        overrides={loaderData.overrides}
        programs={[...new Set(map.map((line) => line.program))]}
        today={loaderData.today}
        mayWrite={loaderData.mayWrite}
      />
      <section className="part">
        <h2>{text.items}</h2>
        <DataTable
          caption={text.items}
          isCaptionHidden
          rows={items}
          rowKey={(item) => item.item}
          columns={[
            { key: 'item', heading: text.item, cell: (item) => item.item },
            { key: 'vendor', heading: text.provider, cell: (item) => item.vendorName },
            { key: 'from', heading: text.from, cell: (item) => day(item.from) },
            { key: 'to', heading: text.to, cell: (item) => day(item.to) },
            { key: 'amount', heading: text.amount, isNumeric: true, cell: (item) => money(item.amountCents) },
            { key: 'paid', heading: text.paid, isNumeric: true, cell: (item) => money(item.paidCents) },
          ]}
        />
      </section>
    </>
  )
}
