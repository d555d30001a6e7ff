import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Day, Month } from '../src/ground/platform/day.ts'
import { planCity } from './city-plan.ts'
import { HMIS_HEADERS, type HmisFile } from './hmis-layout.ts'
import { type ImperfectionCounts, makeImperfections } from './imperfections.ts'
import { countOccupancy } from './occupancy.ts'
import { openCity } from './stays.ts'
import type { ToldStory } from './stories.ts'
import { openTable, type TableFile } from './table-file.ts'
import { tellStories } from './tell-stories.ts'
import { writeAgreements } from './write-agreements.ts'
import { findEnlargedProject, writeInventory } from './write-inventory.ts'
import { writeExportRow, writeProjects } from './write-projects.ts'
import { writeStays } from './write-stays.ts'

export interface CityOrder {
  /** Folder to write into; it is made when it is missing, files of an earlier city are replaced. */
  out: string
  /** Roughly the number of clients; the household that reaches it is written whole. */
  people: number
  seed: number
  /** Last whole month. */
  through?: Month
  /** False leaves out the flaws that a real export has. */
  imperfect?: boolean
  onProgress?: (progress: { clients: number; people: number }) => void
}

export interface MadeCity {
  files: { hmis: string; contracts: string; programs: string; standards: string }
  /** Rows by file of the export, without the header. */
  rows: Record<HmisFile, number>
  providers: number
  contracts: number
  programs: number
  projects: number
  /** Enrollments of persons, deleted and duplicate rows left out. */
  enrollments: number
  clients: number
  /** First day of the export and last day of its last whole month. */
  from: Day
  to: Day
  exportDate: Day
  stories: ToldStory[]
  imperfections: ImperfectionCounts
  /** The shelter whose inventory changed half-way. */
  enlargedProjectId: string
}

const HOUSEHOLDS_A_TURN = 2000

/**
 * Makes the City of Cascadia: an HMIS export and the city's tables of contracts, programs and standards. The same order
 * gives the same bytes. Memory holds the plan of the city and one household at a time, whatever the number of people.
 */
export async function makeCity(order: CityOrder): Promise<MadeCity> {
  if (!(order.people >= 1)) throw new RangeError('A city needs at least one person')
  const plan = planCity(order.seed, order.through ?? '2026-10')
  const { period } = plan
  const hmis = join(order.out, 'hmis')
  mkdirSync(hmis, { recursive: true })
  const names = Object.keys(HMIS_HEADERS) as HmisFile[]
  const tables = new Map<HmisFile, TableFile>()
  const add = (file: HmisFile, row: string) => tables.get(file)!.add(row)
  const exportId = `CASC${period.exportDate.replaceAll('-', '')}`
  const city = openCity(plan)
  const occupancy = countOccupancy(plan.projects.length, city.from, city.end)
  const imperfections = makeImperfections(order.seed, order.imperfect ?? true)
  try {
    for (const name of names) tables.set(name, openTable(join(hmis, `${name}.csv`), HMIS_HEADERS[name]))
    writeExportRow(plan, exportId, add)
    writeProjects(plan, exportId, add)
    const writer = writeStays(city, imperfections, occupancy, exportId, add)
    for (let index = 0; writer.clients() < order.people; index++) {
      writer.writeHousehold(index)
      if (index % HOUSEHOLDS_A_TURN !== 0) continue
      order.onProgress?.({ clients: writer.clients(), people: order.people })
      // Lets a server that makes a demo city answer others meanwhile.
      await new Promise((resolve) => setImmediate(resolve))
    }
    writeInventory(plan, exportId, occupancy, add)
    order.onProgress?.({ clients: writer.clients(), people: order.people })
    const agreements = writeAgreements(plan, order.out)
    return {
      files: { hmis, ...agreements },
      rows: Object.fromEntries(names.map((name) => [name, tables.get(name)!.rows()])) as Record<HmisFile, number>,
      providers: plan.providers.length,
      contracts: plan.contracts.length,
      programs: plan.programs.length,
      projects: plan.projects.length,
      enrollments: writer.enrollments(),
      clients: writer.clients(),
      from: period.from,
      to: period.to,
      exportDate: period.exportDate,
      stories: tellStories(plan),
      imperfections: imperfections.counts,
      enlargedProjectId: findEnlargedProject(plan).id,
    }
  } finally {
    for (const table of tables.values()) table.close()
  }
}
