import { openRecordEngine, type RecordEngine } from '../../../ground/platform/record-engine.ts'
import { buildFacts } from './build-facts.ts'
import type { Figure, GroupMember, MeasureKey, Unit } from './figure.ts'
import { type MeasureRequest, measureFacts } from './measure-facts.ts'

/** For tests: an export of a few stays, as cleaned tables, without any file. */
export type SmallStay = {
  project: string
  person: string
  entry: string
  exit?: string
  /** destination code */
  to?: number
  id?: string
  household?: string
  isHead?: boolean
  moveIn?: string
  prior?: number
  isUnderThreshold?: boolean
  isFromStreet?: boolean
  nights?: string[]
}
export type SmallProject = { type: number; organization?: string; opened?: string; closed?: string }
export type SmallInventory = { project: string; beds: number; units?: number; from: string; to?: string }
export type SmallExport = {
  projects: Record<string, SmallProject>
  stays: SmallStay[]
  inventory?: SmallInventory[]
  exported?: string
  starts?: string
  ends?: string
}

const value = (content: string | number | boolean | undefined) =>
  content === undefined ? 'null' : typeof content === 'string' ? `'${content}'` : String(content)
export const table = (name: string, columns: string, rows: (string | number | boolean | undefined)[][]) => {
  const list = rows.map((row) => `(${row.map(value).join(', ')})`).join(', ')
  const names = columns.split(', ')
  const casts = names.map((column) => {
    const [title, type] = column.split(' ')
    return `${title}::${type} as ${title}`
  })
  const titles = names.map((column) => column.split(' ')[0]).join(', ')
  const from =
    rows.length > 0
      ? `(values ${list}) v(${titles})`
      : `(select ${names.map((column) => `null as ${column.split(' ')[0]}`).join(', ')} where false)`
  return `create or replace table ${name} as select ${casts.join(', ')} from ${from};`
}

export async function fillCleanedTables(engine: RecordEngine, small: SmallExport): Promise<void> {
  const { projects, stays, inventory = [], exported = '2026-01-31', starts = '2020-01-01', ends = '2026-12-31' } = small
  const ids = stays.map(({ id }, index) => id ?? `E${String(index + 1).padStart(5, '0')}`)
  await engine.run(
    [
      table('hmis_export', 'source_id text, starts_on date, ends_on date, exported_on date', [
        ['S', starts, ends, exported],
      ]),
      table(
        'hmis_projects',
        'project_id text, organization_id text, name text, type int, operating_from_on date, operating_to_on date',
        Object.entries(projects).map(([id, { type, organization, opened, closed }]) => [
          id,
          organization ?? `of ${id}`,
          id,
          type,
          opened ?? '2020-01-01',
          closed,
        ]),
      ),
      table('hmis_organizations', 'organization_id text, name text', []),
      table(
        'hmis_inventory',
        'project_id text, beds int, units int, from_on date, to_on date',
        inventory.map(({ project, beds, units, from, to }) => [project, beds, units ?? beds, from, to ?? '9999-12-30']),
      ),
      table(
        'hmis_enrollments',
        'row_no int, enrollment_id text, person_id text, project_id text, project_type int, household_id text, is_head boolean, entry_on date, move_in_on date, prior_situation int, is_under_threshold boolean, is_from_street boolean, exit_on date, destination int',
        stays.map((stay, index) => [
          index,
          ids[index],
          stay.person,
          stay.project,
          projects[stay.project]!.type,
          stay.household ?? `H${ids[index]}`,
          stay.isHead ?? stay.household === undefined,
          stay.entry,
          stay.moveIn,
          stay.prior,
          stay.isUnderThreshold ?? false,
          stay.isFromStreet ?? false,
          stay.exit,
          stay.to,
        ]),
      ),
      table(
        'hmis_bed_nights',
        'row_no int, night_on date',
        // intake keeps the nights of night-by-night projects alone
        stays.flatMap(({ nights = [], project }, index) =>
          projects[project]!.type === 1 ? nights.map((night) => [index, night]) : [],
        ),
      ),
    ].join('\n'),
  )
}

export type SmallRequest = Partial<Omit<MeasureRequest, 'measures' | 'units'>> & {
  measure: MeasureKey
  unit?: Unit
  month?: string
}

/** The figures of one measure over a small export; by default of every project, for households, month by month. */
export async function measureSmall(
  small: SmallExport,
  { measure, unit = 'households', month, ...request }: SmallRequest,
): Promise<Figure[]> {
  const engine = await openRecordEngine({ threads: 1 })
  try {
    await fillCleanedTables(engine, small)
    await buildFacts(engine, { outFolder: null })
    const groups: GroupMember[] = Object.keys(small.projects).map((project) => ({
      group: project,
      project,
      from: null,
      to: null,
    }))
    const range = month === undefined ? {} : { from: `${month}-01`, to: lastOf(month) }
    return await measureFacts(engine, {
      groups,
      from: '2025-06-01',
      to: '2025-06-30',
      every: 'month',
      ...range,
      ...request,
      measures: [measure],
      units: [unit],
    })
  } finally {
    engine.close()
  }
}

const lastOf = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)

/** Another project that stays open to the end of the export: without it the source itself would fall silent early. */
export const lastHeard: SmallStay = { project: 'LATER', person: 'someone else', entry: '2026-01-31' }
export const heardOf: Record<string, SmallProject> = { LATER: { type: 0 } }
