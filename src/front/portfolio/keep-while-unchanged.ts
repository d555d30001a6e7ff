import { findHistoryMark, type HistoryMark, isSameMark } from '../../ground/history/find-history-mark.ts'
import { worksForTheGovernment } from '../../ground/people/may.ts'
import type { Visit } from '../../ground/platform/visit.ts'

type Kept = { mark: HistoryMark; value: Promise<unknown> }

/** What was put together last, by city, day and name; the one that was asked for longest ago goes first. */
const kept = new Map<string, Kept>()
const mostKept = 60

/**
 * What a question answered last, as long as nothing was written since; else it is asked again. Every verb leaves a deed
 * in the history, so the history tells. A provider sees only its own part of the history, which does not tell of
 * everything that changes its figures; and its own contracts are few: its questions are asked each time.
 */
export async function keepWhileUnchanged<T>(visit: Visit, name: string, ask: () => Promise<T>): Promise<T> {
  if (!worksForTheGovernment(visit)) return ask()
  const key = `${visit.jurisdiction.id} ${visit.today} ${name}`
  const known = kept.get(key)
  if (known && isSameMark(known.mark, await findHistoryMark(visit.work, known.mark))) {
    kept.delete(key)
    kept.set(key, known)
    return known.value as Promise<T>
  }
  // The mark is taken before the reading: what is written between them is read again next time, never missed.
  const mark = await findHistoryMark(visit.work)
  const value = ask()
  const keeping = { mark, value }
  kept.delete(key)
  kept.set(key, keeping)
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  // What failed is asked again, and not remembered.
  value.catch(() => kept.get(key) === keeping && kept.delete(key))
  return value
}
