import type { Visit } from '../../ground/platform/visit.ts'

/** Contract managers write down who pays, and the person at the machine. */
export const mayKeepFunding = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'
