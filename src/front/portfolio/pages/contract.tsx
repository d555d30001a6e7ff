import { Form, redirect } from 'react-router'
import { findContractRecord } from '../../../agreements/contracts/find-contract-record.ts'
import { mayKeepContracts } from '../../../agreements/contracts/may.ts'
import { listProgramMap } from '../../../agreements/programs/list-program-map.ts'
import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { addressOf } from '../../../ground/platform/address-of.ts'
import { addMonths, monthOf } from '../../../ground/platform/day.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMoney } from '../../../ground/words/write-value.ts'
import { listPackets } from '../../../management/meetings/find-packet.ts'
import { listBindings } from '../../../performance/goals/list-bindings.ts'
import { listInheritedMeasures } from '../../../performance/goals/list-inherited-measures.ts'
import { listStandards } from '../../../performance/goals/list-standards.ts'
import { mayKeepStandards } from '../../../performance/goals/may.ts'
import type { Standard, StandardOverride } from '../../../performance/goals/standard.ts'
import { listMeasures } from '../../../performance/measures/list-measures.ts'
import { findCostPerResult } from '../../../performance/results/find-cost-per-result.ts'
import { findNewestMonth } from '../../../performance/results/list-results.ts'
import { findLinkedWork } from '../find-linked-work.ts'
import type { Route } from './+types/contract'
import { agreeOwnStandard } from './agree-own-standard.server.ts'
import { answerContractForm } from './answer-contract-form.server.ts'
import { ContractAmendments } from './contract-amendments.tsx'
import { ContractAside } from './contract-aside.tsx'
import { ContractCost } from './contract-cost.tsx'
import { ContractLine } from './contract-line.tsx'
import { ContractMeasuresPart } from './contract-measures-part.tsx'
import { ContractMoney } from './contract-money.tsx'
import { ContractPrograms } from './contract-programs.tsx'
import { ContractSteps } from './contract-steps.tsx'
import { ContractTop } from './contract-top.tsx'
import { OwnStandards } from './own-standards.tsx'

