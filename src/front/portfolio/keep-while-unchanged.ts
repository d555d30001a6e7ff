import { countDeeds } from '../../ground/history/count-deeds.ts'
import { findHistoryMark, type HistoryMark, isSameMark } from '../../ground/history/find-history-mark.ts'
import { worksForTheGovernment } from '../../ground/people/may.ts'
import type { Visit } from '../../ground/platform/visit.ts'

/** What was put together last, by city, day and name; the one that was asked for longest ago goes first. */
const kept = new Map<string, { mark: HistoryMark | string; value: Promise<unknown> }>()
const mostKept = 100

/**
 * What a question answered last, as long as nothing was written since; else it is asked again. Every verb leaves a deed
 * in the history, so the history tells. A provider sees only its own part of the history, which does not tell of
 * everything that changes its figures; and its own contracts are few: its questions are asked each time.
 */
export async function keepWhileUnchanged<T>(visit: Visit, name: string, ask: () => Promise<T>): Promise<T> {
  if (!worksForTheGovernment(visit)) return ask()
  const key = keyOf(visit, name)
  const known = kept.get(key)
  if (known && typeof known.mark === 'object') {
    if (isSameMark(known.mark, await findHistoryMark(visit.work, known.mark))) return use(key, known) as Promise<T>
  }
  // The mark is taken before the reading: what is written between them is read again next time, never missed.
  return use(key, { mark: await findHistoryMark(visit.work), value: ask() }) as Promise<T>
}

/**
 * The same for what changes only with one kind of deed: how many of these there are tells, and the thousand other things
 * that are written in a day leave it as it is.
 */
export async function keepUntilDone<T>(
  visit: Visit,
  name: string,
  deed: { subject: string; subjectId: string },
  ask: () => Promise<T>,
): Promise<T> {
  if (!worksForTheGovernment(visit)) return ask()
  const { count, newest } = await countDeeds(visit.work, deed)
  const mark = `${count} ${newest}`
  const key = keyOf(visit, name)
  const known = kept.get(key)
  return use(key, known?.mark === mark ? known : { mark, value: ask() }) as Promise<T>
}

const keyOf = ({ jurisdiction, today }: Visit, name: string) => `${jurisdiction.id} ${today} ${name}`

function use(key: string, entry: { mark: HistoryMark | string; value: Promise<unknown> }): Promise<unknown> {
  kept.delete(key)
  kept.set(key, entry)
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  // What failed is asked again, and not remembered.
  entry.value.catch(() => kept.get(key) === entry && kept.delete(key))
  return entry.value
}
