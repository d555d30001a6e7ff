import type { Visit } from '../../ground/platform/visit.ts'

/** Contract managers and directors write the minutes. */
export const mayKeepMinutes = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'director'

/** A provider writes its own statement; the government's staff may record one on its behalf, with who said it. */
export const mayWriteStatement = (_visit: Visit): boolean => true

/** Who sends the packet answers for it: contract managers, and the person at the machine. */
export const maySendPacket = ({ asker }: Visit): boolean =>
  asker.role === 'contract-manager' || asker.role === 'terminal'
