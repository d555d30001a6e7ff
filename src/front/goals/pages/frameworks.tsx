import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { writeFingerprint } from '../../../ground/platform/signing-key.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { RowList } from '../../../ground/ui/row-list.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import { listFrameworks } from '../../../performance/goals/list-frameworks.ts'
import { listPackages, type ReceivedPackage } from '../../../performance/goals/list-packages.ts'
import { mayPropose } from '../../../performance/goals/may.ts'
import type { Route } from './+types/frameworks'
import { ReceivedPackages, type ShownPackage } from './received-packages.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => ({
    frameworks: await listFrameworks(visit.work),
    packages: (await listPackages(visit.work)).map(toShown),
    slug: visit.jurisdiction.slug,
    mayKeep: mayPropose(visit),
    isGovernment: worksForTheGovernment(visit),
  }))
}

function toShown({ id, fromName, madeAt, fingerprint, content }: ReceivedPackage): ShownPackage {
  return {
    id,
    name: fromName,
    isDemo: content.from.isDemo,
    madeAt,
    fingerprint: writeFingerprint(fingerprint),
    results: content.results.length,
    frameworks: content.frameworks.map(({ id: own, name, version, policyArea }) => ({
      id: own,
      name,
      version,
      policyArea,
    })),
  }
}

/** Every framework with how it stands: a provider sees those for its kinds of program. */
export default function FrameworksPage({ loaderData }: Route.ComponentProps) {
  const { frameworks: text, goals, frame } = useWords()
  const language = useLanguage()
  const { frameworks, slug, mayKeep, isGovernment } = loaderData
  const day = (moment: string) => writeDay(moment.slice(0, 10), language)
  return (
    <>
      <title>{text.title}</title>
      <PageHeading
        title={text.title}
        lead={isGovernment ? text.lead : text.leadProvider}
        trailLabel={frame.nav.goals}
        trail={isGovernment ? [{ href: `/${slug}/goals`, label: goals.title }] : []}
      />
      {frameworks.length === 0 && (
        <EmptyState sentence={isGovernment ? text.empty : text.emptyProvider}>
          {isGovernment && <p>{text.emptyHow}</p>}
          {mayKeep && (
            <a className="usa-button" href={`/${slug}/frameworks/new`}>
              {text.propose}
            </a>
          )}
        </EmptyState>
      )}
      {frameworks.length > 0 && (
        <RowList
          rows={frameworks.map((one) => ({
            key: one.id,
            name: <a href={`/${slug}/frameworks/${one.id}`}>{one.name}</a>,
            underName: `${text.version(one.version)}, ${text.state[one.state]}`,
            sentence: text.by(one.policyArea, one.proposedBy, day(one.proposedAt)),
            explanation: [
              text.lines(one.measures.length),
              text.signedOf(one.funders.filter((funder) => funder.signedOn !== null).length, one.funders.length),
              text.commentCount(one.comments.length),
            ].join('; '),
          }))}
        />
      )}
      {frameworks.length > 0 && (
        <p className="under-table not-printed">
          {mayKeep && (
            <>
              <a className="usa-button" href={`/${slug}/frameworks/new`}>
                {text.propose}
              </a>{' '}
            </>
          )}
          <a href={`/${slug}/frameworks.csv`}>{text.download}</a> · <a href={`/${slug}/frameworks.xlsx`}>Excel</a>
        </p>
      )}
      <ReceivedPackages packages={loaderData.packages} slug={slug} mayKeep={mayKeep} />
    </>
  )
}
