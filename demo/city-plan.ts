import { addMonths, type Day, firstDay, lastDay, type Month } from '../src/ground/platform/day.ts'
import { LEADING_PROVIDER, PROVIDER_NAMES } from './city-names.ts'
import { type Contract, type ProgramRow, planContracts } from './plan-contracts.ts'
import { type Project, planProjects } from './plan-projects.ts'
import { seededChance } from './seeded-chance.ts'
import { STORIES, type Story } from './stories.ts'

export const PROVIDER_COUNT = 60
export const CONTRACT_COUNT = 300
/** One provider held 19 contracts with one city: the founding case of consolidation. */
export const MOST_CONTRACTS = 19
/** Months of history before the end of the last whole month. */
export const HISTORY_MONTHS = 48

export interface Provider {
  index: number
  id: string
  name: string
  contracts: number
  story: Story | null
}

export interface Period {
  from: Day
  /** Last day of the last whole month. */
  to: Day
  through: Month
  exportDate: Day
}

export interface CityPlan {
  seed: number
  period: Period
  providers: Provider[]
  contracts: Contract[]
  programs: ProgramRow[]
  projects: Project[]
}

/** The export is taken on the fifth of the month after, so that the last whole month is covered. */
export function planPeriod(through: Month): Period {
  const next = addMonths(through, 1)
  return {
    through,
    from: firstDay(addMonths(through, 1 - HISTORY_MONTHS)),
    to: lastDay(through),
    exportDate: `${next}-05`,
  }
}

function planProviders(seed: number): Provider[] {
  const chance = seededChance(seed, 'providers')
  const names = [LEADING_PROVIDER, ...STORIES.map((story) => story.provider), ...chance.shuffled(PROVIDER_NAMES)]
  const providers = names.slice(0, PROVIDER_COUNT).map((name, index): Provider => {
    const story = STORIES.find((one) => one.provider === name) ?? null
    const wished = index === 0 ? MOST_CONTRACTS : chance.whole(1, 8)
    const contracts = story ? Math.max(story.programs.length, Math.min(wished, 4)) : wished
    return { index, id: `ORG${String(index + 1).padStart(3, '0')}`, name, contracts, story }
  })
  let missing = CONTRACT_COUNT - providers.reduce((sum, provider) => sum + provider.contracts, 0)
  while (missing !== 0) {
    const provider = chance.pick(providers)
    if (provider.index === 0 || provider.story) continue
    const step = Math.sign(missing)
    if (provider.contracts + step < 1 || provider.contracts + step > 8) continue
    provider.contracts += step
    missing -= step
  }
  return providers
}

/** The whole city before anyone lives in it: 60 providers, 300 contracts, their programs and HMIS projects. */
export function planCity(seed: number, through: Month): CityPlan {
  const period = planPeriod(through)
  const providers = planProviders(seed)
  const projects = planProjects(seed, providers, period)
  const { contracts, programs } = planContracts(seed, providers, projects, period)
  return { seed, period, providers, contracts, programs, projects }
}
