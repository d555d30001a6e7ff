import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MadeCity, makeCity } from './make-city.ts'
import type { Story } from './stories.ts'

type Row = Record<string, string>

const out = mkdtempSync(join(tmpdir(), 'cascadia-stories-'))
let city: MadeCity
let projects: Row[]
let enrollments: Row[]
let exits: Map<string, Row>

beforeAll(async () => {
  city = await makeCity({ out, people: 12_000, seed: 7 })
  const read = (name: string) =>
    parse(readFileSync(join(city.files.hmis, `${name}.csv`), 'utf8'), { columns: true }) as Row[]
  projects = read('Project')
  enrollments = read('Enrollment').filter((row) => row.DateDeleted === '')
  exits = new Map(read('Exit').flatMap((row) => (row.DateDeleted === '' ? [[row.EnrollmentID!, row]] : [])))
})
afterAll(() => rmSync(out, { recursive: true }))

const story = (key: Story['key']) => city.stories.find((one) => one.key === key)!
const exitsOf = (projectIds: readonly string[]) =>
  enrollments
    .filter((row) => projectIds.includes(row.ProjectID!) && row.RelationshipToHoH === '1')
    .map((row) => exits.get(row.EnrollmentID!))
    .filter((row) => row !== undefined)
const shareToPermanent = (rows: readonly Row[]) => {
  const counted = rows.filter((row) => !['24', '206', '215', '225'].includes(row.Destination!))
  return counted.filter((row) => row.Destination!.startsWith('4')).length / counted.length
}
const projectsOfType = (...types: string[]) =>
  projects.filter((row) => types.includes(row.ProjectType!)).map((row) => row.ProjectID!)

test('exits to permanent housing lie where published values lie', () => {
  const between = (types: string[], low: number, high: number) => {
    const share = shareToPermanent(exitsOf(projectsOfType(...types)))
    expect([types, share >= low && share <= high, share]).toEqual([types, true, share])
  }
  between(['0'], 0.3, 0.4)
  between(['1'], 0.2, 0.4)
  between(['13'], 0.75, 0.85)
  between(['2'], 0.58, 0.72)
  between(['4'], 0.13, 0.22)
})

test('shelter stays are skewed: the mean is about twice the median', () => {
  const entries = new Map(enrollments.map((row) => [row.EnrollmentID, row.EntryDate!]))
  const nights = exitsOf(projectsOfType('0'))
    .map((row) => (Date.parse(row.ExitDate!) - Date.parse(entries.get(row.EnrollmentID)!)) / 86_400_000)
    .sort((a, b) => a - b)
  const mean = nights.reduce((sum, one) => sum + one, 0) / nights.length
  expect(mean).toBeGreaterThan(60)
  expect(mean).toBeLessThan(100)
  expect(mean / nights[Math.floor(nights.length / 2)]!).toBeGreaterThan(1.6)
  expect(nights.includes(0)).toBe(true)
})

test('Harbor House slips from May on', () => {
  const { projectIds, contractNumbers, sinceMonth } = story('slips')
  const rows = exitsOf(projectIds)
  const [before, after] = [
    rows.filter((row) => row.ExitDate! < '2026-05'),
    rows.filter((row) => row.ExitDate! >= '2026-05'),
  ]
  expect(sinceMonth).toBe('2026-05')
  expect(contractNumbers).toHaveLength(1)
  expect(shareToPermanent(before)).toBeGreaterThan(0.39)
  expect(shareToPermanent(after)).toBeLessThan(0.29)
  expect(after.length / 6).toBeGreaterThan(20)
  expect(after.length / 6).toBeLessThan(45)
})

test('Juniper Street Homes improves in the last ten months, far beyond chance', () => {
  const rows = exitsOf(story('improves').projectIds)
  const [before, after] = [rows.filter((row) => row.ExitDate! < '2026'), rows.filter((row) => row.ExitDate! >= '2026')]
  expect(shareToPermanent(after) - shareToPermanent(before)).toBeGreaterThan(0.2)
  expect(after.length).toBeGreaterThan(50)
})

test('Tidewater has no record from after July, its stays remain open', () => {
  const { projectIds } = story('reports-late')
  const own = enrollments.filter((row) => projectIds.includes(row.ProjectID!))
  const days = own.flatMap((row) => [
    row.EntryDate!,
    row.DateCreated!.slice(0, 10),
    exits.get(row.EnrollmentID!)?.ExitDate ?? '',
  ])
  expect(projectIds).toHaveLength(3)
  expect(days.every((day) => day <= '2026-07-31')).toBe(true)
  expect(days.some((day) => day >= '2026-07-01')).toBe(true)
  expect(own.some((row) => !exits.has(row.EnrollmentID!))).toBe(true)
})

test('Foxglove’s new program has some entries and too few exits to judge', () => {
  const { projectIds } = story('too-few-to-judge')
  const own = enrollments.filter((row) => projectIds.includes(row.ProjectID!))
  expect(own.length).toBeGreaterThan(3)
  expect(own.length).toBeLessThan(20)
  expect(own.every((row) => row.EntryDate! >= '2026-06-01')).toBe(true)
  expect(exitsOf(projectIds).length).toBeLessThan(10)
})

test('Bridgeway does not know where a third went; the city as a whole about one in ten', () => {
  const missing = (rows: readonly Row[]) =>
    rows.filter((row) => ['8', '9', '30', '99'].includes(row.Destination!)).length / rows.length
  expect(missing(exitsOf(story('loses-track').projectIds))).toBeGreaterThan(0.27)
  const all = missing(exitsOf(projects.map((row) => row.ProjectID!)))
  expect(all).toBeGreaterThan(0.05)
  expect(all).toBeLessThan(0.15)
})
