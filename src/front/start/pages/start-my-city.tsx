import { rm } from 'node:fs/promises'
import { Link, redirect } from 'react-router'
import { addPerson } from '../../../ground/people/add-person.ts'
import { signInHeader } from '../../../ground/people/session.server.ts'
import { uploadsFolder } from '../../../ground/platform/folders.ts'
import { findJurisdiction, foundJurisdiction, slugOf } from '../../../ground/platform/jurisdictions.ts'
import { asTerminal, theProgram } from '../../../ground/platform/program.server.ts'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { wordsOf } from '../../../ground/words/words.ts'
import { foundGoals } from '../../../performance/goals/found-goals.ts'
import { receiveUpload, tableLimits } from '../../data/receive-upload.ts'
import { keepWaiting } from '../../data/waiting-files.ts'
import { claimFounding, mayFound } from '../founding-key.ts'
import type { Route } from './+types/start-my-city'

type Problems = { city: boolean; person: boolean; taken: boolean; list: boolean }

const nothingWrong: Problems = { city: false, person: false, taken: false, list: false }

export async function loader({ request }: Route.LoaderArgs) {
  const key = new URL(request.url).searchParams.get('key')
  return { mayFound: await mayFound(theProgram(), key), isKeyUsed: key !== null }
}

export async function action({ request }: Route.ActionArgs): Promise<Problems | Response> {
  const program = theProgram()
  const key = new URL(request.url).searchParams.get('key')
  // Before anything is received: who may not found a city does not fill the disk either.
  if (!(await mayFound(program, key))) return nothingWrong
  const workFolder = uploadsFolder(program.settings.dataFolder)
  const sent = await receiveUpload(request, { workFolder, limits: tableLimits, mayLackFiles: true })
  if ('problem' in sent) return { ...nothingWrong, list: true }
  let isKept = false
  try {
    const name = (sent.fields.city ?? '').trim()
    const person = (sent.fields.person ?? '').trim()
    const problems = { city: name === '', person: person === '', taken: false, list: false }
    if (problems.city || problems.person) return problems
    if (await findJurisdiction(program.db, slugOf(name))) return { ...problems, taken: true }
    if (!(await claimFounding(program, key))) return problems
    const made = await foundJurisdiction(program.db, { name, fiscalYearStartsIn: Number(sent.fields.month) })
    if ('refused' in made) return { ...problems, taken: true }
    const { slug } = made.done
    const added = await asTerminal(program, made.done, async (visit) => {
      if (sent.fields.homelessness) await foundGoals(visit, wordsOf(chooseLanguage(request)).goals.founding)
      return addPerson(visit, { name: person, role: 'contract-manager' })
    })
    if ('refused' in added) throw new Response(added.refused, { status: 403 })
    const headers = { 'Set-Cookie': await signInHeader(request, slug, added.done.id) }
    // Without a list the data page says what to bring; with one, its columns are the next question.
    if (sent.files.length === 0) return redirect(`/${slug}/data`, { headers })
    isKept = true
    const waiting = keepWaiting(sent.folder, { slug, personId: added.done.id, secret: program.cookieSecret })
    return redirect(`/${slug}/data/contract-list/${waiting}`, { headers })
  } finally {
    if (!isKept) await rm(sent.folder, { recursive: true, force: true })
  }
}

export default function StartMyCity({ loaderData, actionData: problems }: Route.ComponentProps) {
  const { start, frame } = useWords()
  const language = useLanguage()
  const month = (number: number) =>
    new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2026, number - 1, 1)),
    )
  if (!loaderData.mayFound)
    return (
      <main className="tl-calm" id="content">
        <title>{start.anotherCity}</title>
        <h1>{start.anotherCity}</h1>
        {loaderData.isKeyUsed && <p role="alert">{start.signIn.linkUsed}</p>}
        <h2>{start.signIn.terminalTitle}</h2>
        <p>{start.anotherCityText}</p>
        <pre>bin/throughline sign-in --new-city</pre>
        <p>
          <Link to="/">{start.back}</Link>
        </p>
      </main>
    )
  return (
    <main className="tl-calm" id="content">
      <title>{start.startCity}</title>
      <h1>{start.startCity}</h1>
      <ErrorSummary
        heading={start.problems}
        errors={[
          ...(problems?.city ? [{ fieldId: 'city', message: start.nameMissing }] : []),
          ...(problems?.taken ? [{ fieldId: 'city', message: frame.refusals['jurisdiction-exists']! }] : []),
          ...(problems?.person ? [{ fieldId: 'person', message: start.personMissing }] : []),
          ...(problems?.list ? [{ fieldId: 'list', message: start.listProblem }] : []),
        ]}
      />
      {/* A plain form: the browser itself then shows how far a large file is, with JavaScript and without. */}
      <form method="post" encType="multipart/form-data" className="usa-form">
        <Field name="city" label={start.cityName} hint={start.cityNameHint} required />
        <Field
          control="select"
          name="month"
          label={start.fiscalYear}
          defaultValue="7"
          options={Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: month(index + 1) }))}
        />
        <Field name="person" label={start.yourName} hint={start.yourNameHint} required autoComplete="name" />
        <div className="usa-checkbox field">
          <input
            className="usa-checkbox__input"
            type="checkbox"
            name="homelessness"
            id="homelessness"
            value="yes"
            defaultChecked
          />
          <label className="usa-checkbox__label" htmlFor="homelessness">
            {start.homelessness}
          </label>
        </div>
        <Field
          control="file"
          name="list"
          label={start.contractList}
          hint={start.contractListHint}
          accept=".csv,.txt,.tsv,.xlsx"
          multiple
        />
        <button type="submit" className="usa-button">
          {start.create}
        </button>
      </form>
    </main>
  )
}
