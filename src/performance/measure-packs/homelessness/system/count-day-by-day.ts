import type { SmallSystem } from './fill-system-tables.ts'
import { type DayStay, dayOf, housing, listDays, order, shelters, span, yearsFrom } from './list-days.ts'
import type { SystemFigures } from './system-figures.ts'

const placeOf = (type: number) => (type === 4 ? 'SO' : type < 2 ? 'ES' : type === 2 ? 'TH' : type === 8 ? 'SH' : 'PH')
const isNear = (day: number, entry: string) =>
  span(1, 60).some((years) => Math.abs(day - yearsFrom(entry, years)) <= 30)

/**
 * For tests: the same figures once more, by a program that knows no SQL and no spans. It walks day by day, client by
 * client, straight from the sentences of the specification, and is slow.
 */
export function countDayByDay(
  small: SmallSystem,
  period: { from: string; to: string; coc?: string | null },
): SystemFigures {
  const start = dayOf(period.from)
  const end = dayOf(period.to)
  const stop = yearsFrom(period.from, -7)
  const stays = listDays(small, start, end, period.coc ?? null)
  const byPerson = Map.groupBy(stays, ({ person }) => person)
  const people = [...byPerson.keys()]
  const of = (person: string) => byPerson.get(person)!.slice()
  const born = (person: string) =>
    small.clients?.[person]?.born === undefined ? null : dayOf(small.clients[person].born)

  const time = (types: number[], line: 1 | 2, isB: boolean) => {
    const days = people.flatMap((person) => daysHomeless(of(person), born(person), types, line, isB) ?? [])
    days.sort((a, b) => a - b)
    const sum = days.reduce((total, one) => total + one, 0)
    const half = days.length >> 1
    return {
      persons: days.length,
      mean: days.length === 0 ? null : Math.round((sum * 100) / days.length) / 100,
      median: days.length === 0 ? null : days.length % 2 === 1 ? days[half]! : (days[half - 1]! + days[half]!) / 2,
    }
  }

  function daysHomeless(
    mine: DayStay[],
    bornOn: number | null,
    types: number[],
    line: 1 | 2,
    isB: boolean,
  ): number | null {
    const isSearch = (stay: DayStay) =>
      isB &&
      housing.includes(stay.type) &&
      stay.isHomeless &&
      (within(stay.entry) ||
        (stay.moveIn !== null && within(stay.moveIn)) ||
        (stay.moveIn === null && stay.exit !== null && within(stay.exit)))
    const within = (day: number) => day >= start && day <= end
    const relevant = mine.filter((stay) => types.includes(stay.type) || isSearch(stay))
    const removed = new Set<number>()
    for (const stay of mine) {
      const last = stay.exit === null ? end : Math.min(stay.exit - 1, end)
      if (housing.includes(stay.type) && stay.moveIn !== null) for (let d = stay.moveIn; d <= last; d++) removed.add(d)
      if (line === 1 && stay.type === 2) for (let d = stay.entry; d <= last; d++) removed.add(d)
    }
    const nights = new Set<number>()
    const told = new Set<number>()
    for (const stay of relevant) {
      for (const night of searchOrBed(stay))
        if (night >= stop && !removed.has(night) && !(bornOn !== null && night < bornOn)) nights.add(night)
      if (!isB || !stay.isHomeless || stay.street === null) continue
      const arrived = stay.type === 1 ? (stay.nights.size === 0 ? null : Math.min(...stay.nights)) : stay.entry
      if (arrived === null || arrived < stop) continue
      for (let d = stay.street; d <= arrived; d++) if (!removed.has(d) && !(bornOn !== null && d < bornOn)) told.add(d)
    }
    const inPeriod = [...nights].filter(within)
    if (inPeriod.length === 0) return null
    const clientEnd = Math.max(...inPeriod)
    const clientStart = Math.max(clientEnd - 365, stop, bornOn ?? Number.NEGATIVE_INFINITY)
    const all = new Set([...nights, ...told])
    let count = 0
    for (let d = clientStart; d <= clientEnd; d++) if (all.has(d)) count += 1
    for (let d = clientStart - 1; all.has(d); d--) count += 1
    return count
  }
  function searchOrBed(stay: DayStay): number[] {
    if (!housing.includes(stay.type)) return [...stay.nights]
    const until = stay.moveIn ?? stay.exit
    const last = until === null ? end : Math.min(until - 1, end)
    return span(stay.entry, last)
  }

  const rows = ['SO', 'ES', 'TH', 'SH', 'PH'].map((from) => ({ from, exits: 0, returns: [0, 0, 0] }))
  for (const person of people) {
    const left = of(person)
      .filter((stay) => stay.exit !== null && stay.exit >= start - 730 && stay.exit <= end - 730)
      .filter((stay) => stay.to >= 400 && stay.to <= 499 && [...shelters, ...housing, 4].includes(stay.type))
      .sort((a, b) => a.exit! - b.exit! || order(a.id, b.id))[0]
    if (left === undefined) continue
    const row = rows.find(({ from }) => from === placeOf(left.type))!
    row.exits += 1
    const back = of(person)
      .filter((stay) => stay !== left && stay.entry >= left.exit!)
      .filter((stay) => {
        if ([...shelters, 4].includes(stay.type)) return true
        if (!housing.includes(stay.type) || stay.entry <= left.exit! + 14) return false
        return !of(person).some(
          (other) =>
            other !== stay &&
            housing.includes(other.type) &&
            stay.entry >= other.entry + 1 &&
            stay.entry <= Math.min(other.exit === null ? end : other.exit + 14, end),
        )
      })
      .map((stay) => stay.entry - left.exit!)
    if (back.length === 0) continue
    const days = Math.min(...back)
    const bucket = days <= 180 ? 0 : days <= 365 ? 1 : days <= 730 ? 2 : -1
    if (bucket >= 0) row.returns[bucket]! += 1
  }
  const total = { from: 'total', exits: 0, returns: [0, 0, 0] }
  for (const row of rows) {
    total.exits += row.exits
    for (const at of [0, 1, 2]) total.returns[at]! += row.returns[at]!
  }

  const slept = (types: number[]) =>
    people.filter((person) =>
      of(person).some(
        (stay) => types.includes(stay.type) && [...stay.nights].some((night) => night >= start && night <= end),
      ),
    ).length

  const first = (types: number[]) => {
    let [entered, prior] = [0, 0]
    for (const person of people) {
      const entries = of(person).filter((stay) => types.includes(stay.type) && stay.entry >= start && stay.entry <= end)
      if (entries.length === 0) continue
      entered += 1
      const begins = Math.min(...entries.map(({ entry }) => entry))
      const had = of(person).some(
        (stay) =>
          [...shelters, ...housing].includes(stay.type) &&
          stay.entry < begins &&
          (stay.exit === null || stay.exit >= Math.max(stop, begins - 730)),
      )
      if (had) prior += 1
    }
    return { entered, prior, first: entered - prior }
  }

  const placed = (universe: number, successful: number) => ({
    universe,
    successful,
    share: universe === 0 ? null : Math.round((successful * 10000) / universe) / 100,
  })
  const latestExit = (mine: DayStay[]) => mine.sort((a, b) => b.exit! - a.exit! || order(a.id, b.id))[0]!
  const latestEntry = (mine: DayStay[]) => mine.sort((a, b) => b.entry - a.entry || order(a.id, b.id))[0]!
  const outcomes = (types: number[], kind: '7a.1' | '7b.1' | '7b.2') => {
    let [universe, successful] = [0, 0]
    for (const person of people) {
      const mine = of(person).filter((stay) => types.includes(stay.type) && (stay.exit === null || stay.exit >= start))
      const open = mine.filter((stay) => stay.exit === null || stay.exit > end)
      if (mine.length === 0) continue
      if (open.length > 0) {
        if (kind === '7b.2' && latestEntry(open).moveIn !== null) {
          universe += 1
          successful += 1
        }
        continue
      }
      const stay = latestExit(mine)
      if (kind === '7b.1' && [3, 9, 10].includes(stay.type) && stay.moveIn !== null) continue
      if (kind === '7b.2' && stay.moveIn === null) continue
      const isOutreach = stay.type === 4
      if ((isOutreach ? [206, 329, 24] : [206, 215, 225, 24]).includes(stay.to)) continue
      universe += 1
      const temporary = [101, 118, 204, 205, 215, 225, 302, 312, 313, 314, 327, 332]
      if ((stay.to >= 400 && stay.to <= 499) || (isOutreach && temporary.includes(stay.to))) successful += 1
    }
    return placed(universe, successful)
  }

  const growth = Object.fromEntries(
    ['4.1', '4.2', '4.3', '4.4', '4.5', '4.6'].map((line) => [line, { universe: 0, increased: 0 }]),
  )
  const funders = [2, 3, 4, 5, 6, 43, 44, 54, 55, 56]
  for (const person of people) {
    const mine = of(person).filter(
      (stay) =>
        [2, 3, 8, 9, 10, 13].includes(stay.type) &&
        (stay.exit === null || stay.exit >= start) &&
        (small.projects[stay.raw.project]!.funders ?? []).some(
          ({ code, from, to }) =>
            funders.includes(code) && dayOf(from) <= end && (to === undefined || dayOf(to) >= start),
        ),
    )
    const open = mine.filter((stay) => stay.exit === null || stay.exit > end)
    const isStayer = open.length > 0
    const adults = (isStayer ? open.filter((stay) => end + 1 - stay.entry >= 365) : mine).filter(
      ({ age }) => age !== null && age >= 18,
    )
    if (adults.length === 0) continue
    const stay = isStayer ? latestEntry(adults) : latestExit(adults)
    const told = (small.incomes ?? []).filter(({ stay: id }) => id === stay.id)
    const atEntry = told.find(({ stage, on }) => stage === 1 && dayOf(on) === stay.entry)
    const annual = told
      .filter(
        ({ stage, on }) =>
          stage === 5 && dayOf(on) >= stay.entry && dayOf(on) <= end && isNear(dayOf(on), stay.head.raw.entry),
      )
      .sort((a, b) => dayOf(b.on) - dayOf(a.on))
    const later = isStayer ? annual[0] : told.find(({ stage, on }) => stage === 3 && dayOf(on) === stay.exit)
    const earlier = isStayer ? (annual[1] ?? atEntry) : atEntry
    if (earlier === undefined) continue
    const amounts = (record: typeof later) => {
      const total = record?.total
      const earned = record?.earned ?? (total === undefined ? undefined : 0)
      return [earned, total === undefined || earned === undefined ? undefined : total - earned, total]
    }
    const [before, after] = [amounts(earlier), amounts(later)]
    for (const at of [0, 1, 2]) {
      const line = growth[`4.${at + (isStayer ? 1 : 4)}`]!
      line.universe += 1
      if (before[at] !== undefined && after[at] !== undefined && after[at] > before[at]) line.increased += 1
    }
  }

  return {
    '1a.1': time([0, 1, 8], 1, false),
    '1a.2': time([0, 1, 8, 2], 2, false),
    '1b.1': time([0, 1, 8], 1, true),
    '1b.2': time([0, 1, 8, 2], 2, true),
    '2': {
      rows: [...rows, total].map(({ from, exits, returns }) => ({
        from,
        exits,
        returns: { '0-180': returns[0]!, '181-365': returns[1]!, '366-730': returns[2]! },
      })),
    },
    '3.2': { ES: slept([0, 1]), SH: slept([8]), TH: slept([2]), total: slept(shelters) },
    ...growth,
    '5.1': first(shelters),
    '5.2': first([...shelters, ...housing]),
    '7a.1': outcomes([4], '7a.1'),
    '7b.1': outcomes([...shelters, ...housing], '7b.1'),
    '7b.2': outcomes([3, 9, 10], '7b.2'),
  } as SystemFigures
}
