import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importContracts } from '../src/agreements/contracts/import-contracts.ts'
import { importProgramMap } from '../src/agreements/programs/import-program-map.ts'
import { inJurisdiction, openDatabase } from '../src/ground/platform/database.server.ts'
import { receiveSubmission } from '../src/ground/submissions/receive-submission.ts'
import { openMeeting } from '../src/management/meetings/open-meeting.ts'
import { writeNote } from '../src/management/meetings/write-note.ts'
import { importStandards } from '../src/performance/goals/import-standards.ts'
import { recordResults } from '../src/performance/results/record-results.ts'
import { judgeMonth } from '../src/performance/signals/judge-month.ts'
import { fillReportDays } from './fill-reports.ts'
import { openReviewedCity, otherContract, type ReviewedCity, reviewedContract, reviewedMonth } from './reviewed-city.ts'
import { fillContract, must, type Row, readByAll, readTables, type Table } from './two-providers.ts'

/** A provider answers what is proposed to it. */
const ownAnswers = ['measure_agreement', 'measure_comment', 'framework_comment']
/** A provider brings files of its own, sends tables that it is asked for, remembers that it looked, and keeps views. */
const ownFiles = ['dataset_part', 'dataset_submission', 'document', 'document_content', 'document_look', 'saved_view']

/** It reports, proposes corrections, asks about figures, answers signals, and says whether reminders are wanted. */
const ownReports = [
  ...['report', 'report_step', 'report_claim', 'correction'],
  ...['figure_question', 'signal_answer', 'reminder_choice'],
]

let city: ReviewedCity
let tables: Table[]

beforeAll(async () => {
  city = await openReviewedCity(1)
  await fillContract(city, reviewedContract, city.contractId, city.provider)
  await fillContract(city, otherContract, city.otherContractId, city.otherProvider)
  await city.asOwner(fillReportDays)
  tables = await city.asOwner(read)
})
afterAll(() => city.close())

const read = (work: Parameters<typeof readTables>[0]) =>
  readTables(work, { mine: city.providerId, other: city.otherProvider.providerId! })
const owned = () => tables.filter((table) => table.provider !== null)
const text = (rows: Row[]) => rows.map((row) => JSON.stringify(row)).sort()

/** What a provider's person tries, in a transaction that is rolled back; what it did to the other's rows, as the owner sees it. */
async function attempt(statement: ReturnType<typeof sql>, table: Table): Promise<'refused' | 'nothing' | 'something'> {
  const undo = new Error('undo')
  let outcome: 'nothing' | 'something' = 'nothing'
  try {
    await city.as(city.provider, async ({ work }) => {
      await statement.execute(work)
      await sql`select set_config('role', 'none', true)`.execute(work)
      const now = (await read(work)).find((one) => one.name === table.name)!
      const touched =
        await sql`select from ${sql.table(table.name)} t where t.xmin::text = pg_current_xact_id()::xid::text
        and ${sql.raw(table.provider ?? 'null::uuid')} is distinct from ${city.providerId}::uuid`.execute(work)
      const isSame = text([...now.other, ...now.nobodys]).join() === text([...table.other, ...table.nobodys]).join()
      outcome = isSame && touched.rows.length === 0 ? 'nothing' : 'something'
      throw undo
    })
  } catch (error) {
    if (error === undo) return outcome
    expect(String(error)).toMatch(/permission denied|row-level security/)
    return 'refused'
  }
  return outcome
}

