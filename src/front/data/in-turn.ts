let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * What measures service records runs one after the other: two exports at once would ask for twice the memory, and the
 * later to finish would decide which map counts.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  waiting += 1
  const turn = last.then(work).finally(() => {
    waiting -= 1
  })
  last = turn.catch(() => {})
  return turn
}

/** Whether something is measured now, so that who asks would wait. */
export const isSomebodyInTurn = (): boolean => waiting > 0
