import type { Visit } from '../../ground/platform/visit.ts'

/** Whoever brings results or standards in has the month judged again; so does the person at the machine. */
export const mayJudge = ({ asker }: Visit): boolean => asker.role === 'contract-manager' || asker.role === 'terminal'

/** Who agrees for the government, a director too, has the month judged by what was agreed. */
export const mayJudgeAgreement = ({ asker }: Visit): boolean => asker.role !== 'provider'
/** A provider answers signals of its own contracts, contract managers answer after it; so does the person at the machine. */
export const mayAnswerSignals = ({ asker }: Visit): boolean => asker.role !== 'director'

/** Contract managers say how small a worsening is worth an early warning; so does the person at the machine. */
export const maySetSignals = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'

/** For whom somebody answers. */
export const answersFor = ({ asker }: Visit): 'provider' | 'government' =>
  asker.role === 'provider' ? 'provider' : 'government'
