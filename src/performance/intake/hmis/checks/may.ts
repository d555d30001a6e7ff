import type { Visit } from '../../../../ground/platform/visit.ts'

/** Contract managers say which checks need not be looked at, and the person at the machine. */
export const mayMuteChecks = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'

/** Only the provider that sent the records, and must mend them, sees which records they are. */
export const mayReadRecordIds = ({ asker }: Visit): boolean => asker.role === 'provider' && asker.providerId !== null
