import { createCookieSessionStorage, redirect, type Session } from 'react-router'
import { addressOf } from '../platform/address-of.ts'
import { inJurisdiction, setAsker } from '../platform/database.server.ts'
import { findJurisdiction, type Jurisdiction } from '../platform/jurisdictions.ts'
import { theProgram } from '../platform/program.server.ts'
import { readClock, type Visit } from '../platform/visit.ts'
import { findMyself, findProviderName } from './find-person.ts'
import type { Person } from './person.ts'

/** Who is signed in, by jurisdiction: one browser may know the demonstration and a city side by side. */
type SignedIn = Record<string, string>

function storage() {
  return createCookieSessionStorage<SignedIn>({
    cookie: {
      name: 'throughline',
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      maxAge: 60 * 60 * 24 * 14,
      secrets: [theProgram().cookieSecret],
    },
  })
}

async function readSession(request: Request): Promise<Session<SignedIn>> {
  return storage().getSession(request.headers.get('Cookie'))
}

/** The header that signs a person in. */
export async function signInHeader(request: Request, slug: string, personId: string): Promise<string> {
  const session = await readSession(request)
  session.set(slug, personId)
  return storage().commitSession(session)
}

export async function signOutHeader(request: Request, slug: string): Promise<string> {
  const session = await readSession(request)
  session.unset(slug)
  return storage().commitSession(session)
}

type Params = { jurisdiction?: string | undefined }

export async function jurisdictionOf(params: Params): Promise<Jurisdiction> {
  const jurisdiction = await findJurisdiction(theProgram().db, params.jurisdiction ?? '')
  if (!jurisdiction) throw new Response(null, { status: 404 })
  return jurisdiction
}

export type PersonVisit = Visit & { person: Person }

/**
 * Runs a page's work in one transaction as the person who is signed in; sends everybody else to the sign-in page, and
 * back afterwards.
 */
export async function asVisitor<T>(
  request: Request,
  params: Params,
  work: (visit: PersonVisit) => Promise<T>,
): Promise<T> {
  const jurisdiction = await jurisdictionOf(params)
  const id = (await readSession(request)).get(jurisdiction.slug)
  const signIn = () => {
    const { path, search } = addressOf(request)
    return redirect(`/${jurisdiction.slug}/sign-in?next=${encodeURIComponent(path + search)}`)
  }
  if (!id) throw signIn()
  // Until the row says who this is, the database knows the person alone, and shows nothing else.
  const stranger = { role: null, personId: id, providerId: null }
  const done = inJurisdiction(theProgram().db, jurisdiction.schema, stranger, async (trx) => {
    const known = await findMyself(trx, id)
    if (!known) throw signIn()
    const asker = { role: known.role, personId: id, providerId: known.providerId }
    await setAsker(trx, asker)
    const providerName = known.providerId ? await findProviderName(trx, known.providerId) : null
    const person: Person = { ...known, providerName }
    const visit = { work: trx, asker, askerName: person.name, person, jurisdiction, ...readClock(jurisdiction) }
    const answer = await work(visit)
    // A verb may have done a part before another refused: a refusal writes nothing, so the whole is rolled back.
    if (isRefusal(answer)) throw new RolledBack(answer)
    return answer
  })
  return done.catch((error: unknown) => {
    if (error instanceof RolledBack) return error.answer as T
    throw error
  })
}

class RolledBack extends Error {
  readonly answer: unknown
  constructor(answer: unknown) {
    super('refused')
    this.answer = answer
  }
}

function isRefusal(answer: unknown): answer is { refused: string } {
  return typeof answer === 'object' && answer !== null && 'refused' in answer
}
