import { findContract } from '../../../agreements/contracts/find-contract.ts'
import { documentKinds, documentState, isProvidersKind } from '../../../agreements/documents/document.ts'
import { listDocuments } from '../../../agreements/documents/list-documents.ts'
import { mayKeepDocuments, mayPutOnFile } from '../../../agreements/documents/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { Route } from './+types/files-of'
import { answerFilesForm } from './answer-files-form.server.ts'
import { DocumentsTable } from './documents-table.tsx'
import { AskForm, PutForm } from './file-forms.tsx'

type Place = { provider: { id: string; name: string }; contract: { id: string; number: string } | null }

/** The address names a contract or a provider; both lead to a provider's cabinet. */
async function findPlaceOf({ work }: Visit, params: { number?: string; id?: string }): Promise<Place> {
  if (params.number !== undefined) {
    const contract = await findContract(work, params.number)
    if (!contract) throw new Response(null, { status: 404 })
    return { provider: { id: contract.providerId, name: contract.providerName }, contract }
  }
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(params.id ?? '')
  const provider = isId
    ? await work.selectFrom('provider').where('id', '=', params.id!).select(['id', 'name']).executeTakeFirst()
    : undefined
  if (!provider) throw new Response(null, { status: 404 })
  return { provider, contract: null }
}

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => {
    const { work, today, jurisdiction, asker } = visit
    const { provider, contract } = await findPlaceOf(visit, params)
    const found = await listDocuments(work, {
      today,
      ...(contract ? { contractId: contract.id } : { providerId: provider.id }),
    })
    const contracts = await work
      .selectFrom('contract')
      .where('provider_id', '=', provider.id)
      .select(['number', 'title'])
      .orderBy('number')
      .execute()
    const kinds = mayKeepDocuments(visit) ? documentKinds : documentKinds.filter(isProvidersKind)
    return {
      slug: jurisdiction.slug,
      provider,
      contract: contract && { number: contract.number },
      documents: found.map((one) => ({ ...one, state: documentState(one, today) })),
      contracts,
      kinds: kinds.filter((kind) => mayPutOnFile(visit, { providerId: provider.id, kind })),
      mayKeep: mayKeepDocuments(visit),
      isProvider: asker.role === 'provider',
      today,
      done: new URL(request.url).searchParams.get('done'),
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  return answerFilesForm(request, params, async (visit) => ({
    providerId: (await findPlaceOf(visit, params)).provider.id,
  }))
}

/** The file cabinet of one provider, or what of it concerns one contract. */
export default function FilesOfPage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { documents: text, frame } = useWords()
  const { slug, provider, contract, documents, contracts, kinds, mayKeep, isProvider, today, done } = loaderData
  const title = contract ? text.ofContract(contract.number) : text.ofProvider(provider.name)
  const files = { href: `/${slug}/files`, label: text.title }
  const form = { kinds, contracts, contract: contract?.number ?? null, today }
  return (
    <>
      <title>{title}</title>
      <PageHeading
        title={title}
        trailLabel={text.title}
        trail={[
          ...(isProvider ? [] : [files]),
          ...(contract
            ? [
                { href: `/${slug}/providers/${provider.id}/files`, label: provider.name },
                { href: `/${slug}/contracts/${encodeURIComponent(contract.number)}`, label: contract.number },
              ]
            : []),
        ]}
        lead={contract ? text.leadOfContract(provider.name) : text.leadOfProvider}
      />
      {problem && (
        <ErrorSummary
          heading={text.problems}
          errors={[{ message: text.refusals[problem.refused] ?? frame.refusals[problem.refused] }]}
        />
      )}
      {!problem && done && text.done[done] && (
        <Notice kind="info" isAnswer>
          {text.done[done]}
        </Notice>
      )}
      {documents.length === 0 ? (
        <EmptyState sentence={isProvider ? text.noneOfProvider : text.noneHere} />
      ) : (
        <DocumentsTable caption={title} documents={documents} slug={slug} hasProvider={false} />
      )}
      {kinds.length > 0 && (
        <section className="part">
          {mayKeep && (
            <AskForm
              {...form}
              sent={problem?.do === 'asked' ? problem.sent : {}}
              isOpen={problem?.do === 'asked' || documents.length === 0}
            />
          )}
          <PutForm
            {...form}
            sent={problem?.do === 'put' ? problem.sent : {}}
            isOpen={problem?.do === 'put' || (documents.length === 0 && !mayKeep)}
          />
        </section>
      )}
    </>
  )
}
