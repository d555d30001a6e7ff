import { sql } from 'kysely'
import { expect } from 'vitest'
import { importProgramMap } from '../src/agreements/programs/import-program-map.ts'
import { makeSignInLink } from '../src/ground/people/make-sign-in-link.ts'
import type { Work } from '../src/ground/platform/database.server.ts'
import type { Visit } from '../src/ground/platform/visit.ts'
import { finishSubmission } from '../src/ground/submissions/finish-submission.ts'
import { receiveSubmission } from '../src/ground/submissions/receive-submission.ts'
import { agreeAction } from '../src/management/actions/agree-action.ts'
import { openMeeting } from '../src/management/meetings/open-meeting.ts'
import { sendPacket } from '../src/management/meetings/send-packet.ts'
import { writeNote } from '../src/management/meetings/write-note.ts'
import { recordBuiltGroups } from '../src/performance/built-measures/record-built-groups.ts'
import { declareDataset } from '../src/performance/datasets/declare-dataset.ts'
import { receiveDatasetFile } from '../src/performance/datasets/receive-dataset-file.ts'
import { recordDatasetParts } from '../src/performance/datasets/record-dataset-parts.ts'
import { setDatasetSenders } from '../src/performance/datasets/set-dataset-senders.ts'
import { addGoal } from '../src/performance/goals/add-goal.ts'
import { agreeMeasure } from '../src/performance/goals/agree-measure.ts'
import { commentOnFramework } from '../src/performance/goals/comment-on-framework.ts'
import { commentOnMeasure } from '../src/performance/goals/comment-on-measure.ts'
import { findFramework } from '../src/performance/goals/list-frameworks.ts'
import { overrideFramework } from '../src/performance/goals/override-framework.ts'
import { overrideStandard } from '../src/performance/goals/override-standard.ts'
import { proposeFramework } from '../src/performance/goals/propose-framework.ts'
import { proposeMeasure } from '../src/performance/goals/propose-measure.ts'
import { muteCheck } from '../src/performance/intake/hmis/checks/mute-check.ts'
import { recordCheckFindings } from '../src/performance/intake/hmis/checks/record-check-findings.ts'
import { noteLook } from '../src/performance/results/note-look.ts'
import { recordGroupResults } from '../src/performance/results/record-group-results.ts'
import { recordPathways } from '../src/performance/results/record-pathways.ts'
import { recordResults } from '../src/performance/results/record-results.ts'
import { recordSystemFigures } from '../src/performance/results/record-system-figures.ts'
import type { NewSystemYear } from '../src/performance/results/system-year.ts'
import { answerSignal } from '../src/performance/signals/answer-signal.ts'
import { judgeMonth } from '../src/performance/signals/judge-month.ts'
import { listSignals } from '../src/performance/signals/list-signals.ts'
import { courses } from './dataset-city.ts'
import { fillRegister } from './fill-register.ts'
import { fillReports } from './fill-reports.ts'
import { monthlyResult, type ReviewedCity, reviewedMonth } from './reviewed-city.ts'
import type { TestPerson } from './test-city.ts'

/** Tables whose rows are nobody's in particular. */
const ofTheCity = [
  'built_measure',
  'check_mute',
  'check_reading',
  'dataset',
  'dataset_version',
  'framework',
  'framework_funder',
  'framework_measure',
  'framework_override',
  'goal',
  'goal_measure',
  'group_reading',
  'history_seal',
  'import_change',
  'jurisdiction',
  'measure_card',
  'migration',
  'pathway_reading',
  'period_lock',
  'received_package',
  'report_setting',
  'saved_mapping',
  'signal_setting',
  'standard',
  'standard_expected',
  'system_count',
  'system_reading',
  'system_year',
  'trusted_signer',
]
/** A funding source is the providers' whose contracts it pays. */
const fundingOf =
  '(select min(c.provider_id::text)::uuid from contract_funding f join contract c on c.id = f.contract_id where f.funding_source_id = t.id)'
