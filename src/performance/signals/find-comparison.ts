import { programTerm } from '../../agreements/programs/program.ts'
import { worksForTheGovernment } from '../../ground/people/may.ts'
import { addMonths } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { type Measure, unitFor } from '../measures/measure.ts'
import { listCounted } from '../results/list-counted.ts'
import { listGroupCounts } from '../results/list-group-counts.ts'
import { listNotTaken, type NotTaken } from '../results/list-not-taken.ts'
import { findNewestMonth } from '../results/list-results.ts'
import {
  adjustForMix,
  type CaseMix,
  type ComparedCounts,
  type ComparedMonths,
  type Comparison,
  comparePrograms,
  monthsCompared,
} from './compare-programs.ts'
import { mixGroups } from './mix-groups.ts'

/** Programs that may be compared: of one type and population. */
export type ComparedKind = { programType: string; population: string | null; programs: number }

export type FoundComparison = Comparison & {
  measure: Measure
  kind: ComparedKind | null
  /** every kind that the asker runs or looks after, in the order of their names */
  kinds: ComparedKind[]
  months: ComparedMonths | null
  /** null: the measure has no figures of groups, or too few programs have them */
  mix: (CaseMix & { period: { from: string; to: string } }) | null
  notTaken: Map<string, NotTaken>
  /** a provider sees its own programs alone: what others counted is theirs */
  isOwnOnly: boolean
  /** true: small counts, and what they could be found from, are left out, so that it may be passed on */
  isReleasable: boolean
}

type Program = { programId: string; name: string; providerId: string; programType: string; population: string | null }

/** Programs of one type and population beside each other on a measure, in the last twelve mature months. */
export async function findComparison(
  visit: Visit,
  measure: Measure,
  asked: { programType: string | null; population: string | null; own: string | null; isReleasable?: boolean },
): Promise<FoundComparison> {
  const { work } = visit
  const isReleasable = asked.isReleasable === true
  const programs = await listPrograms(visit)
  const kinds = kindsOf(programs)
  const kind = chooseKind(kinds, asked)
  const newest = await findNewestMonth(work, measure.key)
  const months = newest === null ? null : { from: addMonths(newest, 1 - monthsCompared), to: newest }
  const alike = kind ? programs.filter((one) => keyOf(one) === keyOf(kind)) : []
  const rest = { measure, kind, kinds, months, isOwnOnly: !worksForTheGovernment(visit), isReleasable }
  if (!kind || !months) {
    const none = comparePrograms([], { direction: measure.direction, hidesSmall: isReleasable })
    return { ...none, ...rest, mix: null, notTaken: new Map() }
  }
  const unit = unitFor(measure, 'households')
  const counted = await listCounted(work, { measure: measure.key, unit, fromMonth: months.from, toMonth: months.to })
  const counts = alike.map((one): ComparedCounts => {
    const known = (counted.get(one.programId) ?? []).filter(({ state }) => state === 'value')
    const sum = (key: 'numerator' | 'denominator') => known.reduce((total, month) => total + (month[key] ?? 0), 0)
    const isOwn = one.programId === asked.own
    const { programId, name } = one
    return {
      programId,
      name,
      numerator: sum('numerator'),
      denominator: sum('denominator'),
      months: known.length,
      isOwn,
    }
  })
  const ids = alike.map(({ programId }) => programId)
  // Who knows a figure by groups of people could find small groups from it: only the working edition has them.
  const groups = isReleasable
    ? null
    : await listGroupCounts(work, { measure: measure.key, kind: 'age', programIds: ids })
  const mix = groups && adjustForMix(groups.counts, mixGroups)
  return {
    ...comparePrograms(counts, { direction: measure.direction, hidesSmall: isReleasable }),
    ...rest,
    mix: mix && { ...mix, period: { from: groups!.from, to: groups!.to } },
    notTaken: isReleasable ? new Map() : await listNotTaken(work, ids),
  }
}

async function listPrograms({ work }: Visit): Promise<Program[]> {
  return work
    .selectFrom('program')
    .innerJoin('provider', 'provider.id', 'program.provider_id')
    .select(['program.id as programId', 'program.name', 'program.provider_id as providerId'])
    .select(['program.program_type as programType', 'program.population'])
    .orderBy('program.name')
    .execute()
}

const keyOf = ({ programType, population }: Pick<Program, 'programType' | 'population'>): string =>
  `${programTerm(programType)} ${programTerm(population ?? '')}`

function kindsOf(programs: readonly Program[]): ComparedKind[] {
  return [...Map.groupBy(programs, keyOf).values()]
    .map((alike) => {
      const { programType, population } = alike[0]!
      return { programType, population, programs: alike.length }
    })
    .sort((a, b) => `${a.programType} ${a.population ?? ''}`.localeCompare(`${b.programType} ${b.population ?? ''}`))
}

/** What was asked for; without a question the kind of the own program, or the one with most programs. */
function chooseKind(
  kinds: readonly ComparedKind[],
  { programType, population }: { programType: string | null; population: string | null },
): ComparedKind | null {
  if (programType !== null) return kinds.find((one) => keyOf(one) === keyOf({ programType, population })) ?? null
  return kinds.toSorted((a, b) => b.programs - a.programs)[0] ?? null
}
