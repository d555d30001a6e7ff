import type { Visit } from '../platform/visit.ts'

/** Staff of the government bring data in, and the person at the machine; a provider's own door is a later room's. */
export const mayBringData = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'
