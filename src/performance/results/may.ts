import type { Visit } from '../../ground/platform/visit.ts'

/** Contract managers bring results in, and the person at the machine. */
export const mayRecordResults = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'

/** A provider's look at its own figures is noted; nobody looks for another. */
export const mayNoteLook = ({ asker }: Visit): boolean => asker.role === 'provider'
