import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CityPlan } from './city-plan.ts'
import { inventIdentifiers, tellContractFacts } from './contract-steps.ts'
import { type Field, quoted } from './hmis-layout.ts'
import { profileOf } from './program-types.ts'
import { STANDARDS } from './standards.ts'

const money = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
const lines = (header: string, rows: readonly Field[][]): string =>
  `${[header, ...rows.map((row) => row.map((field) => field ?? '').join(','))].join('\n')}\n`

/** The city's own tables: what was agreed, with whom, for which programs, and what good looks like. */
export function writeAgreements(
  plan: CityPlan,
  out: string,
): { contracts: string; programs: string; standards: string } {
  const files = {
    contracts: join(out, 'contracts.csv'),
    programs: join(out, 'programs.csv'),
    standards: join(out, 'standards.csv'),
  }
  const contracts = plan.contracts.map((one): Field[] => {
    const facts = tellContractFacts(plan.seed, one, plan.period.to)
    const { uei, ein } = inventIdentifiers(plan.seed, one.provider.index)
    return [
      one.number,
      quoted(one.title),
      quoted(one.provider.name),
      one.department,
      one.policyArea,
      one.startsOn,
      one.endsOn,
      money(one.amountCents),
      money(one.paidCents),
      one.signedOn,
      uei,
      ein,
      quoted(facts.scope),
      facts.procurementMethod,
      facts.neededOn,
      facts.solicitedOn,
      facts.awardedOn,
      facts.firstPaidOn,
      facts.renewalsLeft,
      `${Math.round(facts.indirectRate * 100)}%`,
    ]
  })
  const programs = plan.programs.map((row): Field[] => [
    row.contractNumber,
    quoted(row.program),
    profileOf(row.project.type).word,
    row.project.population,
    row.project.id,
    row.from,
    row.to,
  ])
  const standards = STANDARDS.map((one): Field[] => [
    one.programType,
    one.population,
    one.measure,
    one.minimum,
    one.target,
    one.direction,
    `${Number(plan.period.from.slice(0, 4))}-01-01`,
  ])
  const header =
    'contract_number,title,provider,department,policy_area,start,end,amount,paid,signed_on,uei,ein,scope,procurement_method,need_date,solicitation_date,award_date,first_payment_date,renewals_left,indirect_rate'
  writeFileSync(files.contracts, lines(header, contracts))
  writeFileSync(
    files.programs,
    lines('contract_number,program,program_type,population,hmis_project_id,from,to', programs),
  )
  writeFileSync(files.standards, lines('program_type,population,measure,minimum,target,direction,from', standards))
  return files
}
