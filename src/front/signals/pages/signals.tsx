import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeMonth } from '../../../ground/words/write-value.ts'
import { describeSignal } from '../../../management/meetings/describe-signal.ts'
import { judgeNewestMonth } from '../../../performance/reporting/judge-newest-month.ts'
import { findSignalSetting } from '../../../performance/signals/find-signal-setting.ts'
import type { ListedSignal } from '../../../performance/signals/list-signals.ts'
import { setSignalSetting } from '../../../performance/signals/set-signal-setting.ts'
import { findSignalsPage, signalsAsked } from '../find-signals-page.ts'
import type { Route } from './+types/signals'
import { ByChance } from './by-chance.tsx'
import { SignalsFilter } from './signals-filter.tsx'
import { WarningSetting } from './warning-setting.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return asVisitor(request, params, async (visit) => ({
    ...(await findSignalsPage(visit, signalsAsked(query), query.has('all'))),
    slug: visit.jurisdiction.slug,
    isProvider: visit.asker.role === 'provider',
    isDone: query.get('done') === 'setting',
    /** what the address narrows by, for the file */
    query: [...query].filter(([name]) => name !== 'done'),
  }))
}

export async function action({ request, params }: Route.ActionArgs) {
  const form = await request.formData()
  const answer = await asVisitor(request, params, async (visit) => {
    const { seed } = await findSignalSetting(visit.work)
    const number = (name: string) => Number(String(form.get(name) ?? '').replace(',', '.') || Number.NaN)
    const set = await setSignalSetting(visit, {
      oddsRatio: number('ratio'),
      falseAlarms: number('falseAlarms') / 100,
      seed,
      reason: String(form.get('reason') ?? ''),
    })
    if ('done' in set) await judgeNewestMonth(visit)
    return set
  })
  return 'refused' in answer ? answer : redirect(`/${params.jurisdiction}/signals?done=setting`)
}

/** Everything that deserves a conversation, across all contracts that the reader may see. */
export default function SignalsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { evidence: text, frame } = useWords()
  const language = useLanguage()
  const { signals, all, asked, slug, expected, month, isDone, setting, maySet, isProvider } = loaderData
  const isNarrowed = Object.keys(asked).length > 0
  const count = (n: number) => writeCount(n, language)
  const query = new URLSearchParams(loaderData.query).toString()
  const file = (kind: string) => `/${slug}/signals.${kind}${query ? `?${query}` : ''}`
  return (
    <>
      <title>{text.title}</title>
      <PageHeading
        title={text.title}
        trailLabel={frame.nav.portfolio}
        trail={[{ href: `/${slug}`, label: frame.nav.portfolio }]}
        lead={text.lead}
      />
      {actionData && (
        <Notice kind="care" isAnswer>
          {frame.refusals[actionData.refused]}
        </Notice>
      )}
      {isDone && !actionData && (
        <Notice kind="info" isAnswer>
          {text.setting.done}
        </Notice>
      )}
      {all === 0 && !isNarrowed ? (
        <EmptyState sentence={text.none}>
          <p>{text.noneHow}</p>
          {!isProvider && (
            <a className="usa-button" href={`/${slug}/data`}>
              {text.toData}
            </a>
          )}
        </EmptyState>
      ) : (
        <>
          <SignalsFilter {...loaderData} />
          <p className="found-links">
            {all === 1 ? text.countOne : text.count(count(all))}. <a href={file('csv')}>{text.download}</a>{' '}
            <a href={file('xlsx')}>Excel</a>
          </p>
          <SignalsTable signals={signals} slug={slug} />
          {all > signals.length && (
            <p>
              <a href={`?${query ? `${query}&` : ''}all`}>{text.showAll(count(all))}</a>
            </p>
          )}
        </>
      )}
      {month && expected.length > 0 && <ByChance expected={expected} month={month} />}
      {maySet && <WarningSetting setting={setting} isOpen={Boolean(actionData)} />}
    </>
  )
}

function SignalsTable({ signals, slug }: { signals: ListedSignal[]; slug: string }) {
  const words = useWords()
  const language = useLanguage()
  const { evidence: text } = words
  return (
    <DataTable
      caption={text.title}
      isCaptionHidden
      rows={signals}
      rowKey={(one) => one.id}
      whenEmpty={<p>{text.noneNarrowed}</p>}
      columns={[
        {
          key: 'signal',
          heading: text.columns.signal,
          cell: ({ id, signal }) => (
            <a href={`/${slug}/signals/${id}`}>{describeSignal(signal, words, language).sentence}</a>
          ),
        },
        {
          key: 'where',
          heading: text.columns.where,
          cell: ({ program, providerName, contractNumber }) => (
            <>
              {program}
              <span className="explains source-line">
                {providerName}, {contractNumber}
              </span>
            </>
          ),
        },
        {
          key: 'since',
          heading: text.columns.since,
          phoneLabel: text.columns.since,
          cell: ({ firstMonth, endedMonth }) => (
            <>
              {writeMonth(firstMonth, language)}
              {endedMonth && (
                <span className="explains source-line">{text.ended(writeMonth(endedMonth, language))}</span>
              )}
            </>
          ),
        },
        {
          key: 'state',
          heading: text.columns.state,
          phoneLabel: text.columns.state,
          cell: ({ answerState }) => text.states[answerState],
        },
      ]}
    />
  )
}
