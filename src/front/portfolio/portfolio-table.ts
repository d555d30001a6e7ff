import { type ColumnKind, namedColumns, type WrittenTable } from '../../ground/platform/write-table.ts'
import type { Measure } from '../../performance/measures/measure.ts'
import type { Portfolio } from './find-portfolio.ts'

export const portfolioColumns = [
  'month',
  'contract_number',
  'provider',
  'program',
  'program_type',
  'population',
  'measure',
  'state',
  'reason',
  'judgment',
  'window_months',
  'numerator',
  'denominator',
  'value',
  'minimum',
  'target',
  'flag',
  'from',
  'to',
  'ceiling',
  'paid',
  'late_actions',
] as const

const kinds: Partial<Record<string, ColumnKind>> = {
  ...{ window_months: 'number', numerator: 'number', denominator: 'number', value: 'number', minimum: 'number' },
  ...{ target: 'number', from: 'day', to: 'day', ceiling: 'cents', paid: 'cents', late_actions: 'number' },
}

/** The portfolio as a list: one line a contract, program and measure. Money in dollars with cents, values unrounded. */
export function portfolioTable(
  { month, lines }: Pick<Portfolio, 'month' | 'lines'>,
  measures: readonly Pick<Measure, 'key'>[],
): WrittenTable {
  const rows = lines.flatMap(({ contract, program, programType, population, standings, lateActions }) =>
    measures.flatMap(({ key: measure }) => {
      const standing = standings[measure]
      if (!standing) return []
      const { window } = standing
      const row = [
        month,
        contract.number,
        contract.providerName,
        program,
        programType,
        population,
        measure,
        standing.state,
        standing.reason,
        standing.judgment,
        window?.months,
        window?.numerator,
        window?.denominator,
        window?.value,
        standing.minimum,
        standing.target,
        standing.flag,
        contract.from,
        contract.to,
        contract.ceilingCents,
        contract.paidCents,
        lateActions,
      ]
      return [row]
    }),
  )
  return { columns: namedColumns(portfolioColumns, kinds), rows }
}
