import { openRecordEngine, type RecordEngine } from '../../../../ground/platform/record-engine.ts'
import { fillCleanedTables, type SmallInventory, type SmallStay, table } from '../fill-cleaned-tables.ts'
import { countSystem } from './count-system.ts'
import { prepareSystem, type SystemScope } from './prepare-system.ts'
import type { RulesYear } from './rules.ts'
import type { PeopleGrouping, SystemFigures } from './system-figures.ts'

/** For tests: the export of a small system, as the tables that intake leaves, without any file. */
export type SystemStay = SmallStay & { coc?: string; street?: string; engaged?: string }
export type SystemProject = {
  type: number
  continuum?: number
  cocs?: string[]
  funders?: { code: number; from: string; to?: string }[]
  organization?: string
  closed?: string
}
export type SystemClient = { born?: string; sex?: number; races?: string[]; veteran?: number }
export type SystemIncome = { stay: string; on: string; stage: number; earned?: number; total?: number; id?: string }
export type SmallSystem = {
  projects: Record<string, SystemProject>
  clients?: Record<string, SystemClient>
  stays: SystemStay[]
  incomes?: SystemIncome[]
  inventory?: SmallInventory[]
}

const races = [
  'AmIndAKNative',
  'Asian',
  'BlackAfAmerican',
  'HispanicLatinao',
  'MidEastNAfrican',
  'NativeHIPacific',
  'White',
]
export const idOf = (stay: SystemStay, index: number) => stay.id ?? `E${String(index + 1).padStart(5, '0')}`

export async function fillSystemTables(engine: RecordEngine, small: SmallSystem): Promise<void> {
  const { projects, clients = {}, stays, incomes = [], inventory = [] } = small
  await fillCleanedTables(engine, { projects, stays, inventory })
  const all = Object.entries(projects)
  await engine.run(
    [
      table(
        'further_projects',
        'project_id text, continuum int',
        all.map(([id, { continuum }]) => [id, continuum ?? 1]),
      ),
      table(
        'further_project_cocs',
        'project_id text, coc text',
        all.flatMap(([id, { cocs }]) => (cocs ?? ['XX-500']).map((coc) => [id, coc])),
      ),
      table(
        'further_funders',
        'project_id text, funder int, from_on date, to_on date',
        all.flatMap(([id, { funders }]) => (funders ?? []).map(({ code, from, to }) => [id, code, from, to])),
      ),
      table(
        'further_clients',
        `person_id text, born_on date, sex int, ${races.map((race) => `${race} boolean`).join(', ')}, veteran_status int, records int`,
        Object.entries(clients).map(([id, { born, sex, races: told = [], veteran }]) => [
          id,
          born,
          sex,
          ...races.map((race) => told.includes(race)),
          veteran,
          1,
        ]),
      ),
      table(
        'further_enrollments',
        'enrollment_id text, coc text, street_on date, engaged_on date',
        stays.map((stay, index) => [idOf(stay, index), stay.coc, stay.street, stay.engaged]),
      ),
      table(
        'further_incomes',
        'enrollment_id text, told_on date, stage int, record_id text, has_income int, total double, has_earned int, earned double',
        incomes.map(({ stay, on, stage, earned, total, id }) => [
          stay,
          on,
          stage,
          id ?? '',
          undefined,
          total,
          undefined,
          earned,
        ]),
      ),
    ].join('\n'),
  )
}

export type SmallSystemRequest = {
  from: string
  to: string
  rules?: RulesYear
  scope?: SystemScope
  by?: PeopleGrouping[]
  lines?: string[]
}

/** The figures of a small system. */
export async function countSmall(small: SmallSystem, request: SmallSystemRequest): Promise<SystemFigures> {
  const engine = await openRecordEngine({ threads: 1 })
  try {
    await fillSystemTables(engine, small)
    await prepareSystem(engine, request, request.scope ?? { coc: null })
    return (await countSystem(engine, request)).figures
  } finally {
    engine.close()
  }
}
