import { documentState } from '../../../agreements/documents/document.ts'
import { findDocument, findRemovalReason } from '../../../agreements/documents/find-document.ts'
import { listDocumentLooks } from '../../../agreements/documents/list-document-looks.ts'
import { mayKeepDocuments, mayPutOnFile } from '../../../agreements/documents/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import type { Route } from './+types/files-one'
import { answerFilesForm } from './answer-files-form.server.ts'
import { DocumentFacts } from './document-facts.tsx'
import { DocumentForms } from './document-forms.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => {
    const document = await findDocument(visit.work, params.id)
    if (!document) throw new Response(null, { status: 404 })
    return {
      slug: visit.jurisdiction.slug,
      document: { ...document, state: documentState(document, visit.today) },
      looks: await listDocumentLooks(visit.work, document.id),
      removalReason: document.removedAt === null ? null : await findRemovalReason(visit.work, document.id),
      mayKeep: mayKeepDocuments(visit),
      mayPut: mayPutOnFile(visit, document),
      isProvider: visit.asker.role === 'provider',
      today: visit.today,
      done: new URL(request.url).searchParams.get('done'),
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  return answerFilesForm(request, params, async ({ work }) => {
    const document = await findDocument(work, params.id)
    if (!document) throw new Response(null, { status: 404 })
    return { documentId: document.id }
  })
}

/** One document: its days, its file, who opened it, and what may be done with it. */
export default function FilesOnePage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { documents: text, frame } = useWords()
  const language = useLanguage()
  const { slug, document, looks, removalReason, mayKeep, mayPut, isProvider, today, done } = loaderData
  const { one } = text
  const isThere = document.fileName !== null && document.state !== 'removed'
  return (
    <>
      <title>{document.title}</title>
      <PageHeading
        title={document.title}
        trailLabel={text.title}
        trail={[
          ...(isProvider ? [] : [{ href: `/${slug}/files`, label: text.title }]),
          { href: `/${slug}/providers/${document.providerId}/files`, label: document.providerName },
        ]}
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
      {document.replacedById && (
        <Notice kind="info">
          {one.replacedBy} <a href={`/${slug}/files/${document.replacedById}`}>{one.toNewer}</a>
        </Notice>
      )}
      {document.removedAt && (
        <Notice kind="care">
          {removalReason
            ? one.removedWhy(writeDay(document.removedAt.slice(0, 10), language), removalReason)
            : one.removedOn(writeDay(document.removedAt.slice(0, 10), language))}
        </Notice>
      )}
      <DocumentFacts document={document} slug={slug} />
      {isThere && (
        <p className="button-line">
          <a href={`/${slug}/files/${document.id}/content`} className="usa-button usa-button--outline">
            {one.open}
          </a>
        </p>
      )}
      {document.fileName !== null && (
        <section className="part">
          <h2>{one.looks}</h2>
          {looks.length === 0 ? (
            <p className="explains">{one.noLooks}</p>
          ) : (
            <ul className="agenda">
              {looks.map((look) => (
                <li key={`${look.name} ${look.lookedAt}`}>
                  {one.look(look.name ?? one.unknownPerson, writeDay(look.lookedAt.slice(0, 10), language))}
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <DocumentForms document={document} mayKeep={mayKeep} mayPut={mayPut} today={today} problem={problem} />
    </>
  )
}
