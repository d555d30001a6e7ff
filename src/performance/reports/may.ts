import type { Visit } from '../../ground/platform/visit.ts'

/** A provider's person fills in, sends, takes back and certifies the reports of its own programs; nobody does it for it. */
export const mayReport = ({ asker }: Visit): boolean => asker.role === 'provider' && asker.personId !== null

/** Contract managers return and accept reports, and the person at the machine. */
export const mayTakeReports = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'

/** Contract managers lock months, set days and rules, answer corrections and verify; so does the person at the machine. */
export const mayKeepPeriods = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'

/** Who stands behind a figure may say that it should be another: the provider, and whoever keeps the register. */
export const mayProposeCorrections = ({ asker }: Visit): boolean => asker.role !== 'director'

/** Everybody who may see a figure may ask about it: the provider, contract managers, directors. */
export const mayQuestion = ({ asker }: Visit): boolean => asker.personId !== null

/** Which side somebody speaks for. */
export const sideOf = ({ asker }: Visit): 'provider' | 'government' =>
  asker.role === 'provider' ? 'provider' : 'government'

/** Whether reminders come a person of a provider says for itself; for a contact contract managers write it down. */
export const mayChooseReminders = (visit: Visit, recipientId: string): boolean =>
  visit.asker.role === 'provider' ? visit.asker.personId === recipientId : mayKeepPeriods(visit)
