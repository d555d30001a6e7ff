import { redirect } from 'react-router'
import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeMonth } from '../../../ground/words/write-value.ts'
import { mayMuteChecks } from '../../../performance/intake/hmis/checks/may.ts'
import { type FoundInProgram, findCheck } from '../find-check.ts'
import type { Route } from './+types/check'
import { answerCheckForm } from './answer-check-form.server.ts'
import { CheckMuting } from './check-muting.tsx'
import { MovedFigures } from './moved-figures.tsx'
import { ShareOfRecords } from './share-of-records.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async (visit) => {
    const check = await findCheck(visit.work, params.key)
    if (check === null) throw new Response(null, { status: 404 })
    return {
      check,
      slug: visit.jurisdiction.slug,
      mayMute: mayMuteChecks(visit),
      isGovernment: worksForTheGovernment(visit),
      done: new URL(request.url).searchParams.get('done'),
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const form = await request.formData()
  const answer = await asVisitor(request, params, (visit) => answerCheckForm(visit, params.key, form))
  if ('refused' in answer) return answer
  return redirect(`/${params.jurisdiction}/data/checks/${params.key}?done=${answer.done}`)
}

const shownPlaces = 20

/** One check: what it found, why that matters, how to mend it, and how far it moves the figures. */
export default function CheckPage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { checks, measures } = useWords()
  const language = useLanguage()
  const { check, slug, mayMute, isGovernment, done } = loaderData
  const name = checks.names[check.key as keyof typeof checks.names]
  const records = check.places.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <title>{name}</title>
      <PageHeading
        title={name}
        trailLabel={checks.title}
        trail={[
          ...(isGovernment ? [{ href: `/${slug}/data`, label: checks.dataTitle }] : []),
          { href: `/${slug}/data/checks`, label: checks.title },
        ]}
        lead={`${checks.grades[check.grade]}. ${checks.where(check.file, check.column)}. ${checks.recordCount(records, writeCount(records, language))}`}
      />
      {problem && (
        <ErrorSummary
          heading={checks.problems}
          errors={[{ fieldId: 'reason', message: checks.refusals[problem.refused] }]}
        />
      )}
      {!problem && (done === 'muted' || done === 'shown') && (
        <Notice kind="info" isAnswer>
          {checks.done[done]}
        </Notice>
      )}
      <dl className="card-list">
        <div className="card-row">
          <dt>{checks.whyHeading}</dt>
          <dd>{checks.why[check.why]}</dd>
        </div>
        <div className="card-row">
          <dt>{checks.fixHeading}</dt>
          <dd>{checks.fix[check.fix]}</dd>
        </div>
        <div className="card-row">
          <dt>{checks.columns.moves}</dt>
          <dd>
            {check.moves.length === 0
              ? checks.movesNothing
              : check.moves.map((measure) => measures.title[measure]).join(', ')}
          </dd>
        </div>
      </dl>
      {check.month !== null && check.figures.length > 0 && (
        <section className="part">
          <h2>{checks.withAndWithout}</h2>
          <p className="explains">{checks.withAndWithoutNote(writeMonth(check.month, language))}</p>
          <MovedFigures figures={check.figures} slug={slug} />
        </section>
      )}
      {check.places.length > 0 && (
        <section className="part">
          <h2>{checks.inPrograms}</h2>
          <Places places={check.places.slice(0, shownPlaces)} slug={slug} isGovernment={isGovernment} />
          {check.places.length > shownPlaces && (
            <details>
              <summary>{checks.morePlaces(writeCount(check.places.length - shownPlaces, language))}</summary>
              <Places places={check.places.slice(shownPlaces)} slug={slug} isGovernment={isGovernment} />
            </details>
          )}
        </section>
      )}
      <CheckMuting mute={check.mute} mayMute={mayMute} />
    </>
  )
}

function Places({ places, slug, isGovernment }: { places: FoundInProgram[]; slug: string; isGovernment: boolean }) {
  const { checks } = useWords()
  const language = useLanguage()
  const { columns } = checks
  return (
    <DataTable
      caption={checks.inPrograms}
      isCaptionHidden
      rows={places}
      rowKey={(row) => row.projectId}
      columns={[
        {
          key: 'program',
          heading: checks.program,
          cell: ({ programs }) =>
            programs.length === 0 ? (
              <span className="explains">{checks.notMapped}</span>
            ) : (
              programs.map(({ id, program }, i) => (
                <span key={id}>
                  {i > 0 && ', '}
                  <a href={`/${slug}/programs/${id}`}>{program}</a>
                </span>
              ))
            ),
        },
        ...(isGovernment
          ? [
              {
                key: 'provider',
                heading: columns.provider,
                cell: ({ programs }: FoundInProgram) =>
                  [...new Set(programs.map(({ provider }) => provider))].join(', '),
              },
            ]
          : []),
        { key: 'project', heading: 'ProjectID', phoneLabel: 'ProjectID', cell: (row) => row.projectId },
        {
          key: 'records',
          heading: columns.records,
          isNumeric: true,
          phoneLabel: columns.records,
          cell: (row) => writeCount(row.count, language),
        },
        {
          key: 'share',
          heading: columns.share,
          isNumeric: true,
          phoneLabel: columns.share,
          cell: (row) => <ShareOfRecords count={row.count} lookedAt={row.lookedAt} />,
        },
      ]}
    />
  )
}