/** Of them, what everybody who signed in may read. */
export const readByAll = [
  'built_measure',
  'check_mute',
  'check_reading',
  'dataset',
  'dataset_version',
  'framework',
  'framework_funder',
  'framework_measure',
  'framework_override',
  'goal',
  'goal_measure',
  'group_reading',
  'jurisdiction',
  'measure_card',
  'pathway_reading',
  'period_lock',
  'report_setting',
  'signal_setting',
  'standard',
  'standard_expected',
]
/** What came in is the government's, but for the tables that providers send. */
const senderOf = (id: string) => `(select d.provider_id from dataset_submission d where d.submission_id = ${id})`
const ofTable: Record<string, string> = {
  provider: 't.id',
  submission: senderOf('t.id'),
  finding: senderOf('t.submission_id'),
}
/** How a row of a table is traced to its provider, by the first of these columns that it has. */
const traces: [column: string, provider: string][] = [
  [
    'project_id',
    '(select c.provider_id from program_map m join contract c on c.id = m.contract_id where m.hmis_project_id = t.project_id)',
  ],
  ['successor_id', '(select c.provider_id from contract c where c.id = t.successor_id)'],
  ['one_id', 't.one_id'],
  ['assistance_listing', fundingOf],
  ['document_id', '(select d.provider_id from document d where d.id = t.document_id)'],
  [
    'episode_id',
    '(select c.provider_id from signal_episode e join contract c on c.id = e.contract_id where e.id = t.episode_id)',
  ],
  ['report_id', '(select p.provider_id from report r join program p on p.id = r.program_id where r.id = t.report_id)'],
  [
    'due_days',
    '(select coalesce((select c.provider_id from contract c where c.id = t.contract_id), (select p.provider_id from program p where p.id = t.program_id)))',
  ],
  ['provider_id', 't.provider_id'],
  ['contract_id', '(select c.provider_id from contract c where c.id = t.contract_id)'],
  ['program_id', '(select p.provider_id from program p where p.id = t.program_id)'],
  ['person_id', '(select p.provider_id from person p where p.id = t.person_id)'],
  ['history_id', '(select h.provider_id from history h where h.id = t.history_id)'],
]

export type Row = Record<string, unknown>
export type Table = {
  name: string
  columns: string[]
  provider: string | null
  mine: Row[]
  other: Row[]
  nobodys: Row[]
}

export function must<Done>(result: { done: Done } | { refused: string }): Done {
  if ('refused' in result) throw new Error(result.refused)
  return result.done
}

