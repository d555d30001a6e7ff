import { sql } from 'kysely'
import { theProgram } from '../../../ground/platform/program.server.ts'

/** For a supervisor: 200 when the database answers. */
export async function loader() {
  await sql`select 1`.execute(theProgram().db.kysely)
  return new Response('ok\n', { headers: { 'Content-Type': 'text/plain' } })
}
