import { addDays, type Day, daysBetween } from '../src/ground/platform/day.ts'
import type { Period, Provider } from './city-plan.ts'
import { dayText } from './day-numbers.ts'
import type { Project } from './plan-projects.ts'
import { profileOf } from './program-types.ts'
import { type Chance, seededChance } from './seeded-chance.ts'

export interface Contract {
  number: string
  title: string
  provider: Provider
  department: string
  policyArea: string
  startsOn: Day
  endsOn: Day
  amountCents: number
  paidCents: number
  signedOn: Day | null
}

/** One program under one contract, with one HMIS project behind it; a program with two projects has two rows. */
export interface ProgramRow {
  contractNumber: string
  program: string
  project: Project
  from: Day | null
  to: Day | null
}

/** All contracts together, over their terms. */
const PORTFOLIO_CENTS = 176_000_000_00
const DEPARTMENTS = ['Human Services Department', 'Office of Housing', 'Public Health']
const YEARLY_COST: Record<number, number> = { 0: 7, 1: 5, 2: 6, 3: 6, 4: 4, 8: 5, 9: 4, 10: 4, 12: 4, 13: 6 }

interface Term {
  startsOn: Day
  endsOn: Day
}

function contractTerm(chance: Chance, period: Period): Term {
  const year = Number(period.exportDate.slice(0, 4))
  const kind = chance.weighted([20, 28, 24, 20, 8])
  if (kind === 0) return { startsOn: `${year - chance.whole(0, 2)}-01-01`, endsOn: `${year}-12-31` }
  if (kind === 1) return { startsOn: `${year - chance.whole(0, 2)}-07-01`, endsOn: `${year + 1}-06-30` }
  if (kind === 2) return { startsOn: `${year - chance.whole(0, 1)}-01-01`, endsOn: `${year + 1}-12-31` }
  if (kind === 3) return { startsOn: `${year - chance.whole(1, 2)}-10-01`, endsOn: `${year + 1}-09-30` }
  return { startsOn: `${year - chance.whole(2, 3)}-01-01`, endsOn: `${year - 1}-12-31` }
}

function signedDay(chance: Chance, term: Term, period: Period): Day {
  const day = addDays(term.startsOn, chance.happens(0.03) ? chance.whole(5, 75) : -chance.whole(3, 60))
  const isStillAhead = day > period.to
  return isStillAhead ? period.to : day
}

function contractTitle(provider: Provider, projects: readonly Project[]): string {
  const first = projects[0]
  if (!first) return `${provider.name}: housing navigator training`
  const word = first.story?.key === 'slips' ? 'enhanced shelter' : profileOf(first.type).word
  return projects.length > 1 ? `${first.name} and related programs` : `${first.name}: ${word} for ${first.population}`
}

/** What was paid so far: the share of the term that is over, a little behind. */
function paidShare(chance: Chance, term: Term, period: Period): number {
  const length = daysBetween(term.startsOn, term.endsOn) + 1
  const over = Math.min(1, Math.max(0, daysBetween(term.startsOn, period.to) + 1) / length)
  return over * (over === 1 ? 0.94 + 0.06 * chance.next() : 0.8 + 0.18 * chance.next())
}

export function planContracts(
  seed: number,
  providers: readonly Provider[],
  projects: readonly Project[],
  period: Period,
): { contracts: Contract[]; programs: ProgramRow[] } {
  const contracts: Contract[] = []
  const programs: ProgramRow[] = []
  const sizes: number[] = []
  const paidShares: number[] = []
  const perYear = new Map<string, number>()
  for (const provider of providers) {
    const chance = seededChance(seed, 'contracts', provider.index)
    for (let place = 0; place < provider.contracts; place++) {
      const own = projects.filter((project) => project.provider === provider && project.contractPlace === place)
      const isStory = own.some((project) => project.story)
      let term = contractTerm(chance, period)
      if (isStory && term.endsOn < period.to) term = { ...term, endsOn: `${Number(period.to.slice(0, 4)) + 1}-12-31` }
      const opened = own[0]?.story?.key === 'too-few-to-judge' ? dayText(own[0].openedOn) : null
      if (opened) term = { startsOn: opened, endsOn: addDays(opened, 729) }
      const year = term.startsOn.slice(0, 4)
      const serial = (perYear.get(year) ?? 0) + 1
      perYear.set(year, serial)
      const years = (daysBetween(term.startsOn, term.endsOn) + 1) / 365
      const cost = own.reduce((sum, one) => sum + YEARLY_COST[one.type]! * Math.min(one.weight, 8) ** 0.6, 0.6)
      sizes.push(cost * years * chance.skewed(1, 0.35))
      paidShares.push(paidShare(chance, term, period))
      const number = `HS-${year}-${String(serial).padStart(3, '0')}`
      contracts.push({
        number,
        title: contractTitle(provider, own),
        provider,
        department: DEPARTMENTS[chance.weighted([84, 11, 5])]!,
        policyArea: 'homelessness',
        ...term,
        amountCents: 0,
        paidCents: 0,
        signedOn: signedDay(chance, term, period),
      })
      // What a contract no longer pays for is no longer its program, even where the project goes on.
      const endedOn = term.endsOn < period.to ? term.endsOn : null
      for (const project of own)
        programs.push({ contractNumber: number, program: project.name, project, from: null, to: endedOn })
    }
  }
  const sum = sizes.reduce((total, size) => total + size, 0)
  contracts.forEach((contract, i) => {
    contract.amountCents = Math.round(((sizes[i]! / sum) * PORTFOLIO_CENTS) / 100_000) * 100_000
    contract.paidCents = Math.round(contract.amountCents * paidShares[i]!)
  })
  leaveOneUnsigned(contracts)
  shareProjects(seed, contracts, programs, period)
  return { contracts, programs }
}

function leaveOneUnsigned(contracts: Contract[]): void {
  const latest = contracts.filter((one) => !one.provider.story).reduce((a, b) => (b.startsOn > a.startsOn ? b : a))
  latest.signedOn = null
  latest.paidCents = 0
}

/** Six projects stand in two contracts of their provider, two programs have two projects, one of them moved over. */
function shareProjects(seed: number, contracts: readonly Contract[], programs: ProgramRow[], period: Period): void {
  const chance = seededChance(seed, 'shared projects')
  const plain = chance.shuffled(programs.filter((row) => !row.project.story))
  const done = new Set<Provider>()
  for (const row of plain) {
    if (done.size === 6) break
    const provider = row.project.provider
    const other = contracts.find(
      (one) => one.provider === provider && one.number !== row.contractNumber && one.endsOn > period.to,
    )
    if (!other || done.has(provider) || !programs.some((one) => one.contractNumber === other.number)) continue
    done.add(provider)
    programs.push({ ...row, contractNumber: other.number })
  }
  const pairs = plain.filter((row) => !done.has(row.project.provider))
  let joined = 0
  for (const row of pairs) {
    const twin = pairs.find(
      (one) =>
        one !== row &&
        one.project.provider === row.project.provider &&
        one.project.type === row.project.type &&
        one.project.population === row.project.population &&
        one.contractNumber !== row.contractNumber &&
        one.program !== row.program,
    )
    if (!twin) continue
    const movedOn = joined === 0 ? addDays(period.from, 600) : null
    programs.push({ ...row, project: twin.project, to: movedOn ? addDays(movedOn, -1) : null })
    if (movedOn) row.from = movedOn
    if (++joined === 2) break
  }
}
