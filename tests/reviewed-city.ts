import { importContracts } from '../src/agreements/contracts/import-contracts.ts'
import { importProgramMap } from '../src/agreements/programs/import-program-map.ts'
import { addMonths, firstDay, lastDay, type Month, monthsBetween } from '../src/ground/platform/day.ts'
import { receiveSubmission } from '../src/ground/submissions/receive-submission.ts'
import { importStandards } from '../src/performance/goals/import-standards.ts'
import { definitionVersion } from '../src/performance/measure-packs/homelessness/cards.ts'
import { type MeasureKey, measureKeys } from '../src/performance/measure-packs/homelessness/figure.ts'
import { type NewResult, recordResults } from '../src/performance/results/record-results.ts'
import { openTestCity, type TestCity, type TestPerson } from './test-city.ts'

/** A city with a contract worth reviewing: Harbor House in July 2026, and a second provider that must not see it. */
export type ReviewedCity = TestCity & {
  contractId: string
  providerId: string
  otherContractId: string
  provider: TestPerson
  otherProvider: TestPerson
  programs: { id: string; name: string }[]
  record(results: NewResult[]): Promise<void>
}

export const reviewedContract = 'HS-2024-017'
export const otherContract = 'HS-2024-099'
export const reviewedMonth: Month = '2026-07'

const names = ['Harbor House Shelter', 'Harbor Rapid Re-housing', 'Harbor Family Shelter', 'Harbor Youth House']
/** exits a month; the second program is as small as most real ones */
const sizes = [41, 6, 33, 52]

export async function openReviewedCity(programs = 2): Promise<ReviewedCity> {
  const city = await openTestCity()
  const receive = (kind: 'contracts' | 'results') =>
    city.as(city.manager, async (visit) => must(await receiveSubmission(visit, { kind, fileName: `${kind}.csv` })).id)
  const submissionId = await receive('contracts')
  await city.as(city.manager, async (visit) => {
    must(
      await importContracts(visit, {
        contracts: [contract(reviewedContract, 'Harbor House'), contract(otherContract, 'Pier 9 Outreach')],
        submissionId,
      }),
    )
    const lines = names.slice(0, programs).map((program, index) => ({
      contractNumber: reviewedContract,
      program,
      programType: 'Enhanced shelter',
      population: 'Single adults',
      hmisProjectId: `P-${index + 1}`,
      from: '2024-01-01',
      to: null,
    }))
    must(await importProgramMap(visit, { lines, submissionId }))
    must(await importStandards(visit, { standards, submissionId }))
  })
  const record = async (results: NewResult[]) => {
    const submission = await receive('results')
    await city.as(city.manager, async (visit) =>
      must(await recordResults(visit, { results, submissionId: submission, definitionVersion })),
    )
  }
  const rows = await city.asOwner((trx) => trx.selectFrom('contract').select(['id', 'number', 'provider_id']).execute())
  const found = (number: string) => rows.find((row) => row.number === number)!
  const mapped = await city.asOwner((trx) => trx.selectFrom('program').select(['id', 'name']).execute())
  const ordered = names.slice(0, programs).map((name) => mapped.find((row) => row.name === name)!)
  await record(ordered.flatMap(({ id }, index) => resultsOf(id, index)))
  return {
    ...city,
    contractId: found(reviewedContract).id,
    providerId: found(reviewedContract).provider_id,
    otherContractId: found(otherContract).id,
    provider: await city.addProviderPerson(found(reviewedContract).provider_id, 'Dana Cole'),
    otherProvider: await city.addProviderPerson(found(otherContract).provider_id, 'Sam Pike'),
    programs: ordered,
    record,
  }
}

function must<Done>(result: { done: Done } | { refused: string }): Done {
  if ('refused' in result) throw new Error(result.refused)
  return result.done
}

const contract = (number: string, providerName: string) => ({
  number,
  title: 'Enhanced shelter for single adults',
  providerName,
  department: 'Human Services',
  from: '2024-07-01',
  to: '2027-06-30',
  items: [
    {
      itemId: number,
      amountCents: 240_000_000,
      paidCents: 120_000_000,
      from: '2024-07-01',
      to: '2027-06-30',
      vendorName: providerName,
    },
  ],
})

const standards = measureKeys.map((measure) => {
  const [minimum, target] = {
    'exits-to-permanent-housing': [0.4, 0.5],
    'returns-within-six-months': [0.1, 0.08],
    'length-of-stay': [90, 70],
    'entries-from-homelessness': [0.85, 0.9],
    utilization: [0.85, 0.95],
  }[measure] as [number, number]
  const direction = minimum > target ? ('decrease' as const) : ('increase' as const)
  return { programType: 'Enhanced shelter', population: null, measure, minimum, target, direction, from: '2024-01-01' }
})

function resultsOf(programId: string, index: number): NewResult[] {
  const months = monthsBetween(addMonths(reviewedMonth, -23), reviewedMonth)
  return months.flatMap((month, at) =>
    measureKeys.map((measure) => monthlyResult({ programId, measure, month, ...countsOf(measure, index, at) })),
  )
}

/** A figure of one month that stands, and is mature. */
export function monthlyResult(of: {
  programId: string
  measure: string
  month: Month
  numerator: number
  denominator: number
  details?: NewResult['details']
}): NewResult {
  const { month, ...rest } = of
  return { unit: 'households', from: firstDay(month), to: lastDay(month), state: 'value', matureOn: null, ...rest }
}

/** Invented months that vary a little; the first program's exits fall in the last month. */
function countsOf(measure: MeasureKey, index: number, at: number) {
  const wave = ((at * 7 + index * 3) % 5) - 2
  const exits = sizes[index]! + wave
  const share = index === 0 && at === 23 ? 0.22 : 0.46 + 0.01 * wave
  const known = { definitionVersion, reason: null }
  switch (measure) {
    case 'exits-to-permanent-housing':
      return {
        numerator: Math.round(exits * share),
        denominator: exits,
        details: { ...known, exits, missingDestinations: 3 },
      }
    case 'returns-within-six-months':
      return { numerator: Math.max(0, 1 + (wave > 0 ? 1 : 0)), denominator: Math.round(exits * 0.45), details: known }
    case 'length-of-stay':
      return { numerator: exits * (80 + 3 * wave), denominator: exits, details: { ...known, medianNights: 61 } }
    case 'entries-from-homelessness':
      return {
        numerator: Math.round(exits * 0.88),
        denominator: exits,
        details: { ...known, missingPriorSituations: 2 },
      }
    case 'utilization':
      return { numerator: 60 * 30 + 20 * wave, denominator: 66 * 30, details: { ...known, projectsWithInventory: 1 } }
  }
}