describe("a provider's person", () => {
  test('has neighbours in every table, else this file would prove nothing', () => {
    expect(owned().length).toBeGreaterThan(15)
    for (const { name, other, mine } of owned()) {
      expect(mine, `${name} of one provider`).not.toEqual([])
      expect(other, `${name} of the other`).not.toEqual([])
    }
  })

  test('sees no row of another provider, and none that is nobody’s but the staff of the government', async () => {
    for (const table of tables) {
      const { rows } = await city.as(city.provider, ({ work }) =>
        sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.table(table.name)} t`.execute(work),
      )
      const seen = text(rows.map((one) => one.row))
      const allowed = table.provider ? table.mine : readByAll.includes(table.name) ? table.nobodys : []
      const staff = table.name === 'person' ? table.nobodys : []
      const known = new Set(text([...allowed, ...staff]))
      expect(
        seen.filter((row) => !known.has(row)),
        table.name,
      ).toEqual([])
    }
  })

  test('sees its own contract, results, meeting and packet', async () => {
    for (const name of ['contract', 'contract_item', 'program', 'result', 'standing', 'signal', 'meeting', 'packet']) {
      const table = tables.find((one) => one.name === name)!
      const { rows } = await city.as(city.provider, ({ work }) =>
        sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.table(name)} t`.execute(work),
      )
      expect(text(rows.map((one) => one.row)), name).toEqual(text(table.mine))
    }
  })

  test('does not find another’s row by asking for it', async () => {
    for (const table of owned()) {
      const asked = table.other.slice(0, 5).map((row) => JSON.stringify(row))
      const { rows } = await city.as(city.provider, ({ work }) =>
        sql`select from ${sql.table(table.name)} t where to_jsonb(t) = any(${asked}::jsonb[])`.execute(work),
      )
      expect(rows.length, table.name).toBe(0)
    }
  })

  test('cannot write a row of another provider, nor of the city', async () => {
    for (const table of tables) {
      const [row = {}] = table.provider ? table.other : table.nobodys
      const copy = sql`insert into ${sql.table(table.name)}
        select * from jsonb_populate_record(null::${sql.table(table.name)}, ${JSON.stringify(row)}::jsonb)`
      expect(await attempt(copy, table), table.name).toBe('refused')
    }
  })

  test('cannot change or remove one, with a condition or without', async () => {
    for (const table of tables) {
      const [row = {}] = table.provider ? table.other : table.nobodys
      const name = sql.table(table.name)
      const column = sql.ref(table.name === 'result_seen' ? 'seen_at' : table.columns.at(-1)!)
      const exactly = sql`where to_jsonb(t) = ${JSON.stringify(row)}::jsonb`
      for (const statement of [
        sql`update ${name} t set ${column} = ${column}`,
        sql`update ${name} t set ${column} = ${column} ${exactly}`,
        sql`delete from ${name} t`,
        sql`delete from ${name} t ${exactly}`,
      ]) {
        expect(await attempt(statement, table), table.name).not.toBe('something')
      }
    }
  })

  test('writes nothing of its own either but its words, its looks and what they leave in the history', async () => {
    const answers = [
      'history',
      'history_content',
      'meeting',
      'note',
      'result_seen',
      ...ownFiles,
      ...ownAnswers,
      ...ownReports,
    ]
    for (const table of owned().filter((one) => !answers.includes(one.name))) {
      const copy = sql`insert into ${sql.table(table.name)}
        select * from jsonb_populate_record(null::${sql.table(table.name)}, ${JSON.stringify(table.mine[0])}::jsonb)`
      expect(await attempt(copy, table), table.name).toBe('refused')
    }
  })

  test('cannot write a decision or a note, nor in the name of another', async () => {
    const notes = tables.find((table) => table.name === 'note')!
    const statement = notes.mine.find((row) => row.kind === 'statement')!
    const wrongs: Row[] = [{ kind: 'decision' }, { kind: 'note' }, { written_by: city.manager.personId }]
    for (const wrong of wrongs) {
      const row = { ...statement, id: crypto.randomUUID(), ...wrong }
      const insert = sql`insert into note select * from jsonb_populate_record(null::note, ${JSON.stringify(row)}::jsonb)`
      expect(await attempt(insert, notes), JSON.stringify(wrong)).toBe('refused')
    }
    const promote = sql`update note set kind = 'decision' where id = ${statement.id as string}::uuid`
    expect(await attempt(promote, notes)).toBe('refused')
    const decision = notes.mine.find((row) => row.kind === 'decision')!
    const rewrite = sql`update note set text = 'Nothing.' where id = ${decision.id as string}::uuid`
    expect(await attempt(rewrite, notes)).toBe('refused')
    const withdraw = sql`update note set withdrawn_at = now() where id = ${decision.id as string}::uuid`
    const { numAffectedRows } = await city.as(city.provider, ({ work }) => withdraw.execute(work))
    expect(numAffectedRows).toBe(0n)
  })

  test('cannot hand its own words, look or action to another contract', async () => {
    const theirs = city.otherContractId
    for (const name of ['note', 'action', 'result_seen', 'meeting']) {
      const table = tables.find((one) => one.name === name)!
      const move = sql`update ${sql.table(name)} set contract_id = ${theirs}::uuid`
      expect(await attempt(move, table), name).not.toBe('something')
    }
  })
})

