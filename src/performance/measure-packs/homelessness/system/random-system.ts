import type { SmallSystem, SystemStay } from './fill-system-tables.ts'

/** A repeatable stream of numbers below one. */
function chance(seed: number) {
  let state = seed * 2654435761 + 1
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) | 0
    state ^= state >>> 13
    state = Math.imul(state, 3266489917)
    return (state >>> 0) / 2 ** 32
  }
}
const first = Date.parse('2016-06-01T00:00:00Z') / 864e5
const dayText = (day: number) => new Date((first + day) * 864e5).toISOString().slice(0, 10)
const types = [0, 1, 2, 3, 4, 8, 9, 10, 13, 6]
const destinations = [
  101, 116, 118, 206, 207, 215, 225, 329, 302, 410, 411, 421, 422, 426, 435, 410, 410, 8, 9, 17, 24, 30, 99,
]

/** For tests: a small system with all that is odd in real ones: days that cross each other, households in parts, missing dates. */
export function randomSystem(seed: number): SmallSystem {
  const next = chance(seed)
  const whole = (below: number) => Math.floor(next() * below)
  const pick = <T>(list: T[]) => list[whole(list.length)]!
  const maybe = <T>(share: number, value: T) => (next() < share ? value : undefined)
  const projects = Object.fromEntries(
    types.map((type) => [
      `P${type}`,
      {
        type,
        ...(next() < 0.1 ? { continuum: 0 } : {}),
        ...(next() < 0.2 ? { cocs: pick([['XX-501'], ['XX-500', 'XX-501']]) } : {}),
        funders:
          next() < 0.7
            ? [
                {
                  code: pick([2, 44, 56, 20]),
                  from: dayText(whole(2000)),
                  ...(next() < 0.3 ? { to: dayText(2000 + whole(1200)) } : {}),
                },
              ]
            : [],
      },
    ]),
  )
  const people = Array.from({ length: 70 }, (_, at) => `C${at}`)
  const clients = Object.fromEntries(
    people.map((id) => [
      id,
      { born: maybe(0.9, dayText(pick([-12000, -9000, -6000, -2000, 500, 3000]) + whole(900))) },
    ]),
  )
  const stays: SystemStay[] = []
  const incomes: NonNullable<SmallSystem['incomes']> = []
  const spread = pick([3300, 1500])
  while (stays.length < 260) {
    const project = `P${pick(types)}`
    const { type } = projects[project]!
    const members = next() < 0.3 ? 2 : 1
    const household = `H${stays.length}`
    const entry = 3300 - whole(spread)
    const length = pick([0, 1, 14, 15, 30, 200, 500, 1200])
    for (let at = 0; at < members; at += 1) {
      const enters = entry + (at > 0 && next() < 0.4 ? whole(20) : 0)
      const exit = next() < 0.75 ? enters + Math.max(0, length + whole(10) - 5) : undefined
      const id = `E${(whole(9000) + 1000).toString()}-${stays.length}`
      stays.push({
        id,
        project,
        person: pick(people),
        entry: dayText(enters),
        ...(exit === undefined ? {} : { exit: dayText(exit), to: maybe(0.95, pick(destinations)) }),
        ...(members > 1 ? { household, isHead: next() < 0.1 ? next() < 0.5 : at === 0 } : {}),
        moveIn: maybe(0.5, dayText(enters + whole(60) - 5)),
        street: maybe(0.5, dayText(enters - whole(pick([3, 30, 400, 4000])) + (next() < 0.1 ? 5 : 0))),
        prior: maybe(0.9, pick([101, 116, 204, 215, 302, 410, 8])),
        isUnderThreshold: next() < 0.5,
        isFromStreet: next() < 0.5,
        coc: maybe(0.3, pick(['XX-500', 'XX-501'])),
        engaged: maybe(0.4, dayText(enters + whole(900))),
        nights:
          type === 1
            ? Array.from({ length: whole(80) }, () => dayText(enters - 2 + whole(Math.min(length, 120) + 5)))
            : undefined,
      })
      const amounts = () => ({ earned: maybe(0.8, whole(4) * 100), total: maybe(0.9, 300 + whole(4) * 100) })
      if (next() < 0.8) incomes.push({ stay: id, on: dayText(enters), stage: 1, ...amounts() })
      if (exit !== undefined && next() < 0.8) incomes.push({ stay: id, on: dayText(exit), stage: 3, ...amounts() })
      for (const year of [1, 2, 3])
        if (next() < 0.6)
          incomes.push({ stay: id, on: dayText(enters + 365 * year + whole(70) - 35), stage: 5, ...amounts() })
    }
  }
  // one record a stay, stage and day: which of several speaks is told elsewhere
  const seen = new Set<string>()
  return {
    projects,
    clients,
    stays,
    incomes: incomes.filter(
      ({ stay, on, stage }) => !seen.has(`${stay} ${on} ${stage}`) && seen.add(`${stay} ${on} ${stage}`),
    ),
  }
}
