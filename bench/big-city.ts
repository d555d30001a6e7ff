import { sql } from 'kysely'
import { addPerson } from '../src/ground/people/add-person.ts'
import { asOwner, type Work } from '../src/ground/platform/database.server.ts'
import { foundJurisdiction, type Jurisdiction } from '../src/ground/platform/jurisdictions.ts'
import { asTerminal, type Program } from '../src/ground/platform/program.server.ts'
import { receiveSubmission } from '../src/ground/submissions/receive-submission.ts'
import { judgeMonth } from '../src/performance/signals/judge-month.ts'

export const newestMonth = '2026-10'

/**
 * A city of many contracts, each with a program and five measures in 36 months: rows of the same shape as an import
 * leaves, put straight into the tables, then judged by the verb. The same number always gives the same city.
 */
export async function fillBigCity(program: Program, contracts: number): Promise<Jurisdiction> {
  const founded = await foundJurisdiction(program.db, {
    name: `City of ${contracts} contracts`,
    slug: `big-${contracts}`,
    fiscalYearStartsIn: 7,
    isDemo: true,
    standsOn: '2026-11-09',
  })
  if ('refused' in founded) throw new Error(founded.refused)
  const city = founded.done
  const submissionId = await asTerminal(program, city, async (visit) => {
    await addPerson(visit, { name: 'Ana Ruiz', role: 'contract-manager' })
    const received = await receiveSubmission(visit, { kind: 'contracts', fileName: 'big.csv', isInvented: true })
    if ('refused' in received) throw new Error(received.refused)
    return received.done.id
  })
  await asOwner(program.db, city.schema, async (trx) => {
    await writeAgreements(trx, contracts, submissionId)
    await writeResults(trx, submissionId)
  })
  await asOwner(program.db, city.schema, (trx) => sql`analyze`.execute(trx))
  const judged = await asTerminal(program, city, (visit) => judgeMonth(visit, newestMonth))
  if ('refused' in judged) throw new Error(judged.refused)
  await asOwner(program.db, city.schema, (trx) => sql`analyze`.execute(trx))
  return city
}

const names = `array['Harbor','Cedar','Northgate','Pier','Willow','Summit','Aspen','Juniper','Orchard','Lakeside','Foothill','Meridian']`
const works = `array['House','Family Services','Youth Alliance','Outreach','Community Center','Health Partners','Housing Trust','Neighbors']`
const departments = `array['Human Services','Homeless Services','Public Health','Parks and Recreation','Children and Families','Aging','Workforce','Behavioral Health','Housing','Libraries','Immigrant Affairs','Violence Prevention']`
const types = `array['Emergency shelter','Rapid re-housing','Transitional housing','Street outreach','Permanent supportive housing','Prevention','Drop-in center','Workforce training']`

