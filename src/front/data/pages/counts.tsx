import { redirect } from 'react-router'
import { addMonths, isMonth } from '../../../ground/platform/day.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { mayBringData } from '../../../ground/submissions/may.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeMonth } from '../../../ground/words/write-value.ts'
import { listCountedPrograms } from '../../../performance/reports/list-counted-programs.ts'
import { findFaults, linesOf, readTyped, type TypedFault } from '../../../performance/reports/typed-counts.ts'
import { findLocks } from '../../../performance/results/list-period-locks.ts'
import { asGovernment } from '../as-government.server.ts'
import { listKnownCounts } from '../list-known-counts.ts'
import { takeTypedCounts } from '../take-typed-counts.ts'
import type { Route } from './+types/counts'
import { CountFields } from './count-fields.tsx'

const monthsOffered = 24

/** Program and month as the address names them; only what is offered can be chosen. */
async function findChoice(visit: Visit, query: URLSearchParams) {
  const programs = await listCountedPrograms(visit.work)
  const last = addMonths(visit.today.slice(0, 7), -1)
  const months = Array.from({ length: monthsOffered }, (_, back) => addMonths(last, -back))
  const program = programs.find((one) => one.id === query.get('program')) ?? null
  const asked = query.get('month') ?? ''
  return { programs, months, program, month: isMonth(asked) && months.includes(asked) ? asked : last }
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return asGovernment(request, params, async (visit) => {
    if (!mayBringData(visit)) throw new Response('not-allowed', { status: 403 })
    const choice = await findChoice(visit, query)
    const kept = choice.program ? await listKnownCounts(visit.work, choice.program.id, choice.month) : null
    const isLocked = (await findLocks(visit.work)).isLocked(choice.month, choice.program?.id ?? null)
    return { ...choice, kept, isLocked, slug: visit.jurisdiction.slug, saved: query.get('saved') }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const query = new URL(request.url).searchParams
  const form = await request.formData()
  const note = String(form.get('note') ?? '')
    .trim()
    .slice(0, 1000)
  return asGovernment(request, params, async (visit) => {
    const { program, month } = await findChoice(visit, query)
    if (!program) throw new Response('program-not-found', { status: 400 })
    const { known: months, asked, others } = await listKnownCounts(visit.work, program.id, month)
    const measures = [...asked, ...others]
    const typed = readTyped(form, measures)
    const faults = findFaults(typed, measures)
    if (faults.length > 0) return { faults, typed, note }
    if ((await findLocks(visit.work)).isLocked(month, program.id)) throw new Response('period-locked', { status: 403 })
    const known = new Map(Object.entries(months[0]!.counts))
    const lines = linesOf(typed, { programId: program.id, month, note, known })
    const taken = await takeTypedCounts(visit, { lines, title: `${program.name}, ${month}` })
    if ('refused' in taken) throw new Response(taken.refused, { status: 403 })
    const saved = taken.done.submissionId ? 'yes' : 'same'
    return redirect(`/${visit.jurisdiction.slug}/data/counts?program=${program.id}&month=${month}&saved=${saved}`)
  })
}

/** Counts of a program that keeps its records outside the HMIS: two minutes a month, on a phone too. */
export default function CountsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { data, measures, frame, reports } = useWords()
  const language = useLanguage()
  const { counts } = data
  const { programs, months, program, month, kept, isLocked, slug, saved } = loaderData
  const say = ({ problem, measure }: TypedFault) => counts.wrong[problem](measures.title[measure] ?? measure)
  return (
    <>
      <title>{counts.title}</title>
      <PageHeading
        title={counts.title}
        trailLabel={frame.nav.data}
        trail={[{ href: `/${slug}/data`, label: data.title }]}
        lead={counts.lead}
      />
      {actionData && (
        <ErrorSummary
          heading={counts.problems}
          errors={actionData.faults.map((fault) => ({ fieldId: fault.fieldId, message: say(fault) }))}
        />
      )}
      {!actionData && saved && (
        <Notice kind="info" isAnswer>
          {saved === 'yes' ? counts.saved : counts.same}
        </Notice>
      )}
      {programs.length === 0 ? (
        <EmptyState sentence={counts.noPrograms}>
          <a className="usa-button" href={`/${slug}/data/map`}>
            {data.map.title}
          </a>
        </EmptyState>
      ) : (
        <form method="get" className="choose-line">
          <Field
            control="select"
            name="program"
            label={counts.program}
            defaultValue={program?.id}
            options={programs.map((one) => ({ value: one.id, label: `${one.providerName}: ${one.name}` }))}
          />
          <Field
            control="select"
            name="month"
            label={counts.month}
            defaultValue={month}
            options={months.map((one) => ({ value: one, label: writeMonth(one, language) }))}
          />
          <button type="submit" className={`usa-button${kept ? ' usa-button--outline' : ''}`}>
            {counts.choose}
          </button>
        </form>
      )}
      {program && kept && isLocked && <Notice kind="care">{reports.form.locked}</Notice>}
      {program && kept && !isLocked && (
        <CountFields
          key={`${program.id} ${month}`}
          title={`${program.name}, ${writeMonth(month, language)}`}
          explains={<p>{counts.blankIsMissing}</p>}
          {...kept}
          typed={actionData?.typed}
          note={actionData?.note}
          noteHint={counts.noteHint}
          faults={actionData?.faults ?? []}
          say={say}
          draftAddress={null}
        >
          <button type="submit" className="usa-button">
            {counts.save}
          </button>
        </CountFields>
      )}
    </>
  )
}
