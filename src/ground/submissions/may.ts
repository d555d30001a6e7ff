import type { Visit } from '../platform/visit.ts'
import type { SubmissionKind } from './submission.ts'

/** Staff of the government bring data in, and the person at the machine. */
export const mayBringData = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'

/** A provider sends the tables that it is asked for, and nothing else. */
export const maySendKind = (visit: Visit, kind: SubmissionKind): boolean =>
  mayBringData(visit) || (visit.asker.role === 'provider' && kind === 'dataset')
