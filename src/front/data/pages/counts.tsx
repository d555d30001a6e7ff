import { redirect } from 'react-router'
import { addMonths, isMonth, type Month } from '../../../ground/platform/day.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { mayBringData } from '../../../ground/submissions/may.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeMonth } from '../../../ground/words/write-value.ts'
import { type Measure, typedCount } from '../../../performance/measures/measure.ts'
import { listResults } from '../../../performance/results/list-results.ts'
import { asGovernment } from '../as-government.server.ts'
import { listCountedPrograms } from '../list-counted-programs.ts'
import { listProgramMeasures } from '../list-program-measures.ts'
import { takeTypedCounts } from '../take-typed-counts.ts'
import { findFaults, type KnownCount, linesOf, readTyped, type TypedFault } from '../typed-counts.ts'
import type { Route } from './+types/counts'
import { CountFields } from './count-fields.tsx'

const monthsOffered = 24
export type MonthKnown = { month: Month; counts: Record<string, KnownCount>; note: string }

/** Program and month as the address names them; only what is offered can be chosen. */
async function findChoice(visit: Visit, query: URLSearchParams) {
  const programs = await listCountedPrograms(visit.work)
  const last = addMonths(visit.today.slice(0, 7), -1)
  const months = Array.from({ length: monthsOffered }, (_, back) => addMonths(last, -back))
  const program = programs.find((one) => one.id === query.get('program')) ?? null
  const asked = query.get('month') ?? ''
  return { programs, months, program, month: isMonth(asked) && months.includes(asked) ? asked : last }
}

async function listKnown(visit: Visit, programId: string, measures: Measure[], month: Month): Promise<MonthKnown[]> {
  const unitOf = new Map(measures.map((measure) => [measure.key, measure.units[0]!]))
  const asked = {
    programIds: [programId],
    unit: [...new Set(unitOf.values())],
    fromMonth: addMonths(month, -2),
    toMonth: month,
  }
  const formatOf = new Map(measures.map((measure) => [measure.key, measure]))
  const results = await listResults(visit.work, asked)
  return [month, addMonths(month, -1), addMonths(month, -2)].map((one) => {
    const ofMonth = results.filter((result) => result.month === one && result.unit === unitOf.get(result.measure))
    return {
      month: one,
      counts: Object.fromEntries(
        ofMonth.map(({ measure, numerator, denominator }) => [
          measure,
          { numerator: typedCount(formatOf.get(measure)!, numerator), denominator },
        ]),
      ),
      note: ofMonth.find((result) => result.note)?.note ?? '',
    }
  })
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return asGovernment(request, params, async (visit) => {
    if (!mayBringData(visit)) throw new Response('not-allowed', { status: 403 })
    const choice = await findChoice(visit, query)
    const { program, month } = choice
    const measures = program ? await listProgramMeasures(visit.work, program.id, query.has('all')) : []
    const known = program ? await listKnown(visit, program.id, measures, month) : null
    return {
      ...choice,
      measures,
      isAll: query.has('all'),
      known,
      slug: visit.jurisdiction.slug,
      saved: query.get('saved'),
    }
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
    const measures = await listProgramMeasures(visit.work, program.id, query.has('all'))
    const typed = readTyped(form, measures)
    const faults = findFaults(typed, measures)
    if (faults.length > 0) return { faults, typed, note }
    const [now] = await listKnown(visit, program.id, measures, month)
    const known = new Map(Object.entries(now!.counts))
    const lines = linesOf(typed, { programId: program.id, month, note, known })
    const taken = await takeTypedCounts(visit, { lines, title: `${program.name}, ${month}` })
    if ('refused' in taken) throw new Response(taken.refused, { status: 403 })
    const saved = taken.done.submissionId ? 'yes' : 'same'
    return redirect(
      `/${visit.jurisdiction.slug}/data/counts?program=${program.id}&month=${month}&saved=${saved}${query.has('all') ? '&all' : ''}`,
    )
  })
}

/** Counts of a program that keeps its records outside the HMIS: two minutes a month, on a phone too. */
export default function CountsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { data, measures, frame } = useWords()
  const language = useLanguage()
  const { counts } = data
  const { programs, months, program, month, known, slug, saved } = loaderData
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
          <button type="submit" className={`usa-button${known ? ' usa-button--outline' : ''}`}>
            {counts.choose}
          </button>
        </form>
      )}
      {program && known && !loaderData.isAll && (
        <p className="explains">
          <a href={`?program=${program.id}&month=${month}&all`}>{counts.showAll}</a>
        </p>
      )}
      {program && known && (
        <CountFields
          key={`${program.id} ${month}`}
          title={`${program.name}, ${writeMonth(month, language)}`}
          known={known}
          asked={loaderData.measures}
          typed={actionData?.typed}
          note={actionData?.note}
          faults={actionData?.faults ?? []}
          say={say}
        />
      )}
    </>
  )
}
