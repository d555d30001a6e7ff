import { sql } from 'kysely'
import type { Work } from '../src/ground/platform/database.server.ts'

/** A row in every table of the register that hangs on a provider or a contract, as the tables' owner writes it. */
export async function fillRegister(
  work: Work,
  {
    number,
    contractId,
    providerId,
    personId,
  }: { number: string; contractId: string; providerId: string; personId: string },
): Promise<void> {
  const earlier = crypto.randomUUID()
  const other = crypto.randomUUID()
  const document = crypto.randomUUID()
  await sql`insert into contract (id, number, provider_id, title, submission_id)
    select ${earlier}, ${`${number}-before`}, provider_id, title, submission_id from contract where id = ${contractId}`.execute(
    work,
  )
  await sql`insert into contract_succession (predecessor_id, successor_id, from_on) values (${earlier}, ${contractId}, '2026-01-01')`.execute(
    work,
  )
  await sql`insert into provider (id, name, normal_name, merged_into_id)
    values (${other}, ${`${number} Inc`}, ${`${number} inc of old`}, ${providerId})`.execute(work)
  await sql`insert into provider_name (normal_name, provider_id, name) values (${`${number} of old`}, ${providerId}, ${number})`.execute(
    work,
  )
  await sql`insert into provider_contact (id, provider_id, name) values (gen_random_uuid(), ${providerId}, 'Dana Cole')`.execute(
    work,
  )
  await sql`insert into provider_site (id, provider_id, name) values (gen_random_uuid(), ${providerId}, 'Pier 9')`.execute(
    work,
  )
  await sql`insert into provider_match (id, one_id, other_id, answer, answered_at)
    values (gen_random_uuid(), ${providerId}, ${other}, 'same', now())`.execute(work)
  await sql`insert into contract_amount values (${contractId}, 2026, 'ceiling', 100)`.execute(work)
  await sql`insert into contract_stake values (${contractId}, 2026, 'exits-to-permanent-housing', 10)`.execute(work)
  await sql`insert into amendment (id, contract_id, number, effective_on, kinds, rationale, before, after)
    values (gen_random_uuid(), ${contractId}, '1', '2026-02-01', '{money}', 'A new site', '{}', '{}')`.execute(work)
  await sql`with source as (
      insert into funding_source (id, name, kind) values (gen_random_uuid(), ${`Grant of ${number}`}, 'federal') returning id
    )
    insert into contract_funding (id, contract_id, funding_source_id, amount_cents)
    select gen_random_uuid(), ${contractId}, id, 100 from source`.execute(work)
  await sql`insert into subaward (contract_id, determination, reason, determined_on)
    values (${contractId}, 'subrecipient', 'It decides who is eligible', '2026-01-01')`.execute(work)
  await sql`insert into document (id, provider_id, kind, title, added_by)
    values (${document}, ${providerId}, 'insurance', 'Certificate', ${personId})`.execute(work)
  await sql`insert into document_content values (${document}, 'x')`.execute(work)
  await sql`insert into document_look values (${document}, ${personId}, now())`.execute(work)
  await sql`insert into saved_view (id, person_id, name, query) values (gen_random_uuid(), ${personId}, 'Ends soon', '?ends=90')`.execute(
    work,
  )
}
