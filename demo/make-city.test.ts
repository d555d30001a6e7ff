import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HMIS_HEADERS } from './hmis-layout.ts'
import { type CityOrder, type MadeCity, makeCity } from './make-city.ts'

type Row = Record<string, string>

const root = mkdtempSync(join(tmpdir(), 'cascadia-'))
afterAll(() => rmSync(root, { recursive: true }))

const make = (name: string, order: Partial<CityOrder> = {}) =>
  makeCity({ out: join(root, name), people: 1000, seed: 7, ...order })
const read = (path: string): Row[] => parse(readFileSync(path, 'utf8'), { columns: true }) as Row[]

/** One digest over all files of a made city, by name. */
function digest(name: string): string {
  const hash = createHash('sha256')
  const folder = join(root, name)
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
    if (path.endsWith('.csv')) hash.update(path).update(readFileSync(join(folder, path)))
  return hash.digest('hex')
}

describe('a seed is a city', () => {
  test('the same seed gives the same bytes, another seed another city', async () => {
    await make('first')
    await make('again')
    await make('other', { seed: 8 })
    expect(digest('again')).toBe(digest('first'))
    expect(digest('other')).not.toBe(digest('first'))
  })

  test('more people add households and leave the earlier ones as they were', async () => {
    await make('small', { people: 300 })
    await make('large', { people: 600 })
    const clients = (name: string) => readFileSync(join(root, name, 'hmis', 'Client.csv'), 'utf8').split('\n')
    expect(clients('large').slice(0, 300)).toEqual(clients('small').slice(0, 300))
  })

  test('without imperfections, the same city without a flaw', async () => {
    const clean = await make('clean', { imperfect: false })
    expect(Object.values(clean.imperfections).every((count) => count === 0)).toBe(true)
    const rows = read(join(clean.files.hmis, 'Enrollment.csv'))
    expect(new Set(rows.map((row) => row.EnrollmentID)).size).toBe(rows.length)
    expect(rows.length).toBe(clean.enrollments)
    const entries = new Map(rows.map((row) => [row.EnrollmentID, row.EntryDate!]))
    for (const row of read(join(clean.files.hmis, 'Exit.csv')))
      expect(row.ExitDate! >= entries.get(row.EnrollmentID)!).toBe(true)
  })

  test('another last month moves the whole city', async () => {
    const city = await make('earlier', { through: '2025-03', people: 200 })
    expect([city.from, city.to, city.exportDate]).toEqual(['2021-04-01', '2025-03-31', '2025-04-05'])
    expect(city.stories.find((story) => story.key === 'slips')?.sinceMonth).toBe('2024-10')
    expect(read(city.files.contracts)).toHaveLength(300)
  })

  test('a city needs people', async () => {
    await expect(make('empty', { people: 0 })).rejects.toThrow('at least one person')
  })
})

