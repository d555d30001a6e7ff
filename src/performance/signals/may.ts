import type { Visit } from '../../ground/platform/visit.ts'

/** Whoever brings results or standards in has the month judged again; so does the person at the machine. */
export const mayJudge = ({ asker }: Visit): boolean => asker.role === 'contract-manager' || asker.role === 'terminal'
