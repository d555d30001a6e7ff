import type { Visit } from '../../ground/platform/visit.ts'

/** Contract managers write down what was agreed, and the person at the machine. */
export const mayKeepStandards = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'
