import type { Visit } from '../../ground/platform/visit.ts'

/** Whoever brings results or standards in has the month judged again; so does the person at the machine. */
export const mayJudge = ({ asker }: Visit): boolean => asker.role === 'contract-manager' || asker.role === 'terminal'

/** A provider answers signals of its own contracts, contract managers answer after it; so does the person at the machine. */
export const mayAnswerSignals = ({ asker }: Visit): boolean => asker.role !== 'director'

/** Contract managers say how small a worsening is worth an early warning; so does the person at the machine. */
export const maySetSignals = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'

/** For whom somebody answers. */
export const answersFor = ({ asker }: Visit): 'provider' | 'government' =>
  asker.role === 'provider' ? 'provider' : 'government'
