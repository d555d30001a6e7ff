import { redirect } from 'react-router'
import { countDocuments } from '../../../agreements/documents/count-documents.ts'
import { documentKinds, documentState, documentStates, reminderDays } from '../../../agreements/documents/document.ts'
import { listDocuments } from '../../../agreements/documents/list-documents.ts'
import { listDocumentsDue } from '../../../agreements/documents/list-documents-due.ts'
import { mayKeepDocuments } from '../../../agreements/documents/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import type { Reads } from '../../../ground/platform/database.server.ts'
import { addDays } from '../../../ground/platform/day.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import type { Route } from './+types/files'
import { DocumentsTable } from './documents-table.tsx'
import { FilesFilter } from './files-filter.tsx'

const mostDue = 100
const onAPage = 50
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return asVisitor(request, params, async (visit) => {
    const { work, today, asker, jurisdiction } = visit
    // A provider has one cabinet: its own.
    if (asker.role === 'provider') throw redirect(`/${jurisdiction.slug}/providers/${asker.providerId}/files`)
    const asked = (name: string) => query.get(name) ?? ''
    const filter = {
      providerId: isId(asked('provider')) ? asked('provider') : undefined,
      kind: documentKinds.find((one) => one === asked('kind')),
      state: documentStates.find((one) => one === asked('state')),
    }
    const { state, ...wide } = filter
    const page = /^[1-9]\d{0,3}$/.test(asked('page')) ? Number(asked('page')) - 1 : 0
    const due = await listDocumentsDue(work, {
      ...wide,
      today,
      until: addDays(today, reminderDays),
      limit: mostDue + 1,
    })
    const counts = await countDocuments(work, { ...wide, today })
    const known = Object.values(counts).reduce((sum, one) => sum + one, 0)
    const isNarrow = filter.providerId !== undefined || filter.kind !== undefined
    const all = isNarrow ? await countDocuments(work, { today }) : counts
    const toShown = (one: (typeof due)[number]) => ({ ...one, state: documentState(one, today) })
    return {
      slug: jurisdiction.slug,
      search: query.toString(),
      filter,
      counts,
      due: due.slice(0, mostDue).map(toShown),
      hasMoreDue: due.length > mostDue,
      listed: (await listDocuments(work, { ...filter, today, limit: onAPage, offset: page * onAPage })).map(toShown),
      page,
      matching: state ? counts[state] : known,
      isEmpty: Object.values(all).every((one) => one === 0),
      providers: await listProviderNames(work),
      mayKeep: mayKeepDocuments(visit),
    }
  })
}

async function listProviderNames(db: Reads): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('provider')
    .where('kind', '=', 'provider')
    .where('merged_into_id', 'is', null)
    .select(['id', 'name'])
    .orderBy('name')
    .execute()
}

const begin = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)

/** The whole file cabinet: what needs somebody first, then everything. */
export default function FilesPage({ loaderData }: Route.ComponentProps) {
  const { documents: text } = useWords()
  const language = useLanguage()
  const { slug, due, hasMoreDue, listed, matching, counts, isEmpty, filter, providers, mayKeep, search, page } =
    loaderData
  const onPage = (number: number) => {
    const query = new URLSearchParams(search)
    query.set('page', String(number + 1))
    return `/${slug}/files?${query}#all`
  }
  const written = (count: number) => writeCount(count, language)
  const chosen = providers.find((one) => one.id === filter.providerId)
  const said = Object.entries(text.counts)
    .filter(([state]) => counts[state as keyof typeof counts] > 0)
    .map(([state, say]) => say(writeCount(counts[state as keyof typeof counts], language)))
  return (
    <>
      <title>{text.title}</title>
      <PageHeading title={text.title} lead={said.length === 0 ? text.lead : `${begin(said.join(', '))}.`} />
      <FilesFilter filter={filter} providers={providers} />
      {chosen && (
        <p>
          <a href={`/${slug}/providers/${chosen.id}/files`}>
            {mayKeep ? text.toProvider(chosen.name) : text.ofProvider(chosen.name)}
          </a>
        </p>
      )}
      {isEmpty ? (
        <EmptyState sentence={text.none} />
      ) : (
        <>
          {!filter.state && page === 0 && (
            <section className="part">
              <h2>{text.attention}</h2>
              <p className="explains">{due.length === 0 ? text.nothingDue : text.attentionText}</p>
              {due.length > 0 && <DocumentsTable caption={text.attention} documents={due} slug={slug} hasProvider />}
              {hasMoreDue && <p className="explains">{text.moreDue(writeCount(mostDue, language))}</p>}
            </section>
          )}
          <section className="part" id="all">
            <h2>{text.all}</h2>
            <p className="explains">
              {matching > listed.length &&
                `${text.shown(written(page * onAPage + 1), written(page * onAPage + listed.length), written(matching))} `}
              <a href={`/${slug}/files.csv${search && `?${search}`}`}>{text.csv}</a>
            </p>
            {listed.length === 0 ? (
              <EmptyState sentence={text.noneSo} />
            ) : (
              <DocumentsTable caption={text.all} documents={listed} slug={slug} hasProvider />
            )}
            <p className="month-steps">
              {page > 0 && <a href={onPage(page - 1)}>{text.previous}</a>}
              {(page + 1) * onAPage < matching && <a href={onPage(page + 1)}>{text.next}</a>}
            </p>
          </section>
        </>
      )}
    </>
  )
}
