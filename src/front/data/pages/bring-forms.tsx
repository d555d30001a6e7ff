import { Fragment } from 'react'
import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Language, Words } from '../../../ground/words/words.ts'
import { writeCount, writeDay } from '../../../ground/words/write-value.ts'
import type { DataOverview } from '../find-data-overview.ts'
import type { BringProblem, Step } from './answer-data-form.server.ts'
import { LargeFileForm } from './large-file-form.tsx'

type Known = Omit<DataOverview, 'submissions'>

/** What a file may look like: names of columns are those of the file, in any language. */
const samples: Record<Exclude<Step, 'hmis'>, string> = {
  contracts: `Contract Number,Vendor,Title,Start Date,End Date,Amount
HS-2024-017,Harbor House,Enhanced shelter,2026-01-01,2026-12-31,"$2,400,000"`,
  programs: `contract_number,program,program_type,population,hmis_project_id,from,to
HS-2024-017,Harbor House nights,Emergency shelter,Single adults,1204,2026-01-01,`,
  standards: `program_type,population,measure,minimum,target,direction,from
Emergency shelter,,exits-to-permanent-housing,40%,50%,increase,2026-01-01
Emergency shelter,,length-of-stay,90,60,decrease,2026-01-01`,
  results: `program,measure,period,numerator,denominator,note
Pier 9 outreach,exits-to-permanent-housing,2026-07,4,11,`,
}

const accepted: Record<Step, string> = {
  contracts: '.csv,.txt,.tsv,.xlsx,.json',
  programs: '.csv,.txt,.tsv,.xlsx',
  standards: '.csv,.txt,.tsv,.xlsx',
  hmis: '.zip',
  results: '.csv,.txt,.tsv,.json,.xlsx',
}

const order: Step[] = ['contracts', 'programs', 'standards', 'hmis', 'results']

/** The first thing that is not known yet is the one to bring next, and has the page's filled button. */
const nextStep = (known: Known): Step | undefined => order.find((step) => !isKnown(step, known))

const isKnown = (step: Step, known: Known): boolean => {
  if (step === 'contracts') return known.contracts > 0
  if (step === 'programs') return known.mapLines > 0
  if (step === 'standards') return known.standards > 0
  if (step === 'hmis') return known.lastExport !== null
  return known.typedFigures > 0
}

type Props = { known: Known; slug: string; mayBring: boolean; isDemo: boolean; problem: BringProblem | undefined }

/** Five steps in order: what is known so far, what the file looks like, and a form of one field. */
export function BringForms({ known, slug, mayBring, isDemo, problem }: Props) {
  const { data, backtest } = useWords()
  const language = useLanguage()
  const next = nextStep(known)
  return (
    <section className="part">
      <h2>{data.ways}</h2>
      {order.map((step) => (
        <Fragment key={step}>
          <div className="bring" id={step}>
            <div>
              <h3>{data.steps[step].name}</h3>
              <p>
                <strong>{sayKnown(step, known, data, language)}</strong>
              </p>
              <p className="explains">{data.steps[step].text}</p>
            </div>
            <div>
              {mayBring && !isDemo && (
                <BringForm
                  slug={slug}
                  step={step}
                  isNext={step === next}
                  problem={problem?.step === step ? problem : undefined}
                />
              )}
              {step !== 'hmis' && (
                <details className="file-sample">
                  <summary>{data.looksLike}</summary>
                  <pre>{samples[step]}</pre>
                </details>
              )}
              {step === 'programs' && (
                <p className="explains">
                  <a href={`/${slug}/data/map`}>{data.toMap}</a>
                </p>
              )}
              {step === 'standards' && (
                <p className="explains">
                  <a href={`/${slug}/backtest`}>{backtest.link}</a>
                </p>
              )}
              {step === 'results' && mayBring && (
                <p className="explains">
                  {data.orTyped} <a href={`/${slug}/data/counts`}>{data.typeCounts}</a>
                </p>
              )}
            </div>
          </div>
          {step === 'contracts' && mayBring && !isDemo && (
            <OcdsForm problem={problem?.step === 'ocds' ? problem : undefined} />
          )}
        </Fragment>
      ))}
    </section>
  )
}

type BringFormProps = { slug: string; step: Step; isNext: boolean; problem: BringProblem | undefined }

function BringForm({ slug, step, isNext, problem }: BringFormProps) {
  const { data, lists } = useWords()
  const content = (
    <>
      <Field
        control="file"
        name="file"
        id={`file-${step}`}
        label={step === 'contracts' ? data.files : data.file}
        hint={step === 'hmis' ? data.atMost(250) : lists.atMost(50)}
        error={problem && data.uploadProblems[problem.problem]}
        accept={accepted[step]}
        multiple={step === 'contracts'}
        required
      />
      <button type="submit" className={`usa-button${isNext ? '' : ' usa-button--outline'}`}>
        {data.bring[step]}
      </button>
    </>
  )
  if (step === 'hmis')
    return (
      <LargeFileForm slug={slug} purpose="export" action="?bring=hmis">
        {content}
      </LargeFileForm>
    )
  return (
    <form method="post" action={`?bring=${step}`} encType="multipart/form-data">
      {content}
    </form>
  )
}

/** The same contracts as a publication: another way for the first step, and no step of its own. */
function OcdsForm({ problem }: { problem: BringProblem | undefined }) {
  const { data } = useWords()
  const { ocds } = data
  return (
    <div className="bring" id="ocds">
      <div>
        <h3>{ocds.name}</h3>
        <p className="explains">{ocds.text}</p>
      </div>
      <details className="file-sample" open={problem !== undefined}>
        <summary>{ocds.bringOne}</summary>
        {/* Two buttons, because whose contracts they are is for a person to say. */}
        <form method="post" action="?bring=ocds" encType="multipart/form-data">
          <Field
            control="file"
            name="file"
            id="file-ocds"
            label={ocds.files}
            hint={data.atMost(100)}
            error={problem && data.uploadProblems[problem.problem]}
            accept=".json,.jsonl,.ndjson"
            multiple
            required
          />
          <p className="explains" id="other-buyers">
            {ocds.why}
          </p>
          <div className="button-line">
            <button type="submit" className="usa-button usa-button--outline">
              {ocds.bring}
            </button>
            <button
              type="submit"
              className="usa-button usa-button--outline"
              formAction="?bring=ocds&buyers=other"
              aria-describedby="other-buyers"
            >
              {ocds.otherBuyers}
            </button>
          </div>
        </form>
      </details>
    </div>
  )
}

function sayKnown(step: Step, known: Known, { known: words }: Words['data'], language: Language): string {
  const count = (n: number) => writeCount(n, language)
  if (!isKnown(step, known)) return words.none
  if (step === 'contracts') return words.contracts(count(known.contracts))
  if (step === 'programs') return words.programs(count(known.programs), count(known.mapLines))
  if (step === 'standards') return words.standards(count(known.standards))
  if (step === 'results') return words.results(count(known.typedFigures))
  const { coveredTo, receivedAt } = known.lastExport!
  return words.hmis(coveredTo && writeDay(coveredTo, language), writeDay(receivedAt.slice(0, 10), language))
}