/** A row in every table that hangs on a contract. */
export async function fillContract(
  city: ReviewedCity,
  number: string,
  contractId: string,
  person: TestPerson,
): Promise<void> {
  const opened = await city.as(city.manager, async (visit) => {
    const submissionId = must(await receiveSubmission(visit, { kind: 'programs', fileName: 'map.csv' })).id
    const line = { program: 'Outreach', programType: 'Outreach', population: null, hmisProjectId: `P-${number}` }
    must(
      await importProgramMap(visit, {
        lines: [{ contractNumber: number, ...line, from: null, to: null }],
        submissionId,
      }),
    )
    const program = await visit.work
      .selectFrom('program_map')
      .where('contract_id', '=', contractId)
      .select('program_id as id')
      .executeTakeFirstOrThrow()
    const figure = { measure: 'exits-to-permanent-housing' as const, month: reviewedMonth }
    const results = [monthlyResult({ programId: program.id, ...figure, numerator: 9, denominator: 41 })]
    must(await recordResults(visit, { results, submissionId, definitionVersion: 'test-1' }))
    const group = { group: 'sex: women', month: reviewedMonth, numerator: 1, denominator: 2 }
    must(
      await recordBuiltGroups(visit, {
        measure: `of-${number}`.toLowerCase(),
        submissionId,
        cells: [{ programId: program.id, ...group }],
      }),
    )
    const finding = { file: 'map.csv', row: 2, column: null, found: null, expected: null, count: 1 }
    const findings = [{ grade: 'warning' as const, code: 'duplicate-row', ...finding }]
    must(await finishSubmission(visit, { id: submissionId, state: 'done', findings }))
    const counts = [{ key: 'destination-other', projectId: `P-${number}`, month: reviewedMonth, count: 1 }]
    const looked = [{ kind: 'exits', projectId: `P-${number}`, month: reviewedMonth, count: 9 }]
    const months = { from: `${reviewedMonth}-01`, to: `${reviewedMonth}-28` }
    const exported = { exportedOn: `${reviewedMonth}-28`, months, counts, looked, parts: [], notMade: [] }
    must(await recordCheckFindings(visit, { submissionId, ...exported }))
    const groups = [
      {
        ...{ programId: program.id, measure: figure.measure, kind: 'race' as const, name: 'white', numerator: 9 },
        ...{ denominator: 41, months: 12, state: 'value' as const, matureOn: null },
      },
    ]
    must(await recordGroupResults(visit, { submissionId, ...months, definitionVersion: 'test-1', results: groups }))
    const step = { step: 'referred' as const, count: 3, medianDays: null, ninthDays: null, matureOn: null }
    const pathway = [{ programId: program.id, ...months, ...step, state: 'value' as const }]
    must(await recordPathways(visit, { submissionId, steps: pathway }))
    const counted = { measure: '7b.1', place: 'all', persons: 41, successes: 9, days: null, median: null }
    const year = {
      ...{ from: '2024-10-01', to: '2025-09-30', rules: 'FY2026' as const, projects: 2, clients: 41 },
      states: {} as NewSystemYear['states'],
      counts: [{ kind: 'all' as const, group: 'all', ...counted, soon: 0, later: 0, latest: 0 }],
    }
    const reach = { coveredFrom: '2020-01-01', coveredTo: '2025-12-31', organizations: 2 }
    must(await recordSystemFigures(visit, { submissionId, reach, years: [year] }))
    await muteCheck(visit, { check: 'name-partial', reason: 'Outreach takes street names.' })
    await fillDataset(visit, person.providerId!, program.id)
    const own = { measure: 'exits-to-permanent-housing', minimum: 0.9, target: 0.9, direction: 'increase' }
    const agreed = { contractNumber: number, program: null, from: '2026-01-01', to: null, reason: 'A new site' }
    must(await overrideStandard(visit, { ...own, ...agreed }, 'Ana Ruiz'))
    expect(must(await judgeMonth(visit, reviewedMonth)).signals).toBeGreaterThan(0)
    const meeting = must(await openMeeting(visit, { contractId, month: reviewedMonth }))
    must(await writeNote(visit, meeting, { kind: 'decision', text: 'Pilot a guarantee.' }))
    const owner = { ownerSide: 'provider' as const, ownerName: person.name, dueOn: '2026-09-01' }
    must(await agreeAction(visit, meeting, { what: 'Call the owners', ...owner }))
    must(await sendPacket(visit, { contractNumber: number, month: reviewedMonth, edition: 'working' }))
    must(await makeSignInLink(visit, person.personId!))
    return meeting
  })
  await fillGoals(city, number, person)
  await city.asOwner((work) =>
    fillRegister(work, { number, contractId, providerId: providerId(person), personId: person.personId! }),
  )
  await city.asOwner((work) => fillReports(work, { contractId, personId: person.personId!, month: reviewedMonth }))
  await city.as(person, async (visit) => {
    must(await writeNote(visit, opened, { kind: 'statement', text: 'Two units are closed.' }))
    must(await noteLook(visit, { contractId, month: reviewedMonth }))
    const [signal] = await listSignals(visit.work)
    must(await answerSignal(visit, { id: signal!.id, kind: 'explained', words: 'A building was closed.' }))
  })
}

const providerId = (person: TestPerson): string => person.providerId!

