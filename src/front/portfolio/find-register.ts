import { fiscalYearOf } from '../../agreements/contracts/contract-amounts.ts'
import { recordsSignatures as recordsThem, statusOf } from '../../agreements/contracts/contract-status.ts'
import { countSignatures } from '../../agreements/contracts/count-signatures.ts'
import { type RegisteredContract, registeredContracts } from '../../agreements/contracts/find-contract.ts'
import { findHeldByDepartment, type HeldByDepartment } from '../../agreements/contracts/find-held-by-department.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day, Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findNewestMonth } from '../../performance/results/list-results.ts'
import { type Headline, listHeadlines } from '../../performance/signals/list-headlines.ts'
import { type ContractRow, listedStatus } from './contract-row.ts'
import { type ContractSearch, contractSearch } from './contract-search.ts'
import { keepUntilDone, keepWhileUnchanged } from './keep-while-unchanged.ts'
import { codeTrend } from './trend-code.ts'

/** All contracts that the asker may see, put together once: the list, the portfolio and what counts them read this. */
export type Register = {
  today: Day
  /** the newest month that has figures; null: none has */
  month: Month | null
  /** by provider and number */
  rows: ContractRow[]
  /** what else is known of the row at the same place */
  contracts: RegisteredContract[]
  placeOf: Map<string, number>
  headlines: Headline[]
  /** what of a ceiling belongs to this fiscal year, where it is known by year */
  yearCeilings: Map<string, number>
  fiscalYear: number
  /** the share of this fiscal year's dollars that depends on results: of all, and by department */
  held: HeldByDepartment
  recordsSignatures: boolean
  /** set up when something is first searched */
  search: ContractSearch
}

export async function findRegister(visit: Visit): Promise<Register> {
  return keepWhileUnchanged(visit, 'register', () => putTogether(visit))
}

async function putTogether(visit: Visit): Promise<Register> {
  const { work, today, jurisdiction } = visit
  const month = await findNewestMonth(work)
  const contracts = await listContracts(work)
  const programs = groupTexts(await listPrograms(work))
  const funding = groupTexts(await listFunding(work))
  const { headlines, trends } = month ? await findTrends(visit, month) : noTrends
  const fiscalYear = fiscalYearOf(today, jurisdiction.fiscalYearStartsIn)
  const signatures = await countSignatures(work)
  const collator = new Intl.Collator('en')
  contracts.sort((a, b) => collator.compare(a.providerName, b.providerName) || collator.compare(a.number, b.number))
  const rows = contracts.map((contract): ContractRow => {
    const { id, number, title, department, from, to, ceilingCents, paidCents, renewalsLeft } = contract
    const ofPrograms = programs.get(id) ?? []
    return {
      number,
      title,
      provider: contract.providerName,
      providerId: contract.providerId,
      department,
      policy: contract.policyArea,
      from,
      to,
      ceilingCents,
      paidCents,
      renewalsLeft,
      status: listedStatus(statusOf(contract, today, { recordsSignatures: recordsThem(contract, signatures) })),
      programs: distinct(ofPrograms.map((one) => one.name)),
      types: distinct(ofPrograms.map((one) => one.kind)),
      funding: distinct((funding.get(id) ?? []).map((one) => one.name)),
      trend: trends.get(id) ?? null,
    }
  })
  return {
    today,
    month,
    rows,
    contracts,
    placeOf: new Map(contracts.map(({ id }, place) => [id, place])),
    headlines,
    yearCeilings: await findYearCeilings(work, fiscalYear),
    fiscalYear,
    held: await findHeldByDepartment(work, fiscalYear),
    recordsSignatures: signatures.some(({ signed }) => signed > 0),
    search: searchOf(jurisdiction.id, rows),
  }
}

/** With what the list shows beside. */
function listContracts(db: Reads) {
  return registeredContracts(db)
    .select(['contract.status', 'contract.submission_id as submissionId', 'contract.renewals_left as renewalsLeft'])
    .execute()
}

type Named = { contractId: string; name: string; kind: string }

