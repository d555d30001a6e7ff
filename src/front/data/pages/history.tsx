import { redirect } from 'react-router'
import { findProvider } from '../../../agreements/providers/find-provider.ts'
import { listMergedInto } from '../../../agreements/providers/list-merged-into.ts'
import { countSealed } from '../../../ground/history/count-sealed.ts'
import { type HistoryLine, listHistory } from '../../../ground/history/list-history.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import { asGovernment } from '../as-government.server.ts'
import { listSubjectNames, type SubjectName } from '../list-subject-names.ts'
import type { Route } from './+types/history'
import { writeMoment } from './write-moment.ts'

const onAPage = 100

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const before = readPlace(query.get('before'))
  const providerId = query.get('provider')
  return asGovernment(request, params, async ({ work, jurisdiction: { slug } }) => {
    const provider = providerId === null ? null : await findProvider(work, providerId)
    if (providerId !== null && !provider) throw new Response(null, { status: 404 })
    // What was done before a merge was done to the entry that is no more: it is told with the one that stays.
    if (provider?.mergedIntoId) throw redirect(`/${slug}/history?provider=${provider.mergedIntoId}`)
    const lines = await listHistory(work, {
      limit: onAPage + 1,
      ...(before ? { before } : {}),
      ...(provider ? { providerIds: await listMergedInto(work, provider.id) } : {}),
    })
    const shown = lines.slice(0, onAPage)
    return {
      slug,
      provider: provider && { id: provider.id, name: provider.name },
      lines: shown.map(({ content: _, ...line }) => line),
      names: await listSubjectNames(work, shown, slug),
      hasOlder: lines.length > onAPage,
      isNewest: before === null,
      sealed: await countSealed(work),
    }
  })
}

/** 'moment_id' of the last deed of the page before. */
function readPlace(text: string | null): { at: string; id: string } | null {
  const found = /^(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? '')
  return found && !Number.isNaN(Date.parse(found[1]!)) ? { at: found[1]!, id: found[2]! } : null
}

type Line = Omit<HistoryLine, 'content'>

/** The newest deeds: when, who, what, on what. */
export default function HistoryPage({ loaderData }: Route.ComponentProps) {
  const { history } = useWords().data
  const language = useLanguage()
  const { lines, names, slug, provider, hasOlder, isNewest, sealed } = loaderData
  const last = lines.at(-1)
  const { columns } = history
  const title = provider ? history.titleOf(provider.name) : history.title
  const newest = `/${slug}/history`
  const ofProvider = provider ? `provider=${provider.id}` : ''
  return (
    <>
      <title>{title}</title>
      <PageHeading
        title={title}
        trailLabel={history.title}
        trail={
          provider
            ? [
                { href: newest, label: history.title },
                { href: `/${slug}/providers/${provider.id}`, label: provider.name },
              ]
            : []
        }
        lead={provider ? history.leadOf : `${history.lead} ${history.sealed(writeCount(sealed, language))}`}
      />
      <DataTable
        caption={title}
        isCaptionHidden
        rows={lines}
        rowKey={(line) => line.id}
        whenEmpty={<EmptyState sentence={provider ? history.noneOf : history.none} />}
        columns={[
          { key: 'at', heading: columns.at, cell: (line) => writeMoment(line.at, language) },
          {
            key: 'who',
            heading: columns.who,
            cell: (line) => (line.who === 'Terminal' ? history.terminal : (line.who ?? history.nameGone)),
          },
          { key: 'what', heading: columns.what, cell: (line) => history.events[line.event] ?? line.event },
          {
            key: 'subject',
            heading: columns.subject,
            cell: (line) => <Subject line={line} name={names[line.subjectId]} />,
          },
        ]}
      />
      <p className="month-steps">
        {!isNewest && <a href={`${newest}${ofProvider && `?${ofProvider}`}`}>{history.newest}</a>}
        {hasOlder && last && (
          <a href={`${newest}?before=${last.at}_${last.id}${ofProvider && `&${ofProvider}`}`}>{history.older}</a>
        )}
      </p>
    </>
  )
}

function Subject({ line, name }: { line: Line; name: SubjectName | undefined }) {
  const { history } = useWords().data
  const subject = history.subjects[line.subject] ?? line.subject
  const isReadable = name !== undefined || line.subjectId.length < 30
  return (
    <>
      {subject} {name?.href ? <a href={name.href}>{name.name}</a> : (name?.name ?? (isReadable ? line.subjectId : ''))}
    </>
  )
}
