import type { Visit } from '../../ground/platform/visit.ts'

/** Contract managers say what is asked for and from whom, and the person at the machine. */
export const mayDeclareDatasets = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'

/** They bring files for anybody; a provider sends its own. Directors read. */
export const maySendDataset = ({ asker }: Visit, providerId: string | null): boolean =>
  asker.role === 'provider'
    ? providerId !== null && asker.providerId === providerId
    : asker.role === 'contract-manager' || asker.role === 'terminal'

/** A copy that is sent back holds what was sent: for who keeps the contract, and for the provider whose file it is. */
export const mayReadReturned = ({ asker }: Visit): boolean => asker.role !== 'director'