async function writeAgreements(trx: Work, contracts: number, submissionId: string): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(trx)
  await run(`select setseed(0.37)`)
  const providers = Math.max(20, Math.round(contracts / 12))
  await run(`insert into provider (id, name, normal_name)
    select gen_random_uuid(), name, lower(name) from (select (${names})[1 + n % 12] || ' ' || (${works})[1 + (n / 12) % 8] || ' ' || n as name
    from generate_series(1, ${providers}) n)`)
  await run(`insert into contract (id, number, provider_id, title, department, policy_area, from_on, to_on, signed_on,
      ceiling_cents, paid_cents, needed_on, solicited_on, awarded_on, first_paid_on, renewals_left, submission_id)
    select gen_random_uuid(), 'C-' || extract(year from begun)::int || '-' || lpad(n::text, 5, '0'), p.id,
      (${types})[1 + n % 8] || ' for ' || (array['families','single adults','youth','veterans','older adults'])[1 + n % 5],
      (${departments})[1 + (n * 7) % 12], (array['Housing','Health','Families','Work'])[1 + n % 4],
      begun, begun + (365 * (1 + n % 3)), case when n % 97 = 0 then null else begun - 20 + n % 45 end,
      (20000 + n * 7919 % 900000) * 100::bigint, (10000 + n * 104729 % 500000) * 100::bigint,
      begun - 300 - n % 60, begun - 200 - n % 40, begun - 60 - n % 30, begun + 30 + n % 50, n % 4, '${submissionId}'
    from generate_series(1, ${contracts}) n
    cross join lateral (select date '2022-01-01' + (n * 131) % 1700 as begun) b
    join (select id, row_number() over (order by name) as place from provider) p on p.place = 1 + (n * 31) % ${providers}`)
  await run(`insert into program (id, provider_id, name, program_type, population)
    select gen_random_uuid(), provider_id, split_part(title, ' for ', 1) || ' ' || number, split_part(title, ' for ', 1), split_part(title, ' for ', 2)
    from contract`)
  await run(`insert into program_map (id, contract_id, program_id, submission_id)
    select gen_random_uuid(), c.id, p.id, '${submissionId}' from contract c join program p
    on p.provider_id = c.provider_id and p.name = split_part(c.title, ' for ', 1) || ' ' || c.number`)
  await run(
    `insert into contract_amount select id, year, 'ceiling', ceiling_cents / 2 from contract, generate_series(2026, 2027) year`,
  )
  await run(`insert into funding_source (id, name, kind) select gen_random_uuid(), name, 'federal'
    from unnest(array['Continuum of Care','Emergency Solutions Grants','General fund','Community Development Block Grant']) name`)
  await run(`insert into contract_funding (id, contract_id, funding_source_id, amount_cents)
    select gen_random_uuid(), c.id, f.id, c.ceiling_cents from contract c
    join (select id, row_number() over (order by name) as place from funding_source) f
    on f.place = 1 + abs(hashtext(c.number)) % 4`)
  await run(`insert into standard (id, program_type, measure, minimum, target, direction, from_on, submission_id)
    select gen_random_uuid(), type, measure, minimum, target, direction, '2022-01-01', '${submissionId}'
    from unnest(${types}) type, (values ('exits-to-permanent-housing', 0.4, 0.5, 'increase'),
      ('returns-within-six-months', 0.1, 0.08, 'decrease'), ('length-of-stay', 90, 70, 'decrease'),
      ('entries-from-homelessness', 0.85, 0.9, 'increase'), ('utilization', 0.85, 0.95, 'increase'))
      as of (measure, minimum, target, direction)`)
}

/** Figures of every program, and of the whole city, by month. */
async function writeResults(trx: Work, submissionId: string): Promise<void> {
  const insert = (of: string, program: string, factor: string) =>
    sql
      .raw(`insert into result (id, program_id, measure, unit, from_on, to_on, version, numerator, denominator, state,
      mature_on, definition_version, details, submission_id, recorded_at)
    select gen_random_uuid(), ${program}, measure, 'households', month, (month + interval '1 month - 1 day')::date, 1,
      floor(denominator * share)::bigint, denominator, 'value', null, 'homelessness-2026.1', '{}', '${submissionId}', now()
    from (${of}) as of
    cross join (values ('exits-to-permanent-housing', 0.46), ('returns-within-six-months', 0.08), ('length-of-stay', 80),
      ('entries-from-homelessness', 0.88), ('utilization', 0.9)) as measures (measure, usual)
    cross join lateral (select (date '2023-11-01' + make_interval(months => m))::date as month, m from generate_series(0, 35) m) months
    cross join lateral (select 0 * (m + length(measure || coalesce((${program})::text, ''))) as drawn_for offset 0) as each
    cross join lateral (select (${factor} * (12 + random() * 30 + drawn_for))::bigint as denominator,
      usual * (0.85 + random() * 0.3 + drawn_for) as share) drawn`)
      .execute(trx)
  await insert('select id from program', 'of.id', '1')
  await insert('select 1', 'null::uuid', '400')
}
