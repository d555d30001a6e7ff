import type { Visit } from '../../ground/platform/visit.ts'
import { type DocumentKind, isProvidersKind } from './document.ts'

/** Contract managers keep the file cabinet, and the person at the machine. */
export const mayKeepDocuments = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'

/** They put anything on file; a provider its own insurance, audits, licences and what is none of these. */
export const mayPutOnFile = (visit: Visit, of: { providerId: string; kind: DocumentKind }): boolean =>
  mayKeepDocuments(visit) ||
  (visit.asker.role === 'provider' && visit.asker.providerId === of.providerId && isProvidersKind(of.kind))

/** Whoever sees a file may open it, as a person with a name: the look is noted. */
export const mayLook = ({ asker }: Visit): boolean => asker.personId !== null
