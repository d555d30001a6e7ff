import type { Visit } from '../../ground/platform/visit.ts'

/** Contract managers keep the register, and the person at the machine. */
export const mayKeepProviders = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'
