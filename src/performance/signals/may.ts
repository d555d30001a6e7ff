import type { Visit } from '../../ground/platform/visit.ts'

/** Whoever brings results or standards in has the month judged again; so does the person at the machine. */
export const mayJudge = ({ asker }: Visit): boolean => asker.role === 'contract-manager' || asker.role === 'terminal'

/** Who agrees for the government, a director too, has the month judged by what was agreed. */
export const mayJudgeAgreement = ({ asker }: Visit): boolean => asker.role !== 'provider'
