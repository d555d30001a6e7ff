import { idOf, type SmallSystem, type SystemStay } from './fill-system-tables.ts'

export const dayOf = (text: string) => Date.parse(`${text}T00:00:00Z`) / 864e5
const textOf = (day: number) => new Date(day * 864e5).toISOString().slice(0, 10)
export const yearsFrom = (text: string, years: number) => {
  const [year, rest] = [Number(text.slice(0, 4)) + years, text.slice(4)]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return dayOf(`${year}${rest === '-02-29' && !isLeap ? '-02-28' : rest}`)
}
const ageOn = (born: string | undefined, day: number): number | null => {
  if (born === undefined || dayOf(born) > day) return null
  const on = textOf(day)
  return Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0)
}

export type DayStay = {
  raw: SystemStay
  id: string
  type: number
  person: string
  entry: number
  exit: number | null
  to: number
  head: DayStay
  moveIn: number | null
  age: number | null
  street: number | null
  isHomeless: boolean
  nights: Set<number>
}

export const housing = [3, 9, 10, 13]
export const shelters = [0, 1, 2, 8]

export const order = (a: string, b: string) => (a < b ? -1 : 1)
export const span = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
/** For tests: the stays of a small system as the specification means them, worked out one by one. */
export function listDays(small: SmallSystem, start: number, end: number, coc: string | null): DayStay[] {
  const all = small.stays.map((raw, index): DayStay => {
    const { type } = small.projects[raw.project]!
    const [entry, exit] = [dayOf(raw.entry), raw.exit === undefined ? null : dayOf(raw.exit)]
    const last = exit === null ? end : Math.min(exit - 1, end)
    const bed = type === 1 ? (raw.nights ?? []).map(dayOf).filter((d) => d >= entry && d <= last) : span(entry, last)
    const prior = raw.prior ?? -1
    const isShort = raw.isUnderThreshold === true && raw.isFromStreet === true
    const isAsked =
      [2, ...housing].includes(type) && ((prior >= 100 && prior <= 199) || (prior >= 0 && prior <= 499 && isShort))
    return {
      raw,
      id: idOf(raw, index),
      type,
      person: raw.person,
      entry,
      exit,
      to: raw.to ?? 0,
      head: undefined as unknown as DayStay,
      moveIn: null,
      age: ageOn(small.clients?.[raw.person]?.born, Math.max(start, entry)),
      street: raw.street === undefined || dayOf(raw.street) > entry ? null : dayOf(raw.street),
      isHomeless: [0, 1, 4, 8].includes(type) || isAsked,
      nights: new Set(shelters.includes(type) ? bed : []),
    }
  })
  const isHead = (stay: DayStay) => stay.raw.isHead ?? stay.raw.household === undefined
  const together = Map.groupBy(all, (stay) => `${stay.raw.project} ${stay.raw.household ?? `alone ${stay.id}`}`)
  for (const stay of all) {
    const members = together.get(`${stay.raw.project} ${stay.raw.household ?? `alone ${stay.id}`}`)!
    const heads = members.filter(isHead)
    stay.head = (heads.length > 0 ? heads : members).sort((a, b) => a.entry - b.entry || order(a.id, b.id))[0]!
  }
  const own = new Map(all.map((stay) => [stay, stay.street]))
  for (const stay of all) {
    const { head } = stay
    if (head !== stay && head.entry > end) continue
    const date = head.raw.moveIn === undefined ? null : dayOf(head.raw.moveIn)
    const isUsed =
      date !== null &&
      housing.includes(stay.type) &&
      date >= head.entry &&
      (head.exit === null || date <= head.exit) &&
      date <= end
    if (isUsed) stay.moveIn = stay.entry > date ? stay.entry : stay.exit !== null && stay.exit < date ? null : date
    if (own.get(stay) === null && stay.age !== null && stay.age < 18 && head.entry === stay.entry)
      stay.street = own.get(head)!
  }
  return all.filter((stay) => {
    const project = small.projects[stay.raw.project]!
    const cocs = project.cocs ?? ['XX-500']
    const head = stay.head !== stay && stay.head.entry > end ? stay : stay.head
    const place = head.raw.coc ?? (cocs.length === 1 ? cocs[0] : null)
    return (
      (project.continuum ?? 1) === 1 && stay.entry <= end && (coc === null || (cocs.includes(coc) && place === coc))
    )
  })
}
