import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeDay, writeMonth } from '../../../ground/words/write-value.ts'
import { findChecks, readCheckChoice, type ShownChecks } from '../find-checks.ts'
import type { Route } from './+types/checks'
import { CheckTable } from './check-table.tsx'
import { ChecksLinks } from './checks-links.tsx'
import { ownRecordIds } from './own-record-ids.server.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const choice = readCheckChoice(new URL(request.url).searchParams)
  return asVisitor(request, params, async (visit) => ({
    shown: await findChecks(visit.work, choice),
    choice,
    slug: visit.jurisdiction.slug,
    isGovernment: worksForTheGovernment(visit),
    hasIds: (await ownRecordIds(visit)) !== null,
  }))
}

/** What the checks found in the newest export: by default what moves a contracted figure. */
export default function Checks({ loaderData }: Route.ComponentProps) {
  const { checks, frame } = useWords()
  const language = useLanguage()
  const { shown, choice, slug, isGovernment, hasIds } = loaderData
  const lead = choice.isAll ? checks.leadAll : checks.lead
  const heading = (
    <>
      <title>{checks.title}</title>
      <PageHeading
        title={shown?.of ? `${checks.title}: ${shown.of}` : checks.title}
        trailLabel={frame.nav.data}
        trail={isGovernment ? [{ href: `/${slug}/data`, label: checks.dataTitle }] : []}
        lead={lead}
      />
    </>
  )
  if (shown === null) {
    return (
      <>
        {heading}
        <EmptyState sentence={checks.noneRead}>
          {isGovernment && (
            <a className="usa-button" href={`/${slug}/data`}>
              {checks.toData}
            </a>
          )}
        </EmptyState>
      </>
    )
  }
  const { reading, rows, muted } = shown
  return (
    <>
      {heading}
      <p className="explains">
        {checks.readOn(writeDay(reading.exportedOn, language))}{' '}
        {checks.months(writeMonth(reading.fromMonth, language), writeMonth(reading.toMonth, language))}{' '}
        {reading.notMade > 0 && checks.notMade(reading.notMade)}
      </p>
      <ChecksLinks slug={slug} choice={choice} isGovernment={isGovernment} />
      {hasIds && (
        <Notice kind="info" heading={checks.ids.heading}>
          {checks.ids.note} <a href={`/${slug}/data/check-records.csv`}>{checks.ids.download}</a>
        </Notice>
      )}
      {choice.by === 'provider' && isGovernment ? (
        <Providers shown={shown} slug={slug} isAll={choice.isAll} />
      ) : (
        <CheckTable rows={rows} slug={slug} whenEmpty={emptyText()} />
      )}
      {muted.length > 0 && (
        <details className="part">
          <summary>
            {checks.muted} ({writeCount(muted.length, language)})
          </summary>
          <CheckTable rows={muted} slug={slug} whenEmpty="" />
        </details>
      )}
    </>
  )

  function emptyText(): string {
    if (!isGovernment) return checks.noneOfProvider
    return choice.isAll ? checks.noneAtAll : checks.none
  }
}

function Providers({ shown, slug, isAll }: { shown: ShownChecks; slug: string; isAll: boolean }) {
  const { checks } = useWords()
  const language = useLanguage()
  const { columns } = checks
  const count = (n: number) => writeCount(n, language)
  return (
    <DataTable
      caption={checks.byProvider}
      isCaptionHidden
      rows={shown.providers}
      rowKey={(row) => row.id}
      whenEmpty={<EmptyState sentence={isAll ? checks.noneAtAll : checks.none} />}
      columns={[
        {
          key: 'provider',
          heading: columns.provider,
          cell: (row) => <a href={`/${slug}/data/checks?provider=${row.id}${isAll ? '&show=all' : ''}`}>{row.name}</a>,
        },
        {
          key: 'programs',
          heading: columns.programs,
          isNumeric: true,
          phoneLabel: columns.programs,
          cell: (row) => count(row.programs),
        },
        {
          key: 'checks',
          heading: columns.checks,
          isNumeric: true,
          phoneLabel: columns.checks,
          cell: (row) => count(row.checks),
        },
        {
          key: 'records',
          heading: columns.records,
          isNumeric: true,
          phoneLabel: columns.records,
          cell: (row) => count(row.count),
        },
      ]}
    />
  )
}