function listPrograms(db: Reads): Promise<Named[]> {
  return db
    .selectFrom('program_map')
    .innerJoin('program', 'program.id', 'program_map.program_id')
    .select(['program_map.contract_id as contractId', 'program.name', 'program.program_type as kind'])
    .distinct()
    .orderBy('program.name')
    .execute()
}

function listFunding(db: Reads): Promise<Named[]> {
  return db
    .selectFrom('contract_funding')
    .innerJoin('funding_source', 'funding_source.id', 'contract_funding.funding_source_id')
    .select(['contract_funding.contract_id as contractId', 'funding_source.name', 'funding_source.kind'])
    .distinct()
    .orderBy('funding_source.name')
    .execute()
}

const groupTexts = (named: Named[]): Map<string, Named[]> => Map.groupBy(named, ({ contractId }) => contractId)
const distinct = (texts: string[]): string[] => [...new Set(texts)]

type Trends = { headlines: Headline[]; trends: Map<string, ContractRow['trend']> }
const noTrends: Trends = { headlines: [], trends: new Map() }

/** The courses of a month, coded. They are most of what a register reads, and change only when the month is judged again. */
function findTrends(visit: Visit, month: Month): Promise<Trends> {
  return keepUntilDone(visit, `trends ${month}`, { subject: 'month', subjectId: month }, async () => {
    const headlines = await listHeadlines(visit.work, month)
    const chosen = [...chooseHeadlines(headlines)]
    return {
      headlines: headlines.map((headline) => ({ ...headline, trend: null })),
      trends: new Map(chosen.map(([contractId, headline]) => [contractId, trendOf(headline)])),
    }
  })
}

/** The last search of a city: setting one up takes longer than reading the rows, and most deeds change no text of them. */
const searches = new Map<string, { rows: ContractRow[]; search: ContractSearch | null }>()
const mostSearches = 20

function searchOf(city: string, rows: ContractRow[]): ContractSearch {
  return (text) => {
    const known = searches.get(city)
    const entry = known && haveSameText(known.rows, rows) ? known : { rows, search: null }
    entry.search ??= contractSearch(rows)
    entry.rows = rows
    searches.delete(city)
    searches.set(city, entry)
    if (searches.size > mostSearches) searches.delete(searches.keys().next().value!)
    return entry.search(text)
  }
}

function haveSameText(some: ContractRow[], others: ContractRow[]): boolean {
  if (some === others) return true
  return (
    some.length === others.length &&
    some.every((row, place) => {
      const other = others[place]!
      const isSame = row.number === other.number && row.title === other.title && row.provider === other.provider
      return isSame && row.programs.join() === other.programs.join()
    })
  )
}

/** Of several programs under a contract the one with the most behind its figure stands for it. */
function chooseHeadlines(headlines: Headline[]): Map<string, Headline> {
  const chosen = new Map<string, Headline>()
  for (const headline of headlines) {
    const known = chosen.get(headline.contractId)
    if (headline.trend && (headline.denominator ?? 0) >= (known?.denominator ?? 0)) {
      chosen.set(headline.contractId, headline)
    }
  }
  return chosen
}

const fewestMonths = 3

function trendOf(headline: Headline | undefined): ContractRow['trend'] {
  if (!headline?.trend || headline.measure === null) return null
  const letter = (flag: string | null, state: string) =>
    flag === 'concern' ? 'c' : flag === 'improvement' ? 'i' : state === 'immature' ? 'p' : '.'
  const points = headline.trend.map(({ value, flag, state }) => ({ value, letter: letter(flag, state) }))
  // Two months are no course yet.
  if (points.filter(({ value }) => value !== null).length < fewestMonths) return null
  return { measure: headline.measure, code: codeTrend(points, headline.band) }
}

async function findYearCeilings(db: Reads, fiscalYear: number): Promise<Map<string, number>> {
  const amounts = await db
    .selectFrom('contract_amount')
    .where('fiscal_year', '=', fiscalYear)
    .where('kind', '=', 'ceiling')
    .select(['contract_id as contractId', 'amount_cents as amountCents'])
    .execute()
  return new Map(amounts.map(({ contractId, amountCents }) => [contractId, amountCents]))
}
