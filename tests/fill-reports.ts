import { sql } from 'kysely'
import type { Work } from '../src/ground/platform/database.server.ts'
import type { Month } from '../src/ground/platform/day.ts'

/** A row in every table of the reports that hangs on a program of a contract, as the tables' owner writes it. */
export async function fillReports(
  work: Work,
  { contractId, personId, month }: { contractId: string; personId: string; month: Month },
): Promise<void> {
  const result = await work
    .selectFrom('result')
    .innerJoin('program_map', 'program_map.program_id', 'result.program_id')
    .where('program_map.contract_id', '=', contractId)
    .select(['result.id', 'result.program_id as programId'])
    .executeTakeFirstOrThrow()
  const report = crypto.randomUUID()
  const measure = 'exits-to-permanent-housing'
  await sql`insert into report_rule (id, program_id, rhythm, due_days, reason, set_by_name, set_at)
    values (gen_random_uuid(), ${result.programId}, 'month', 10, 'As agreed', 'Ana Ruiz', now())`.execute(work)
  await sql`insert into report (id, program_id, month, due_on, sending, state, changed_at)
    values (${report}, ${result.programId}, ${month}, '2026-08-15', 1, 'sent', now())`.execute(work)
  await sql`insert into report_step (id, report_id, kind, sending, by_person, by_name, at)
    values (gen_random_uuid(), ${report}, 'sent', 1, ${personId}, 'Dana Cole', now())`.execute(work)
  await sql`insert into reminder (recipient_id, provider_id, due_on, reports, way, sent_at)
    select id, provider_id, '2026-08-15', 1, 'kept', now() from person where id = ${personId}`.execute(work)
  await sql`insert into reminder_choice (recipient_id, provider_id, wants_reminders, chosen_by_name, chosen_at)
    select id, provider_id, false, name, now() from person where id = ${personId}`.execute(work)
  await sql`insert into report_claim values (${report}, 1, ${measure}, 9, 41)`.execute(work)
  await sql`insert into correction (id, program_id, measure, unit, month, result_id, numerator, denominator, reason,
      proposed_by, proposed_by_name, proposed_at)
    values (gen_random_uuid(), ${result.programId}, ${measure}, 'households', ${month}, ${result.id}, 10, 41, 'One was late',
      ${personId}, 'Dana Cole', now())`.execute(work)
  await sql`insert into verification (id, program_id, result_id, numerator, denominator, how, by_name, at)
    values (gen_random_uuid(), ${result.programId}, ${result.id}, 9, 41, 'Read the files', 'Ana Ruiz', now())`.execute(
    work,
  )
  await sql`insert into figure_question (id, program_id, result_id, measure, month, asked_side, text, asked_by, asked_by_name,
      asked_at)
    values (gen_random_uuid(), ${result.programId}, ${result.id}, ${measure}, ${month}, 'provider', 'Which exits?',
      ${personId}, 'Dana Cole', now())`.execute(work)
}

/** What holds for the whole city, which everybody reads and a provider never writes. */
export async function fillReportDays(work: Work): Promise<void> {
  await sql`insert into report_setting values ('due-days', 15, 'Ana Ruiz', now())`.execute(work)
  await sql`insert into period_lock (id, month, locked_by_name, locked_at)
    values (gen_random_uuid(), '2020-01', 'Ana Ruiz', now())`.execute(work)
  await sql`insert into signal_setting (id, odds_ratio, false_alarms, seed, reason, set_by_name, set_at)
    values (gen_random_uuid(), 2, 0.05, 1, 'As agreed', 'Ana Ruiz', now())`.execute(work)
}
