import type { Visit } from '../../ground/platform/visit.ts'

/** Contract managers say how good performance is measured, and the person at the machine. Directors look. */
export const mayKeepBuiltMeasures = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'