/** A table that both providers send, with a file of this one. */
async function fillDataset(visit: Visit, sender: string, programId: string): Promise<void> {
  await declareDataset(visit, courses)
  const senders = await visit.work.selectFrom('dataset_sender').select('provider_id as id').execute()
  must(await setDatasetSenders(visit, { key: courses.key, providerIds: [...senders.map(({ id }) => id), sender] }))
  const file = { key: courses.key, providerId: sender, fileName: 'list.csv', from: null, to: null }
  const { id } = must(await receiveDatasetFile(visit, file))
  const place = { file: 'list.csv', row: 2, column: null, found: null, expected: null, count: 1 }
  const finding = { grade: 'warning' as const, code: 'day-in-the-future', ...place }
  const parts = [{ providerId: sender, programId, month: reviewedMonth, rows: 3, sums: {} }]
  const taken = { key: courses.key, senderId: sender, parts, digest: 'd', findings: [finding], summary: {} }
  must(await recordDatasetParts(visit, { submissionId: id, ...taken }))
}

/** A measure that both sides spoke of and agreed to, and a framework for the kind of program that both providers run. */
async function fillGoals(city: ReviewedCity, contractNumber: string, person: TestPerson): Promise<void> {
  const line = { measure: 'utilization', cardVersion: 'card-1' }
  const kind = { question: 'how-well', timing: 'leading', stage: 'output' }
  const standard = { programType: 'Outreach', population: null, minimum: 0.8, target: 0.9, direction: 'increase' }
  const ids = await city.as(city.manager, async (visit) => {
    const goal = { policyArea: 'Homelessness', name: `Housing, ${contractNumber}`, measures: ['utilization'] }
    must(await addGoal(visit, goal))
    const reason = 'Asked for by the county'
    const { id } = must(await proposeMeasure(visit, { contractNumber, ...line, ...kind, from: '2026-01-01', reason }))
    const { id: framework } = must(
      await proposeFramework(visit, {
        ...{ name: 'Regional', policyArea: 'Homelessness', commentsUntil: null, previousId: null },
        funders: [{ name: 'County', organizationId: null }],
        measures: [{ ...line, ...standard, mayOverride: 'both' }],
      }),
    )
    const { measures, funders } = (await findFramework(visit.work, framework))!
    const asked = { id: framework, measureId: measures[0]!.id, funderId: funders[0]!.id }
    must(await overrideFramework(visit, { ...asked, minimum: 0.7, target: 0.9, reason: 'New sites' }))
    return { id, framework }
  })
  await city.as(person, async (visit) => {
    must(await commentOnMeasure(visit, { id: ids.id, text: 'We can do that.' }))
    must(await agreeMeasure(visit, { id: ids.id }))
    must(await commentOnFramework(visit, { id: ids.framework, text: 'From July.' }))
  })
  await city.as(city.director, async (visit) => must(await agreeMeasure(visit, { id: ids.id })))
}

/** Every table of the schema, from the catalogue, with the rows that belong to each provider. */
export async function readTables(work: Work, providers: { mine: string; other: string }): Promise<Table[]> {
  const { rows } = await sql<{ name: string; columns: string[] }>`
    select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns join pg_tables on schemaname = table_schema and tablename = table_name
    where table_schema = current_schema() group by 1 order by 1`.execute(work)
  const read: Table[] = []
  for (const { name, columns } of rows) {
    const trace = traces.find(([column]) => columns.includes(column))?.[1]
    const provider = ofTheCity.includes(name) ? null : (ofTable[name] ?? trace ?? null)
    if (provider === null && !ofTheCity.includes(name)) throw new Error(`Whose are the rows of ${name}?`)
    const kept = await sql<{ row: Row; provider: string | null }>`
      select to_jsonb(t) as row, ${sql.raw(provider ?? 'null::uuid')} as provider from ${sql.table(name)} t`.execute(
      work,
    )
    const of = (id: string | null) => kept.rows.filter((one) => one.provider === id).map((one) => one.row)
    read.push({ name, columns, provider, mine: of(providers.mine), other: of(providers.other), nobodys: of(null) })
  }
  return read
}
