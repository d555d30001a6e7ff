import type { Visit } from '../../ground/platform/visit.ts'

/** Contract managers keep the map, and the person at the machine. */
export const mayKeepPrograms = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'
