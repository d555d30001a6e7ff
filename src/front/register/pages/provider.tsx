import { redirect } from 'react-router'
import { findProvider } from '../../../agreements/providers/find-provider.ts'
import { mayKeepProviders } from '../../../agreements/providers/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { findProviderPage } from '../find-provider-page.ts'
import type { Route } from './+types/provider'
import { answerProviderForm } from './answer-provider-form.server.ts'
import { ProviderContracts } from './provider-contracts.tsx'
import { ProviderFacts } from './provider-facts.tsx'
import { ProviderForm } from './provider-form.tsx'
import { ProviderNames } from './provider-names.tsx'
import { ProviderPlaces } from './provider-places.tsx'
import { ProviderPrograms } from './provider-programs.tsx'
import { PutBack } from './put-back.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const isChanging = query.has('change')
  return asVisitor(request, params, async (visit) => {
    const { slug } = visit.jurisdiction
    const provider = await findProvider(visit.work, params.id)
    if (!provider) throw new Response(null, { status: 404 })
    if (provider.mergedIntoId) throw redirect(`/${slug}/providers/${provider.mergedIntoId}`)
    const mayKeep = mayKeepProviders(visit)
    const others =
      mayKeep && isChanging
        ? await visit.work
            .selectFrom('provider')
            .where('merged_into_id', 'is', null)
            .where('id', '<>', provider.id)
            .select(['id', 'name'])
            .orderBy('name')
            .execute()
        : []
    return {
      slug,
      provider,
      ...(await findProviderPage(visit, provider)),
      others,
      mayKeep,
      isGovernment: visit.asker.role !== 'provider',
      today: visit.today,
      isChanging,
      done: query.get('done'),
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  return answerProviderForm(request, params)
}

/** One organization: who it is, what runs with it, and how its programs stand. */
export default function ProviderPage({ loaderData, actionData }: Route.ComponentProps) {
  const { providers: words, frame } = useWords()
  const { provider, slug, names, mayKeep, isGovernment, done } = loaderData
  const isFunder = provider.kind === 'funder'
  const problem = actionData && 'refused' in actionData ? actionData : null
  const removed = actionData && 'removed' in actionData ? actionData : null
  return (
    <>
      <title>{provider.name}</title>
      <PageHeading
        title={provider.name}
        trailLabel={words.title}
        trail={isGovernment ? [{ href: `/${slug}/providers`, label: words.title }, { label: provider.name }] : []}
        stamp={isFunder ? words.funder : undefined}
        lead={names.length > 0 ? words.also(names.map(({ name }) => name).join('; ')) : undefined}
      />
      {problem && (
        <ErrorSummary
          heading={words.problem}
          errors={[
            {
              fieldId: problem.fieldId,
              message: words.refusals[problem.refused] ?? frame.refusals[problem.refused],
            },
          ]}
        />
      )}
      {removed && <PutBack removed={removed.removed} />}
      {!actionData && done && words.done[done] && (
        <Notice kind="info" isAnswer>
          {words.done[done]}
        </Notice>
      )}
      <ProviderFacts {...loaderData} />
      {isGovernment && !loaderData.isChanging && (
        <p className="button-line">
          {mayKeep && <a href="?change#change">{words.openChange}</a>}
          <a href={`/${slug}/history?provider=${provider.id}`}>{words.openHistory}</a>
        </p>
      )}
      {mayKeep && loaderData.isChanging && (
        <ProviderForm {...loaderData} sent={problem?.do === 'changed' ? problem.sent : undefined} />
      )}
      {!isFunder && <ProviderContracts {...loaderData} />}
      {!isFunder && <ProviderPrograms {...loaderData} />}
      <ProviderPlaces {...loaderData} sent={problem?.sent} />
      <ProviderNames {...loaderData} />
    </>
  )
}
