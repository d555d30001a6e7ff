import { namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
import type { BacktestTally } from '../../performance/results/backtest.ts'
import type { FoundBacktest } from '../../performance/results/find-backtest.ts'

const sides = ['proposed', 'today'] as const
const counts = sides.flatMap((side) => [
  `${side}_missed_program_months`,
  `${side}_missed_programs`,
  `${side}_missed_contracts`,
  `${side}_missed_in_newest_month_programs`,
  `${side}_missed_in_newest_month_contracts`,
  `${side}_missed_three_months_or_more_programs`,
  `${side}_missed_three_months_or_more_contracts`,
])
const numbers = [
  'programs',
  'contracts',
  'judged_programs',
  'judged_contracts',
  'judged_program_months',
  'too_few_program_months',
  'missing_program_months',
  'immature_program_months',
  'not_computable_program_months',
  ...counts,
  'programs_without_a_minimum_today',
]
const names = ['program_type', 'population', 'from', 'to', ...numbers]

/** A back-test as a list: a line a program type and population, then one for all of them; blank where no minimum holds today. */
export function backtestTable(found: FoundBacktest): WrittenTable {
  const line = (programType: string, population: string | null, tally: BacktestTally) => [
    programType,
    population,
    found.from,
    found.to,
    tally.all.programs,
    tally.all.contracts,
    tally.judged.programs,
    tally.judged.contracts,
    tally.programMonths.judged,
    tally.programMonths.tooFew,
    tally.programMonths.missing,
    tally.programMonths.immature,
    tally.programMonths.notComputable,
    ...sides.flatMap((side) => {
      const missed = tally[side]
      if (missed === null) return Array.from({ length: counts.length / 2 }, () => null)
      const { ever, newest, threeOrMore } = missed
      const both = [ever, newest, threeOrMore].flatMap((one) => [one.programs, one.contracts])
      return [missed.programMonths, ...both]
    }),
    tally.withoutMinimum,
  ]
  return {
    columns: namedColumns(names, Object.fromEntries(numbers.map((name) => [name, 'number']))),
    rows: [
      ...found.groups.map((group) => line(group.programType, group.population, group.tally)),
      line('all', null, found.total),
    ],
  }
}
