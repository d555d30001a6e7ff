import { worksForTheGovernment } from '../../ground/people/may.ts'
import { asVisitor, type PersonVisit } from '../../ground/people/session.server.ts'

/** A page that providers do not see: as the government's person who is signed in, in one transaction. */
export function asGovernment<T>(
  request: Request,
  params: { jurisdiction?: string | undefined },
  work: (visit: PersonVisit) => Promise<T>,
): Promise<T> {
  return asVisitor(request, params, (visit) => {
    if (!worksForTheGovernment(visit)) throw new Response('government-only', { status: 403 })
    return work(visit)
  })
}
