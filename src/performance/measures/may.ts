import type { Visit } from '../../ground/platform/visit.ts'

/** Contract managers write down what was agreed to be counted, and the person at the machine. */
export const mayKeepMeasures = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'
