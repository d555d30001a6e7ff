import { addMonths, type Month } from '../../ground/platform/day.ts'
import type { Signal, SignalKind } from './signal.ts'

/**
 * An episode is one signal from the month in which it was first raised to the one in which it no longer stands: it keeps
 * its address and its answers, and never comes back as new the next month.
 */
export type Episode = {
  id: string
  contractId: string
  programId: string | null
  measure: string | null
  part: string
  kind: SignalKind
  firstMonth: Month
  /** the last judged month in which it stood */
  lastMonth: Month
  /** the judged month in which it no longer stood; null: it stands */
  endedMonth: Month | null
  /** the last month for which the government answered it */
  answeredIn: Month | null
}

export type Placed = { contractId: string; programId: string | null; signal: Signal }

/** What was over for at most so many months and is raised again is the same matter. */
const sameWithin = 3

type Key = Pick<Episode, 'contractId' | 'programId' | 'measure' | 'part' | 'kind'>
const keyOf = ({ contractId, programId, measure, part, kind }: Key): string =>
  [contractId, programId ?? '', measure ?? '', part, kind].join(' ')

const keyOfPlaced = ({ contractId, programId, signal }: Placed): string =>
  keyOf({ contractId, programId, measure: signal.measure, part: signal.part ?? '', kind: signal.kind })

export type Matched = {
  /** the episode of each signal, in the order of the signals */
  episodes: Episode[]
  fresh: Episode[]
  /** known ones that go on, with their new months */
  going: Episode[]
  ended: Episode[]
}

/**
 * Finds for each signal of a judged month the episode that it belongs to, or begins one; what no longer stands ends. What
 * the month says nothing about, because its figure is missing or not yet mature, goes on as it was.
 */
export function matchEpisodes(of: {
  month: Month
  signals: readonly Placed[]
  episodes: readonly Episode[]
  /** true where the month tells nothing about an episode that is not raised */
  isUnknown: (episode: Episode) => boolean
  makeId: () => string
}): Matched {
  const { month } = of
  const known = Map.groupBy(of.episodes, keyOf)
  const [going, fresh]: [Map<string, Episode>, Episode[]] = [new Map(), []]
  const episodes = of.signals.map((placed): Episode => {
    const before = (known.get(keyOfPlaced(placed)) ?? []).filter((one) => goesOn(one, month))
    const found = before.toSorted((a, b) => (a.lastMonth < b.lastMonth ? 1 : -1))[0]
    if (!found) {
      const { contractId, programId, signal } = placed
      const { measure, part = '', kind } = signal
      const begun = { contractId, programId, measure, part, kind, firstMonth: month, lastMonth: month }
      const episode = { id: of.makeId(), ...begun, endedMonth: null, answeredIn: null }
      fresh.push(episode)
      return episode
    }
    const lastMonth = found.lastMonth > month ? found.lastMonth : month
    const firstMonth = found.firstMonth < month ? found.firstMonth : month
    // Judging an earlier month again does not open what a later month has closed.
    const endedMonth = found.endedMonth !== null && found.endedMonth > month ? found.endedMonth : null
    const episode = { ...found, firstMonth, lastMonth, endedMonth }
    going.set(found.id, episode)
    return episode
  })
  const ended = of.episodes
    .filter((one) => one.endedMonth === null && one.lastMonth <= month && !going.has(one.id) && !of.isUnknown(one))
    .map((one) => ({ ...one, endedMonth: month }))
  return { episodes, fresh, going: [...going.values()], ended }
}

/** An early warning that was answered begins to count again: raised after that, it is a new one. */
function goesOn(episode: Episode, month: Month): boolean {
  if (episode.kind === 'early-warning' && episode.answeredIn !== null && episode.answeredIn < month) {
    return episode.lastMonth >= month
  }
  const isAfterStart = month >= addMonths(episode.firstMonth, -sameWithin)
  if (!isAfterStart) return false
  return episode.endedMonth === null || month <= addMonths(episode.lastMonth, sameWithin)
}
