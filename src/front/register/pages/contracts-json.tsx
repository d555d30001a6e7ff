import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzipSync, gzip } from 'node:zlib'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { findRegister } from '../../portfolio/find-register.ts'
import { keepWhileUnchanged } from '../../portfolio/keep-while-unchanged.ts'
import { packRows } from '../../portfolio/pack-rows.ts'
import type { Route } from './+types/contracts-json'

/** All rows of the list for the browser, packed. The same rows are compressed once, and sent again only when they changed. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { body, tag } = await asVisitor(request, params, (visit) =>
    keepWhileUnchanged(visit, 'contracts.json', async () => {
      const { rows } = await findRegister(visit)
      const body = await promisify(gzip)(JSON.stringify(packRows(rows)))
      return { body, tag: `"${createHash('sha256').update(body).digest('base64url')}"` }
    }),
  )
  const headers = { 'Cache-Control': 'private, no-cache', ETag: tag, Vary: 'Accept-Encoding, Cookie' }
  if (request.headers.get('If-None-Match') === tag) return new Response(null, { status: 304, headers })
  const isPacked = request.headers.get('Accept-Encoding')?.includes('gzip') ?? false
  return new Response(new Uint8Array(isPacked ? body : gunzipSync(body)), {
    headers: { ...headers, 'Content-Type': 'application/json', ...(isPacked ? { 'Content-Encoding': 'gzip' } : {}) },
  })
}
