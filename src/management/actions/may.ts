import type { Visit } from '../../ground/platform/visit.ts'

/** An action is agreed in a meeting; a contract manager or a director writes it down. */
export const mayAgreeAction = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'director'

/** Who owes an action may say that it is done: the government's staff for either side, a provider for its own. */
export const mayCloseAction = ({ asker }: Visit, action: { ownerSide: 'provider' | 'government' }): boolean =>
  mayAgreeAction({ asker } as Visit) || (asker.role === 'provider' && action.ownerSide === 'provider')
