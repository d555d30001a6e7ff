import { redirect } from 'react-router'
import { addFunder } from '../../../agreements/providers/add-funder.ts'
import { listLikelyMatches } from '../../../agreements/providers/list-likely-matches.ts'
import { mayKeepProviders } from '../../../agreements/providers/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import { listProviderRows } from '../list-provider-rows.ts'
import { isProviderSort, searchProviders, sortProviders } from '../sort-providers.ts'
import type { Route } from './+types/providers'
import { FunderForm, FunderList } from './provider-funders.tsx'
import { ProviderList } from './provider-list.tsx'

const onAPage = 100

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const search = (query.get('q') ?? '').trim().slice(0, 100)
  const asked = query.get('sort')
  const sort = isProviderSort(asked) ? asked : 'name'
  const page = Math.max(1, Math.trunc(Number(query.get('page'))) || 1)
  return asVisitor(request, params, async (visit) => {
    const { slug } = visit.jurisdiction
    if (visit.asker.role === 'provider') throw redirect(`/${slug}/providers/${visit.asker.providerId}`)
    const all = await listProviderRows(visit.work, visit.today)
    const providers = all.filter((row) => row.kind === 'provider')
    const found = sortProviders(searchProviders(providers, search), sort)
    return {
      slug,
      search,
      sort,
      page,
      pages: Math.max(1, Math.ceil(found.length / onAPage)),
      rows: found.slice((page - 1) * onAPage, page * onAPage),
      found: found.length,
      all: providers.length,
      funders: all.filter((row) => row.kind === 'funder').map(({ id, name, uei, ein }) => ({ id, name, uei, ein })),
      likely: (await listLikelyMatches(visit.work)).length,
      mayKeep: mayKeepProviders(visit),
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const sent = { name: text('name'), uei: text('uei'), ein: text('ein') }
  const answer = await asVisitor(request, params, (visit) => addFunder(visit, sent))
  if ('refused' in answer) return { refused: answer.refused, sent }
  return redirect(`/${params.jurisdiction}/providers/${answer.done.id}`)
}

/** Every organization that the city contracts with, and those that fund it. */
export default function ProvidersPage({ loaderData, actionData }: Route.ComponentProps) {
  const { providers: words, frame } = useWords()
  const language = useLanguage()
  const { all, likely, slug, funders, mayKeep, search } = loaderData
  return (
    <>
      <title>{words.title}</title>
      <PageHeading title={words.title} lead={all > 0 ? words.lead(writeCount(all, language)) : undefined} />
      {actionData && (
        <ErrorSummary
          heading={words.problem}
          errors={[
            {
              fieldId: fieldOf(actionData.refused),
              message: words.refusals[actionData.refused] ?? frame.refusals[actionData.refused],
            },
          ]}
        />
      )}
      {likely > 0 && !search && (
        <p>
          <a href={`/${slug}/providers/matches`}>{words.likely(writeCount(likely, language), likely === 1)}</a>
          <span className="explains"> {words.likelyWhy}</span>
        </p>
      )}
      {all === 0 ? (
        <EmptyState sentence={words.empty}>
          <a className="usa-button" href={`/${slug}/data`}>
            {words.emptyHow}
          </a>
        </EmptyState>
      ) : (
        <ProviderList {...loaderData} />
      )}
      {(funders.length > 0 || mayKeep) && (
        <section className="part">
          <h2>{words.funders}</h2>
          <p className="explains">{words.fundersText}</p>
          <FunderList funders={funders} slug={slug} />
          {mayKeep && <FunderForm sent={actionData?.sent} />}
        </section>
      )}
    </>
  )
}

const fieldOf = (refused: string) =>
  ({ 'wrong-uei': 'uei', 'uei-taken': 'uei', 'wrong-ein': 'ein', 'name-taken': 'name' })[refused]
