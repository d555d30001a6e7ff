import type { Visit } from '../platform/visit.ts'

/** Staff of the government, and the person at the machine, may add people and let them in. */
export const mayAddPeople = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'

/** Staff of the government, and the person at the machine. Providers answer; they do not keep the register. */
export const worksForTheGovernment = ({ asker }: Visit): boolean => asker.role !== 'provider'