const monthsListed = 12

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return asVisitor(request, params, async (visit) => {
    const { work, jurisdiction, today } = visit
    const record = await findContractRecord(work, params.number, {
      today,
      fiscalYearStartsIn: jurisdiction.fiscalYearStartsIn,
    })
    if (!record) throw new Response(null, { status: 404 })
    const known = (await findNewestMonth(work)) ?? addMonths(monthOf(today), -1)
    // A contract that ended long ago has its reviews in the months of its term.
    const last = record.terms.to === null ? known : monthOf(record.terms.to)
    const newest = last < known ? last : known
    const packets = await listPackets(work, record.id)
    return {
      record,
      linked: await findLinkedWork(work, record.successions),
      slug: jurisdiction.slug,
      map: await listProgramMap(work, { contractId: record.id }),
      cost: await findCostPerResult(visit, record.id),
      sent: [...new Set(packets.map((packet) => packet.month))],
      overrides: (await listStandards(work)).filter(isOverride).filter((one) => one.contractNumber === record.number),
      bindings: await listBindings(work, { contractId: record.id, today }),
      inherited: (await listInheritedMeasures(work, { contractId: record.id, today }))
        .filter((one) => one.isHeldTo)
        .map((one) => one.measure),
      measures: (await listMeasures(work)).map(({ key, valueFormat }) => ({ key, valueFormat })),
      today,
      isGovernment: worksForTheGovernment(visit),
      mayKeep: mayKeepContracts(visit),
      mayKeepStandards: mayKeepStandards(visit),
      months: Array.from({ length: monthsListed }, (_, back) => addMonths(newest, -back)),
      came: Object.fromEntries(query),
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const form = await request.formData()
  const sent = Object.fromEntries([...form.entries()].map(([name, value]) => [name, String(value)]))
  const answer = await asVisitor(request, params, (visit) =>
    sent.do ? answerContractForm(visit, params.number, sent) : agreeOwnStandard(visit, params.number, sent),
  )
  return 'refused' in answer ? answer : redirect(`${addressOf(request).path}${answer.done.goTo}`)
}

const isOverride = (one: Standard | StandardOverride): one is StandardOverride => 'contractNumber' in one

/** One contract: how it stands, its money, what was changed in it, how long it took, and what it took over. */
export default function ContractPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords()
  const { contract: text } = words
  const { record, linked, map, months, sent, slug, mayKeep, today, came, isGovernment } = loaderData
  const base = `/${slug}/contracts/${encodeURIComponent(record.number)}`
  return (
    <>
      <title>{`${record.number}, ${record.providerName}`}</title>
      {actionData && (
        <Notice kind="care" isAnswer>
          {text.refusals[actionData.refused] ??
            (actionData.refused === 'wrong-form'
              ? words.portfolio.ownStandard.wrong
              : words.frame.refusals[actionData.refused])}
        </Notice>
      )}
      {!actionData && <WhatHappened came={came} mayKeep={mayKeep} number={record.number} />}
      <ContractTop record={record} slug={slug} mayKeep={mayKeep} today={today} />
      {record.findings.length > 0 && (
        <Notice kind="care" heading={text.findingsHeading}>
          <ul>
            {record.findings.map((one) => (
              <li key={`${one.code} ${one.column}`}>{text.findings[one.code]?.(one) ?? one.code}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="beside contract-page">
        <div>
          {record.facts.scope && <Scope scope={record.facts.scope} />}
          <ContractMoney record={record} base={base} mayKeep={mayKeep} />
          {loaderData.cost && (
            <ContractCost cost={loaderData.cost} contractId={record.id} slug={slug} isGovernment={isGovernment} />
          )}
          <ContractAmendments amendments={record.amendments} base={base} mayKeep={mayKeep} />
          <ContractSteps record={record} base={base} mayKeep={mayKeep} />
          <ContractPrograms map={map} slug={slug} isGovernment={isGovernment} />
          <ContractMeasuresPart
            bindings={loaderData.bindings}
            inherited={loaderData.inherited}
            base={base}
            isGovernment={isGovernment}
          />
          <OwnStandards
            overrides={loaderData.overrides}
            measures={loaderData.measures}
            programs={[...new Set(map.map((line) => line.program))]}
            today={today}
            mayWrite={loaderData.mayKeepStandards}
            backtestHref={`/${slug}/backtest${map[0] ? `?type=${encodeURIComponent(map[0].programType)}` : ''}`}
          />
          <ContractLine linked={linked} slug={slug} base={base} mayKeep={mayKeep} />
          <Items items={record.items} />
        </div>
        <ContractAside record={record} slug={slug} base={base} months={months} sent={sent} />
      </div>
    </>
  )
}

/** A scope may fill pages: its beginning stands there, and the whole opens. */
function Scope({ scope }: { scope: string }) {
  const { contract } = useWords()
  if (scope.length <= 400) return <p className="contract-scope">{scope}</p>
  return (
    <div className="contract-scope">
      <p>{scope.slice(0, scope.lastIndexOf(' ', 320))} …</p>
      <details>
        <summary>{contract.facts.moreScope}</summary>
        <p>{scope}</p>
      </details>
    </div>
  )
}

/** What a form has just done, and the way back. */
function WhatHappened({ came, mayKeep, number }: { came: Record<string, string>; mayKeep: boolean; number: string }) {
  const { contract: text } = useWords()
  if (!mayKeep) return null
  if ('undone' in came)
    return (
      <Notice kind="info" isAnswer>
        {text.undone}
      </Notice>
    )
  if ('saved' in came)
    return (
      <Notice kind="info" isAnswer>
        {text.saved}
      </Notice>
    )
  if (came.changed)
    return (
      <Notice kind="info" isAnswer>
        <Form method="post" className="undo-line">
          {text.saved} <input type="hidden" name="change" value={came.changed} />
          <button type="submit" name="do" value="undo-change" className="usa-button usa-button--unstyled">
            {text.undo}
          </button>
        </Form>
      </Notice>
    )
  if (!came.unlinked || !came.from) return null
  const isSuccessor = came.unlinked === number
  return (
    <Notice kind="info" isAnswer>
      <Form method="post" className="undo-line">
        {text.unlinked(came.unlinked, came.from)}{' '}
        <input type="hidden" name="direction" value={isSuccessor ? 'successor' : 'predecessor'} />
        <input type="hidden" name="other" value={isSuccessor ? came.from : came.unlinked} />
        <input type="hidden" name="fromOn" value={came.on ?? ''} />
        <input type="hidden" name="note" value={came.note ?? ''} />
        <button type="submit" name="do" value="link" className="usa-button usa-button--unstyled">
          {text.linkAgain}
        </button>
      </Form>
    </Notice>
  )
}

/** What the list says of the original, its renewals and amendments. */
function Items({ items }: { items: Route.ComponentProps['loaderData']['record']['items'] }) {
  const { contract } = useWords()
  const language = useLanguage()
  const { columns, facts } = contract
  if (items.length === 0) return null
  const day = (value: string | null) => (value ? writeDay(value, language) : facts.unknown)
  const money = (cents: number | null) => (cents === null ? facts.unknown : writeMoney(cents, language))
  return (
    <section className="part" id="items">
      <h2>{contract.items}</h2>
      <DataTable
        caption={contract.items}
        isCaptionHidden
        rows={items}
        rowKey={(item) => item.item}
        columns={[
          { key: 'item', heading: columns.item, cell: (item) => item.item },
          { key: 'vendor', heading: columns.vendor, cell: (item) => item.vendorName },
          { key: 'from', heading: columns.from, phoneLabel: columns.from, cell: (item) => day(item.from) },
          { key: 'to', heading: columns.to, phoneLabel: columns.to, cell: (item) => day(item.to) },
          {
            key: 'amount',
            heading: columns.amount,
            phoneLabel: columns.amount,
            isNumeric: true,
            cell: (item) => money(item.amountCents),
          },
          {
            key: 'paid',
            heading: columns.paid,
            phoneLabel: columns.paid,
            isNumeric: true,
            cell: (item) => money(item.paidCents),
          },
        ]}
      />
    </section>
  )
}
