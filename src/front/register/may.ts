import type { Visit } from '../../ground/platform/visit.ts'

/** Everybody who is signed in keeps views of their own; the terminal is nobody who could keep one. */
export const mayKeepViews = ({ asker }: Visit): boolean => asker.personId !== null

/** What everybody in the government sees is shared by its staff; a provider's views are its person's own. */
export const mayShareViews = ({ asker }: Visit): boolean => asker.personId !== null && asker.role !== 'provider'

/**
 * Small counts of groups are for whoever works with the program's own records: its provider and the contract manager. All
 * others see what could be released.
 */
export const maySeeSmallGroups = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'provider' || asker.role === 'terminal'
