import type { Visit } from '../../ground/platform/visit.ts'

/** Contract managers write down what was agreed, and the person at the machine. */
export const mayKeepStandards = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'

/** Contract managers keep the goals, and the person at the machine. */
export const mayKeepGoals = (visit: Visit): boolean => mayKeepStandards(visit)

/** Contract managers propose measures and frameworks, and take back what was proposed; so does the person at the machine. */
export const mayPropose = (visit: Visit): boolean => mayKeepStandards(visit)

/** Either side may say what it thinks of a proposal; a provider of what concerns it, which the policies see to. */
export const mayComment = (_visit: Visit): boolean => true

/** A provider agrees to the measures of its own contracts. */
export const mayAgreeAsProvider = ({ asker }: Visit): boolean => asker.role === 'provider'

/** The government agrees through a contract manager, a director, or the person at the machine. */
export const mayAgreeForGovernment = ({ asker }: Visit): boolean => asker.role !== 'provider'

/** Who adopts a framework writes standards. */
export const mayAdopt = (visit: Visit): boolean => mayKeepStandards(visit)

/** Packages leave and enter through contract managers and the person at the machine. */
export const mayExchange = (visit: Visit): boolean => mayKeepStandards(visit)
