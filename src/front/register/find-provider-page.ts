import { sql } from 'kysely'
import {
  listContacts,
  listProviderNames,
  listSites,
  type ProviderRecord,
} from '../../agreements/providers/find-provider.ts'
import { listProviderAnswers } from '../../agreements/providers/list-provider-answers.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { builtInMeasures } from '../../performance/measures/built-in-measures.ts'
import { listMeasures } from '../../performance/measures/list-measures.ts'
import { findNewestMonth } from '../../performance/results/list-results.ts'
import type { Standing } from '../../performance/signals/judge-month.ts'
import { listStandings } from '../../performance/signals/list-standings.ts'

/** How one program stands on one measure: as little as the page draws. */
export type ProgramMark = Pick<Standing, 'state' | 'judgment' | 'valueFormat'> & {
  value: number | null
  counts: [number, number] | null
}

export type ProviderProgram = {
  id: string
  name: string
  programType: string
  population: string | null
  /** the contract under which it was judged; null: it was not judged in the newest month */
  contractNumber: string | null
  marks: Record<string, ProgramMark>
}

/** Everything that the page of an organization shows, as far as the asker may see it. */
export async function findProviderPage(visit: Visit, provider: ProviderRecord) {
  const { work } = visit
  const { id } = provider
  const contracts = await listContractsOf(work, id)
  const month = await findNewestMonth(work)
  const programs = await listPrograms(work, id, month, new Map(contracts.map((one) => [one.id, one.number])))
  return {
    contacts: await listContacts(work, id),
    sites: await listSites(work, id),
    names: await listProviderNames(work, id),
    merged: visit.asker.role === 'provider' ? [] : await listProviderAnswers(work, { limit: 50, providerId: id }),
    children: await listChildren(work, id),
    contracts,
    month,
    programs,
    measures: await listShown(work, programs),
  }
}

/** The measures on which one of its programs stands, in the order of their cards; all, where none was judged yet. */
async function listShown(db: Reads, programs: ProviderProgram[]): Promise<string[]> {
  const all = (await listMeasures(db)).map(({ key }) => key)
  const judged = all.filter((key) => programs.some(({ marks }) => marks[key]))
  return judged.length > 0 ? judged : builtInMeasures.map(({ key }) => key)
}

/** A contract with the facts that need no judgment. */
export type ProviderContract = {
  id: string
  number: string
  title: string
  department: string | null
  from: string | null
  to: string | null
  ceilingCents: number | null
  paidCents: number | null
}

/** The contracts of an organization, those without an end and the last to end first. */
async function listContractsOf(db: Reads, providerId: string): Promise<ProviderContract[]> {
  return db
    .selectFrom('contract')
    .where('provider_id', '=', providerId)
    .select(['id', 'number', 'title', 'department', 'from_on as from', 'to_on as to'])
    .select(['ceiling_cents as ceilingCents', 'paid_cents as paidCents'])
    .orderBy(sql`to_on desc nulls first`)
    .orderBy('number')
    .execute()
}

/** Organizations that belong to this one. */
async function listChildren(db: Reads, id: string) {
  return db
    .selectFrom('provider')
    .where('parent_id', '=', id)
    .where('merged_into_id', 'is', null)
    .select(['id', 'name'])
    .orderBy('name')
    .execute()
}

async function listPrograms(
  db: Reads,
  providerId: string,
  month: string | null,
  numberOf: Map<string, string>,
): Promise<ProviderProgram[]> {
  const programs = await db
    .selectFrom('program')
    .where('provider_id', '=', providerId)
    .select(['id', 'name', 'program_type as programType', 'population'])
    .orderBy('name')
    .execute()
  const standings = month ? await listStandings(db, month, [...numberOf.keys()]) : []
  // A program under two contracts was judged under each; its own figures are the same.
  const ofProgram = Map.groupBy(standings, (row) => row.programId)
  return programs.map((program) => {
    const rows = ofProgram.get(program.id) ?? []
    const contractId = rows[0]?.contractId
    const marks: ProviderProgram['marks'] = {}
    for (const row of rows) if (row.contractId === contractId) marks[row.measure] = toMark(row.standing)
    return { ...program, contractNumber: contractId ? (numberOf.get(contractId) ?? null) : null, marks }
  })
}

function toMark({ state, judgment, valueFormat, window }: Standing): ProgramMark {
  const counts: [number, number] | null = window ? [window.numerator, window.denominator] : null
  return { state, judgment, valueFormat, value: window?.value ?? null, counts }
}
