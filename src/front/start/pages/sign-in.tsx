import { Form, redirect } from 'react-router'
import { listPeople } from '../../../ground/people/find-person.ts'
import { jurisdictionOf, signInHeader } from '../../../ground/people/session.server.ts'
import { spendSignInLink } from '../../../ground/people/spend-sign-in-link.ts'
import { asOwner } from '../../../ground/platform/database.server.ts'
import { onlyHere } from '../../../ground/platform/only-here.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import { useWords } from '../../../ground/words/use-words.ts'
import type { Route } from './+types/sign-in'

export async function loader({ request, params }: Route.LoaderArgs) {
  const jurisdiction = await jurisdictionOf(params)
  const query = new URL(request.url).searchParams
  const home = `/${jurisdiction.slug}`
  const next = onlyHere(query.get('next'), home)
  const key = query.get('key')
  if (key) {
    const person = await spendSignInLink(theProgram().db, jurisdiction, key)
    if (person)
      throw redirect(next, { headers: { 'Set-Cookie': await signInHeader(request, jurisdiction.slug, person) } })
  }
  // Only the demonstration lets a visitor choose who to be.
  const people = jurisdiction.isDemo
    ? await asOwner(theProgram().db, jurisdiction.schema, (trx) => listPeople(trx))
    : []
  return {
    city: jurisdiction.name,
    slug: jurisdiction.slug,
    isDemo: jurisdiction.isDemo,
    people,
    next,
    linkUsed: key !== null,
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const jurisdiction = await jurisdictionOf(params)
  if (!jurisdiction.isDemo) throw new Response('not-allowed', { status: 403 })
  const form = await request.formData()
  const id = String(form.get('person'))
  const people = await asOwner(theProgram().db, jurisdiction.schema, (trx) => listPeople(trx))
  const person = people.find((one) => one.id === id)
  if (!person) throw new Response('no-such-person', { status: 400 })
  const next = onlyHere(String(form.get('next')), `/${jurisdiction.slug}`)
  return redirect(next, { headers: { 'Set-Cookie': await signInHeader(request, jurisdiction.slug, person.id) } })
}

export default function SignIn({ loaderData }: Route.ComponentProps) {
  const words = useWords()
  const { signIn } = words.start
  return (
    <main className="tl-calm" id="content">
      <title>{signIn.title(loaderData.city)}</title>
      <h1>{signIn.title(loaderData.city)}</h1>
      {loaderData.isDemo ? (
        <>
          <p>{signIn.demoText}</p>
          <Form method="post" className="tl-stack">
            <input type="hidden" name="next" value={loaderData.next} />
            {loaderData.people.map((person) => (
              <button
                type="submit"
                key={person.id}
                className="usa-button usa-button--outline"
                name="person"
                value={person.id}
              >
                {signIn.as(person.name)} ({signIn.of(words.frame.roles[person.role], person.providerName)})
              </button>
            ))}
          </Form>
        </>
      ) : (
        <>
          {loaderData.linkUsed && <p role="alert">{signIn.linkUsed}</p>}
          <h2>{signIn.terminalTitle}</h2>
          <p>{signIn.terminalText}</p>
          <pre>bin/throughline sign-in {loaderData.slug}</pre>
        </>
      )}
    </main>
  )
}
