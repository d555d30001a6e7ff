import { Form, redirect } from 'react-router'
import { addPerson } from '../../../ground/people/add-person.ts'
import { signInHeader } from '../../../ground/people/session.server.ts'
import { foundJurisdiction } from '../../../ground/platform/jurisdictions.ts'
import { asTerminal, theProgram } from '../../../ground/platform/program.server.ts'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Route } from './+types/start-my-city'

export async function action({ request }: Route.ActionArgs) {
  const form = await request.formData()
  const name = String(form.get('city') ?? '').trim()
  const person = String(form.get('person') ?? '').trim()
  const fiscalYearStartsIn = Number(form.get('month'))
  const problems = { city: name === '', person: person === '', taken: false }
  if (problems.city || problems.person) return problems
  const program = theProgram()
  const made = await foundJurisdiction(program.db, { name, fiscalYearStartsIn })
  if ('refused' in made) return { ...problems, taken: true }
  const added = await asTerminal(program, made.done, (visit) =>
    addPerson(visit, { name: person, role: 'contract-manager' }),
  )
  if ('refused' in added) throw new Response(added.refused, { status: 403 })
  // The contract list is the next question, on a page that shows how its columns are read.
  return redirect(`/${made.done.slug}/data`, {
    headers: { 'Set-Cookie': await signInHeader(request, made.done.slug, added.done.id) },
  })
}

export default function StartMyCity({ actionData: problems }: Route.ComponentProps) {
  const { start, frame } = useWords()
  const language = useLanguage()
  const month = (number: number) =>
    new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2026, number - 1, 1)),
    )
  return (
    <main className="tl-calm" id="content">
      <title>{start.startCity}</title>
      <h1>{start.startCity}</h1>
      {problems && (
        <div className="usa-alert usa-alert--error" role="alert">
          <div className="usa-alert__body">
            <h2 className="usa-alert__heading">{start.problems}</h2>
            <ul>
              {problems.city && (
                <li>
                  <a href="#city">{start.nameMissing}</a>
                </li>
              )}
              {problems.taken && (
                <li>
                  <a href="#city">{frame.refusals['jurisdiction-exists']}</a>
                </li>
              )}
              {problems.person && (
                <li>
                  <a href="#person">{start.personMissing}</a>
                </li>
              )}
            </ul>
          </div>
        </div>
      )}
      <Form method="post" className="usa-form">
        <label className="usa-label" htmlFor="city">
          {start.cityName}
        </label>
        <span className="usa-hint" id="city-hint">
          {start.cityNameHint}
        </span>
        <input className="usa-input" id="city" name="city" required aria-describedby="city-hint" />
        <label className="usa-label" htmlFor="month">
          {start.fiscalYear}
        </label>
        <select className="usa-select" id="month" name="month" defaultValue="7">
          {Array.from({ length: 12 }, (_, index) => (
            <option key={month(index + 1)} value={index + 1}>
              {month(index + 1)}
            </option>
          ))}
        </select>
        <label className="usa-label" htmlFor="person">
          {start.yourName}
        </label>
        <span className="usa-hint" id="person-hint">
          {start.yourNameHint}
        </span>
        <input
          className="usa-input"
          id="person"
          name="person"
          required
          autoComplete="name"
          aria-describedby="person-hint"
        />
        <button type="submit" className="usa-button">
          {start.create}
        </button>
      </Form>
    </main>
  )
}
