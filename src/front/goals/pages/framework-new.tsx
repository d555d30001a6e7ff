import { redirect } from 'react-router'
import type { Reads } from '../../../ground/platform/database.server.ts'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { lineKey } from '../../../performance/goals/framework-words.ts'
import { findFramework } from '../../../performance/goals/list-frameworks.ts'
import { listPackages } from '../../../performance/goals/list-packages.ts'
import { listStandards } from '../../../performance/goals/list-standards.ts'
import { mayPropose } from '../../../performance/goals/may.ts'
import { proposeFramework } from '../../../performance/goals/propose-framework.ts'
import type { Standard } from '../../../performance/goals/standard.ts'
import { asGovernment } from '../../data/as-government.server.ts'
import { readTypedFramework, type TypedFramework, toFramework, toTypedLines } from '../framework-form.ts'
import { listKnownMeasures } from '../list-known-measures.ts'
import { listPossibleFunders } from '../list-possible-funders.ts'
import type { Route } from './+types/framework-new'
import { FrameworkLines } from './framework-lines.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const from = query.get('from')
  return asGovernment(request, params, async (visit) => {
    if (!mayPropose(visit)) throw new Response('not-allowed', { status: 403 })
    const known = await listKnownMeasures(visit.work)
    const previous = from === null ? null : await findFramework(visit.work, from)
    const theirs = await findTheirs(visit.work, query.get('package'), query.get('theirs'))
    const standing = (await listStandards(visit.work)).filter((one): one is Standard => !('contractNumber' in one))
    return {
      known,
      previous,
      theirs: theirs && { name: theirs.name, version: theirs.version, policyArea: theirs.policyArea },
      lines: toTypedLines(previous?.measures ?? theirs?.measures ?? newestOf(standing, visit.today), known),
      possible: await listPossibleFunders(visit.work),
      slug: visit.jurisdiction.slug,
    }
  })
}

/** A framework that another installation sent: its lines are where a proposal of our own begins. */
async function findTheirs(db: Reads, packageId: string | null, id: string | null) {
  if (packageId === null) return null
  const found = (await listPackages(db)).find((one) => one.id === packageId)
  return found?.content.frameworks.find((one) => one.id === id) ?? null
}

/** Of the standards of a kind of program the one that holds on a day. */
function newestOf(standards: Standard[], today: string): Standard[] {
  const holding = new Map<string, Standard>()
  for (const one of standards.filter(({ from }) => from <= today)) {
    const known = holding.get(lineKey(one))
    if (!known || known.from < one.from) holding.set(lineKey(one), one)
  }
  return [...holding.values()].sort((a, b) => (lineOrder(a) < lineOrder(b) ? -1 : 1))
}

const lineOrder = ({ programType, population, measure }: Standard) =>
  [programType, population ?? '', measure].join('\n')

export async function action({ request, params }: Route.ActionArgs) {
  const typed = readTypedFramework(await request.formData())
  const answer = await asGovernment(request, params, async (visit) =>
    proposeFramework(visit, toFramework(typed, await listKnownMeasures(visit.work))),
  )
  if ('refused' in answer) return { refused: answer.refused, typed }
  return redirect(`/${params.jurisdiction}/frameworks/${answer.done.id}?done=proposed`)
}

/** Proposes a framework: its words, who asks for it together, and its lines, which begin with what holds today. */
export default function FrameworkNewPage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { frameworks: text, frame } = useWords()
  const { form } = text
  const { known, previous, theirs, possible, slug } = loaderData
  const begins = previous ?? theirs
  const typed: Partial<TypedFramework> = problem?.typed ?? {
    name: begins?.name,
    policyArea: begins?.policyArea,
    description: previous?.description,
    funders: previous?.funders.map((one) => (one.organizationId ? `${one.organizationId}|${one.name}` : one.name)),
  }
  const chosen = new Set(typed.funders ?? [])
  const title = previous ? text.proposeVersion : form.title
  return (
    <>
      <title>{title}</title>
      <PageHeading
        title={title}
        trailLabel={text.title}
        trail={[{ href: `/${slug}/frameworks`, label: text.title }]}
        lead={begins ? form.leadVersion(begins.name, begins.version) : form.lead}
      />
      {problem && (
        <ErrorSummary
          heading={text.problems}
          errors={[{ message: text.refusals[problem.refused] ?? frame.refusals[problem.refused] }]}
        />
      )}
      <form method="post" className="framework-form">
        <input type="hidden" name="previousId" value={previous?.id ?? typed.previousId ?? ''} />
        <div className="field-pairs">
          <Field name="name" label={form.name} defaultValue={typed.name} required maxLength={200} />
          <Field name="policyArea" label={form.policyArea} defaultValue={typed.policyArea} required maxLength={100} />
          <Field name="commentsUntil" type="date" label={form.commentsUntil} defaultValue={typed.commentsUntil} />
        </div>
        <Field
          name="description"
          control="textarea"
          label={form.description}
          defaultValue={typed.description}
          maxLength={4000}
        />
        <fieldset className="usa-fieldset choices">
          <legend className="usa-label">{form.funders}</legend>
          {possible.map((one, index) => (
            <div key={one.value} className="usa-checkbox">
              <input
                className="usa-checkbox__input"
                type="checkbox"
                name="funder"
                id={`funder-${index}`}
                value={one.value}
                defaultChecked={chosen.has(one.value)}
              />
              <label className="usa-checkbox__label" htmlFor={`funder-${index}`}>
                {one.name}, {one.isOrganization ? text.organization : text.department}
              </label>
            </div>
          ))}
        </fieldset>
        <Field
          name="otherFunders"
          control="textarea"
          label={form.otherFunders}
          defaultValue={
            typed.otherFunders ?? [...chosen].filter((value) => !possible.some((one) => one.value === value)).join('\n')
          }
        />
        <FrameworkLines
          lines={problem?.typed.lines ?? loaderData.lines}
          known={known}
          isAgain={problem !== undefined}
        />
        <button type="submit" className="usa-button">
          {form.send}
        </button>
      </form>
    </>
  )
}
