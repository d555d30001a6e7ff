import { asVisitor } from '../../../ground/people/session.server.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { mayExchange } from '../../../performance/goals/may.ts'
import type { Route } from './+types/package'
import { answerPackageForm } from './answer-package-form.server.ts'
import { PackageLookPart } from './package-look.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return asVisitor(request, params, async (visit) => {
    if (!mayExchange(visit)) throw new Response(null, { status: 404 })
    const { slug, isDemo } = visit.jurisdiction
    return { slug, isDemo, done: query.get('done'), id: query.get('package'), from: query.get('from') ?? '' }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  return answerPackageForm(request, params)
}

/** Takes in a signed package of another installation: first who signed it and what it brings, then the decision. */
export default function PackagePage({ loaderData, actionData }: Route.ComponentProps) {
  const { packages: text, frameworks, frame } = useWords()
  const { slug, isDemo, done, id, from } = loaderData
  const refused = actionData && 'refused' in actionData ? actionData.refused : null
  const look = actionData && 'look' in actionData ? actionData.look : null
  return (
    <>
      <title>{text.title}</title>
      <PageHeading
        title={text.title}
        lead={text.lead}
        trailLabel={frameworks.title}
        trail={[{ href: `/${slug}/frameworks`, label: frameworks.title }]}
      />
      {refused && (
        <ErrorSummary
          heading={text.notTaken}
          errors={[{ message: frameworks.refusals[refused] ?? frame.refusals[refused] ?? refused }]}
        />
      )}
      {!actionData && done === 'taken-in' && (
        <Notice kind="info" isAnswer>
          <form method="post" encType="multipart/form-data" action="?" className="undo-line">
            {text.takenIn(from)} <a href={`/${slug}/frameworks#received`}>{text.toReceived}</a>{' '}
            <input type="hidden" name="package" value={id ?? ''} />
            <button type="submit" name="do" value="take-back" className="usa-button usa-button--unstyled">
              {frameworks.undo}
            </button>
          </form>
        </Notice>
      )}
      {!actionData && done === 'taken-back' && (
        <Notice kind="info" isAnswer>
          {text.takenBack(from)}
        </Notice>
      )}
      {isDemo ? (
        <EmptyState sentence={text.demo}>
          <p>{text.demoHow}</p>
        </EmptyState>
      ) : look ? (
        <PackageLookPart look={look} />
      ) : (
        <section className="part">
          <form method="post" encType="multipart/form-data" action="?">
            <Field name="file" control="file" label={text.file} hint={text.fileHint} accept=".json" required />
            <p className="button-line">
              <button type="submit" name="do" value="look" className="usa-button">
                {text.look}
              </button>
            </p>
          </form>
        </section>
      )}
    </>
  )
}