describe("a provider's reports", () => {
  const row = (name: string) => tables.find((table) => table.name === name)!.mine[0]!
  const insert = (name: string, over: Row) =>
    sql`insert into ${sql.table(name)} select * from jsonb_populate_record(null::${sql.table(name)},
      ${JSON.stringify({ ...row(name), id: crypto.randomUUID(), ...over })}::jsonb)`

  test('cannot be accepted, certified too early, corrected or answered by the provider itself', async () => {
    const id = row('report').id as string
    const wrongs: [string, ReturnType<typeof sql>][] = [
      ['report', sql`update report set state = 'accepted' where id = ${id}::uuid`],
      ['report_step', insert('report_step', { kind: 'accepted' })],
      ['report_step', insert('report_step', { kind: 'certified', words: 'I certify' })],
      ['report_step', insert('report_step', { by_person: city.manager.personId })],
      ['correction', sql`update correction set state = 'accepted' where proposed_by = ${city.provider.personId}::uuid`],
      ['correction', insert('correction', { state: 'accepted', month: '2026-01' })],
      ['figure_question', insert('figure_question', { asked_side: 'government' })],
      ['verification', insert('verification', {})],
      ['reminder_choice', insert('reminder_choice', { recipient_id: city.otherProvider.personId })],
      ['period_lock', sql`update period_lock set reopened_at = now(), reopen_reason = 'x'`],
    ]
    for (const [name, statement] of wrongs) {
      const table = tables.find((one) => one.name === name)!
      const outcome = await attempt(statement, table)
      expect(name === 'period_lock' ? ['refused', 'nothing'] : ['refused'], name).toContain(outcome)
    }
    const answer = sql`update figure_question set answer_kind = 'explained', answered_at = now()`
    const { numAffectedRows } = await city.as(city.provider, ({ work }) => answer.execute(work))
    expect(numAffectedRows).toBe(0n)
  })
})

describe('who asks', () => {
  test('a visit without a role sees nothing in any table', async () => {
    for (const { name } of tables) {
      const { rows } = await inJurisdiction(city.db, city.jurisdiction.schema, null, (trx) =>
        sql`select from ${sql.table(name)}`.execute(trx),
      )
      expect(rows.length, name).toBe(0)
    }
  })

  test('ends with the transaction, done or failed, on the one connection of a pool', async () => {
    const db = openDatabase(city.db.pool.options.connectionString!, 1)
    const look = () =>
      db.pool.query(`select pg_backend_pid() as pid, current_user::text as who, session_user::text as owner,
        current_setting('search_path') as path, coalesce(current_setting('throughline.role', true), '') as role,
        coalesce(current_setting('throughline.person', true), '') as person,
        coalesce(current_setting('throughline.provider', true), '') as provider`)
    try {
      const [before] = (await look()).rows
      const during = await inJurisdiction(db, city.jurisdiction.schema, city.provider, async (trx) => {
        const { rows } = await sql<Row>`select current_user::text as who, my_role() as role`.execute(trx)
        return rows[0]
      })
      expect(during).toEqual({ who: 'throughline_app', role: 'provider' })
      expect((await look()).rows[0]).toEqual(before)
      const failing = inJurisdiction(db, city.jurisdiction.schema, city.manager, () =>
        Promise.reject(new Error('failed')),
      )
      await expect(failing).rejects.toThrow('failed')
      expect((await look()).rows[0]).toEqual({ ...before, role: '', person: '', provider: '' })
      const { rows } = await inJurisdiction(db, city.jurisdiction.schema, null, (trx) =>
        sql`select from contract`.execute(trx),
      )
      expect(rows).toEqual([])
    } finally {
      await db.close()
    }
  })
})

describe('a director', () => {
  test('writes notes and decisions, and brings nothing in', async () => {
    await city.as(city.director, async (visit) => {
      const meeting = must(await openMeeting(visit, { contractId: city.contractId, month: reviewedMonth }))
      for (const kind of ['note', 'decision'] as const) {
        expect(await writeNote(visit, meeting, { kind, text: 'The council asked for it.' })).toHaveProperty('done')
      }
      const [{ id: submissionId = '' } = {}] = tables.find((table) => table.name === 'submission')!
        .nobodys as Row[] as {
        id: string
      }[]
      const none = { submissionId, definitionVersion: 'test-1' }
      for (const refused of [
        await receiveSubmission(visit, { kind: 'contracts', fileName: 'contracts.csv' }),
        await importContracts(visit, { contracts: [], submissionId }),
        await importProgramMap(visit, { lines: [], submissionId }),
        await importStandards(visit, { standards: [], submissionId }),
        await recordResults(visit, { results: [], ...none }),
        await judgeMonth(visit, reviewedMonth),
      ]) {
        expect(refused).toEqual({ refused: 'not-allowed' })
      }
    })
  })
})