describe('the city of 12,000', () => {
  let city: MadeCity
  let contracts: Row[]
  let programs: Row[]
  let table: Record<keyof typeof HMIS_HEADERS, Row[]>
  let enrollments: Row[]
  let exits: Map<string, Row>

  beforeAll(async () => {
    city = await make('city', { people: 12_000 })
    contracts = read(city.files.contracts)
    programs = read(city.files.programs)
    const names = Object.keys(HMIS_HEADERS) as (keyof typeof HMIS_HEADERS)[]
    table = Object.fromEntries(names.map((name) => [name, read(join(city.files.hmis, `${name}.csv`))])) as typeof table
    enrollments = table.Enrollment.filter((row) => row.DateDeleted === '')
    exits = new Map(table.Exit.filter((row) => row.DateDeleted === '').map((row) => [row.EnrollmentID!, row]))
  })

  test('60 providers hold 300 contracts, one of them 19', () => {
    const held = Map.groupBy(contracts, (row) => row.provider!)
    expect(contracts).toHaveLength(300)
    expect(new Set(contracts.map((row) => row.contract_number)).size).toBe(300)
    expect(held.size).toBe(60)
    const sizes = [...held.values()].map((rows) => rows.length).sort((a, b) => b - a)
    expect(sizes[0]).toBe(19)
    expect(sizes[1]).toBeLessThanOrEqual(8)
    expect(table.Organization).toHaveLength(60)
  })

  test('amounts add to what a large city spends, and money paid stays within the amount', () => {
    const sum = contracts.reduce((total, row) => total + Number(row.amount), 0)
    expect(sum).toBeGreaterThan(150e6)
    expect(sum).toBeLessThan(200e6)
    for (const row of contracts) {
      expect(row.amount).toMatch(/^\d+\.\d\d$/)
      expect(row.contract_number).toBe(`HS-${row.start!.slice(0, 4)}-${row.contract_number!.slice(-3)}`)
      expect(Number(row.paid)).toBeLessThanOrEqual(Number(row.amount))
      expect(row.start! < row.end!).toBe(true)
    }
  })

  test('some contracts expire soon, some were signed late, one is unsigned', () => {
    expect(contracts.filter((row) => row.signed_on === '')).toHaveLength(1)
    expect(contracts.filter((row) => row.signed_on! > row.start!).length).toBeGreaterThan(2)
    expect(contracts.filter((row) => row.end! >= '2026-11-01' && row.end! < '2027-02-01').length).toBeGreaterThan(10)
  })

  test('each contract tells its steps in order, and each provider one number of each kind', () => {
    for (const row of contracts) {
      const days = [row.need_date!, row.solicitation_date!, row.award_date!].filter((day) => day !== '')
      expect(days).toEqual(days.toSorted())
      expect(row.uei).toMatch(/^[A-HJ-NP-Z0-9]{12}$/)
      expect(row.ein).toMatch(/^00\d{7}$/)
      if (row.first_payment_date !== '') expect(row.first_payment_date! > row.award_date!).toBe(true)
    }
    expect(new Set(contracts.map((row) => row.uei)).size).toBe(60)
    expect(new Set(contracts.map((row) => row.ein)).size).toBe(60)
    const withNeed = contracts.filter((row) => row.need_date !== '').length
    expect(withNeed).toBeGreaterThan(240)
    expect(withNeed).toBeLessThan(300)
  })

  test('every program leads to a project; one contract has none, one project no contract, some projects two', () => {
    const known = new Set(table.Project.map((row) => row.ProjectID))
    for (const row of programs) expect(known).toContain(row.hmis_project_id)
    const numbers = new Set(contracts.map((row) => row.contract_number))
    for (const row of programs) expect(numbers).toContain(row.contract_number)
    expect(numbers.size - new Set(programs.map((row) => row.contract_number)).size).toBe(1)
    const byProject = Map.groupBy(programs, (row) => row.hmis_project_id!)
    expect(known.size - byProject.size).toBe(1)
    expect([...byProject.values()].filter((rows) => rows.length > 1).length).toBeGreaterThan(3)
    expect(programs.length).toBeGreaterThan(330)
    expect(programs.length).toBeLessThan(400)
  })

  test('standards have a value for every kind of program, with a minimum no stricter than the target', () => {
    const standards = read(city.files.standards)
    const kinds = new Set(standards.map((row) => `${row.program_type} ${row.population}`))
    for (const row of programs) expect(kinds).toContain(`${row.program_type} ${row.population}`)
    for (const row of standards) {
      const ahead = Number(row.target) - Number(row.minimum)
      expect(row.direction === 'increase' ? ahead : -ahead).toBeGreaterThan(0)
    }
  })

  test('24 files with the columns of the FY2026 layout', () => {
    const columns = Object.entries(HMIS_HEADERS).map(([name, header]) => [name, header.split(',').length])
    expect(Object.fromEntries(columns)).toEqual({
      ...{ Export: 19, Organization: 9, User: 10, Project: 19, ProjectCoC: 15, Affiliation: 8, Funder: 12 },
      ...{ HMISParticipation: 10, CEParticipation: 15, Inventory: 22, Client: 38, Enrollment: 67, Exit: 44 },
      ...{ IncomeBenefits: 77, HealthAndDV: 18, EmploymentEducation: 15, Disabilities: 20, YouthEducationStatus: 13 },
      ...{ Services: 18, CurrentLivingSituation: 18, Assessment: 13, AssessmentQuestions: 13, AssessmentResults: 11 },
      Event: 15,
    })
    expect(readdirSync(city.files.hmis).sort()).toEqual(columns.map(([name]) => `${name}.csv`).sort())
    for (const [name, rows] of Object.entries(table)) expect(rows).toHaveLength(city.rows[name as keyof typeof table])
  })

  test('every record hangs on another: exits on enrollments, enrollments on clients and projects', () => {
    const known = (rows: readonly Row[], column: string) => new Set(rows.map((row) => row[column]))
    const orphans = (rows: readonly Row[], column: string, parents: Set<string | undefined>) =>
      rows.filter((row) => !parents.has(row[column])).length
    const stays = known(table.Enrollment, 'EnrollmentID')
    for (const name of ['Exit', 'Services', 'IncomeBenefits', 'HealthAndDV', 'Disabilities'] as const)
      expect([name, orphans(table[name], 'EnrollmentID', stays)]).toEqual([name, 0])
    expect(orphans(table.Enrollment, 'PersonalID', known(table.Client, 'PersonalID'))).toBe(0)
    const projects = known(table.Project, 'ProjectID')
    for (const name of ['Enrollment', 'ProjectCoC', 'Funder', 'Inventory', 'HMISParticipation'] as const)
      expect([name, orphans(table[name], 'ProjectID', projects)]).toEqual([name, 0])
    expect(orphans(table.Project, 'OrganizationID', known(table.Organization, 'OrganizationID'))).toBe(0)
    expect(table.Client).toHaveLength(city.clients)
  })

  test('referrals to housing hang on stays, name housing, and mostly come before an entry there', () => {
    const known = new Map(enrollments.map((row) => [row.EnrollmentID!, row]))
    const types = new Map(table.Project.map((row) => [row.ProjectID!, row.ProjectType!]))
    expect(table.Event.length).toBeGreaterThan(100)
    for (const row of table.Event) {
      const stay = known.get(row.EnrollmentID!)!
      expect([row.PersonalID, row.EventDate! >= stay.EntryDate!]).toEqual([stay.PersonalID, true])
      if (row.LocationCrisisOrPHHousing)
        expect(['3', '9', '10', '13']).toContain(types.get(row.LocationCrisisOrPHHousing))
      expect(row.EventDate! <= '2026-11-05' && row.ResultDate! <= '2026-11-05').toBe(true)
    }
    const results = Map.groupBy(table.Event, (row) => row.ReferralResult!)
    expect([...results.keys()].sort()).toEqual(['', '1', '2', '3'])
  })

  test('nothing is known from after the export, and stays of before it are left out', () => {
    for (const row of enrollments) expect(row.EntryDate! <= '2026-11-05').toBe(true)
    for (const row of exits.values()) expect(row.ExitDate! <= '2026-11-05').toBe(true)
    const early = [...exits.values()].filter((row) => row.ExitDate! < '2022-11-01')
    expect(early.length).toBeLessThanOrEqual(city.imperfections.exitsBeforeEntry)
    expect(enrollments.some((row) => row.EntryDate! > '2026-10-31')).toBe(true)
  })

  test('a night in a night-by-night shelter lies within its stay', () => {
    const stays = new Map(enrollments.map((row) => [row.EnrollmentID!, row]))
    for (const night of table.Services) {
      const stay = stays.get(night.EnrollmentID!)!
      expect(night.DateProvided! >= stay.EntryDate!).toBe(true)
      expect(night.DateProvided! < (exits.get(night.EnrollmentID!)?.ExitDate ?? '9999')).toBe(true)
    }
    expect(new Set(table.Services.map((row) => stays.get(row.EnrollmentID!)!.ProjectID)).size).toBeGreaterThan(5)
  })

  test('flaws are in the files as often as they are counted', () => {
    const flaws = city.imperfections
    const deleted = table.Enrollment.filter((row) => row.DateDeleted !== '')
    expect(deleted).toHaveLength(flaws.deletedEnrollments)
    const ids = enrollments.map((row) => row.EnrollmentID)
    expect(ids.length - new Set(ids).size).toBe(flaws.duplicateEnrollmentIds)
    expect(flaws.duplicateEnrollmentIds).toBe(1)
    const entries = new Map(enrollments.map((row) => [row.EnrollmentID, row.EntryDate!]))
    const backwards = [...exits.values()].filter((row) => row.ExitDate! < entries.get(row.EnrollmentID)!)
    expect(backwards).toHaveLength(flaws.exitsBeforeEntry)
    expect(flaws.exitsBeforeEntry).toBe(3)
    const heads = Map.groupBy(enrollments, (row) => row.HouseholdID!)
    const headless = [...heads.values()].filter((rows) => rows.every((row) => row.RelationshipToHoH !== '1'))
    expect(headless).toHaveLength(flaws.householdsWithoutHead)
    const early = enrollments.filter((row) => row.MoveInDate !== '' && row.MoveInDate! < row.EntryDate!)
    expect(new Set(early.map((row) => row.EnrollmentID)).size).toBe(flaws.moveInsBeforeEntry)
    expect(flaws.moveInsBeforeEntry).toBeGreaterThan(0)
  })

  test('one shelter was enlarged half-way, residential projects have inventory, outreach and prevention none', () => {
    const byProject = Map.groupBy(table.Inventory, (row) => row.ProjectID!)
    const double = [...byProject].filter(([, rows]) => rows.length > 1).map(([id]) => id)
    expect(double).toEqual([city.enlargedProjectId])
    const [first, second] = byProject.get(city.enlargedProjectId)!
    expect(Number(second!.BedInventory)).toBeGreaterThan(Number(first!.BedInventory))
    expect(first!.InventoryEndDate! < second!.InventoryStartDate!).toBe(true)
    for (const row of table.Project)
      expect([row.ProjectID, byProject.has(row.ProjectID!)]).toEqual([
        row.ProjectID,
        !['4', '12'].includes(row.ProjectType!),
      ])
  })
})
