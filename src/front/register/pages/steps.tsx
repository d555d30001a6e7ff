import { asVisitor } from '../../../ground/people/session.server.ts'
import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Language, Words } from '../../../ground/words/words.ts'
import { writeCount, writeValue } from '../../../ground/words/write-value.ts'
import { findRegister } from '../../portfolio/find-register.ts'
import { findStepReport, unknownGroup } from '../find-step-report.ts'
import { type Spread, type StepCount, steps } from '../step-days.ts'
import type { Route } from './+types/steps'
import { RegisterLinks } from './register-links.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const asked = { department: query.get('department'), year: query.get('year') }
  return asVisitor(request, params, async (visit) => {
    const { rows } = await findRegister(visit)
    return {
      ...(await findStepReport(visit, asked)),
      unsigned: rows.filter((row) => row.status === 'running-unsigned').length,
      slug: visit.jurisdiction.slug,
    }
  })
}

/** How long the government itself takes, from the need to the first payment. */
export default function StepsPage({ loaderData }: Route.ComponentProps) {
  const words = useWords()
  const language = useLanguage()
  const { register } = words
  const { whole, byDepartment, byYear, slug, department, year, unsigned } = loaderData
  const isKnown = steps.some((step) => whole.steps[step].spread !== null) || whole.signed > 0
  const isNarrowed = department !== null || year !== null
  return (
    <>
      <title>{register.stepsTitle}</title>
      <PageHeading title={register.stepsTitle} lead={register.stepsLead} />
      <RegisterLinks slug={slug} current="steps" />
      {!isKnown && !isNarrowed ? (
        <EmptyState sentence={loaderData.all === 0 ? register.noContracts : register.noSteps}>
          <p>{register.noStepsHow}</p>
          <a className="usa-button" href={`/${slug}/data`}>
            {register.toData}
          </a>
        </EmptyState>
      ) : (
        <>
          <form method="get" className="choose-line">
            <Field
              name="department"
              control="select"
              label={register.dimension.department}
              defaultValue={department ?? ''}
              options={optionsOf(loaderData.departments, register.any.department, register.notKnown.department)}
            />
            <Field
              name="year"
              control="select"
              label={register.fiscalYear}
              defaultValue={year ?? ''}
              options={optionsOf(loaderData.years, register.anyYear, register.yearUnknown)}
            />
            <button type="submit" className="usa-button usa-button--outline">
              {register.show}
            </button>
            {isNarrowed && <a href={`/${slug}/steps`}>{register.clear}</a>}
          </form>
          <p className="steps-sentence">{lateSentence(whole, words, language)}</p>
          {unsigned > 0 && (
            <p>
              <a href={`/${slug}/contracts?status=running-unsigned`}>
                {register.runUnsigned(unsigned, writeCount(unsigned, language))}
              </a>
            </p>
          )}
          <EachStep whole={whole} />
          <Groups
            heading={register.byDepartment}
            groups={byDepartment}
            first={register.dimension.department}
            none={register.notKnown.department}
          />
          <Groups heading={register.byYear} groups={byYear} first={register.fiscalYear} none={register.yearUnknown} />
        </>
      )}
    </>
  )
}

function optionsOf(values: string[], every: string, none: string) {
  return [
    { value: '', label: every },
    ...values.map((value) => ({ value, label: value === unknownGroup ? none : value })),
  ]
}

/** How many were signed after their term had begun, in a sentence. */
function lateSentence({ signed, late }: StepCount, { register }: Words, language: Language): string {
  if (signed === 0) return register.signedUnknown
  if (late === null) return register.signedInTime(writeCount(signed, language))
  return register.signedLate(
    writeCount(late.count, language),
    writeCount(signed, language),
    writeValue(late.count / signed, 'share', language),
    writeCount(Math.round(late.median), language),
    writeCount(late.ninety, language),
  )
}

function EachStep({ whole }: { whole: StepCount }) {
  const { register } = useWords()
  const language = useLanguage()
  const count = (n: number) => writeCount(Math.round(n), language)
  const pick = (of: (spread: Spread) => number) => (row: (typeof rows)[number]) =>
    row.spread === null ? <span className="explains">{register.unknown}</span> : count(of(row.spread))
  const rows = steps.map((step) => ({ step, ...whole.steps[step] }))
  const { columns } = register
  return (
    <section className="part">
      <h2>{register.eachStep}</h2>
      <p className="explains">{register.eachStepNote}</p>
      <DataTable
        caption={register.eachStep}
        isCaptionHidden
        rows={rows}
        rowKey={(row) => row.step}
        columns={[
          { key: 'step', heading: columns.step, cell: (row) => register.step[row.step] },
          {
            key: 'median',
            heading: columns.median,
            phoneLabel: columns.median,
            isNumeric: true,
            cell: pick((one) => one.median),
          },
          {
            key: 'ninety',
            heading: columns.ninety,
            phoneLabel: columns.ninety,
            isNumeric: true,
            cell: pick((one) => one.ninety),
          },
          {
            key: 'count',
            heading: columns.contracts,
            phoneLabel: columns.contracts,
            isNumeric: true,
            cell: (row) => count(row.spread?.count ?? 0),
          },
          {
            key: 'unknown',
            heading: columns.withoutDays,
            phoneLabel: columns.withoutDays,
            isNumeric: true,
            cell: (row) => count(row.unknown),
          },
          {
            key: 'disordered',
            heading: columns.disordered,
            phoneLabel: columns.disordered,
            isNumeric: true,
            cell: (row) => count(row.disordered),
          },
        ]}
      />
    </section>
  )
}

type Group = { name: string } & StepCount

function Groups({ heading, groups, first, none }: { heading: string; groups: Group[]; first: string; none: string }) {
  const { register } = useWords()
  const language = useLanguage()
  if (groups.length < 2) return null
  const count = (n: number) => writeCount(Math.round(n), language)
  const ofSteps = steps.map(
    (step): TableColumn<Group> => ({
      key: step,
      heading: register.stepShort[step],
      phoneLabel: register.stepShort[step],
      isNumeric: true,
      cell: (group) => {
        const { spread } = group.steps[step]
        if (spread === null) return <span className="explains">{register.unknown}</span>
        return (
          <>
            {count(spread.median)} <span className="explains">{register.ofContracts(count(spread.count))}</span>
          </>
        )
      },
    }),
  )
  return (
    <section className="part">
      <h2>{heading}</h2>
      <p className="explains">{register.groupNote}</p>
      <DataTable
        caption={heading}
        isCaptionHidden
        rows={groups}
        rowKey={(group) => group.name}
        columns={[
          { key: 'name', heading: first, cell: ({ name }) => (name === unknownGroup ? none : name) },
          {
            key: 'contracts',
            heading: register.columns.contracts,
            phoneLabel: register.columns.contracts,
            isNumeric: true,
            cell: (group) => count(group.contracts),
          },
          ...ofSteps,
          {
            key: 'late',
            heading: register.columns.late,
            phoneLabel: register.columns.late,
            isNumeric: true,
            cell: ({ signed, late }) =>
              signed === 0 ? (
                <span className="explains">{register.unknown}</span>
              ) : (
                <>
                  {writeValue((late?.count ?? 0) / signed, 'share', language)}{' '}
                  <span className="explains">{register.ofContracts(count(signed))}</span>
                </>
              ),
          },
        ]}
      />
    </section>
  )
}
