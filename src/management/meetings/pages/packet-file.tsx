import { findContract } from '../../../agreements/contracts/find-contract.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { isMonth } from '../../../ground/platform/day.ts'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { findPacket } from '../find-packet.ts'
import { editions } from '../packet.ts'
import { writePacket } from '../write-packet.ts'
import type { Route } from './+types/packet-file'

/** A sent packet as PDF or JSON: as it was frozen, whatever has been corrected since. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const edition = editions.find((one) => one === (query.get('edition') ?? 'working'))
  const number = query.get('number') ? Number(query.get('number')) : undefined
  if (!edition || !isMonth(params.month) || Number.isNaN(number)) throw new Response(null, { status: 404 })
  const found = await asVisitor(request, params, async ({ work }) => {
    const contract = await findContract(work, params.number)
    return contract && findPacket(work, contract.id, params.month, edition, number)
  })
  if (!found) throw new Response(null, { status: 404 })
  const name = `${params.number}-${params.month}-${edition}-${found.number}`.replaceAll(/[^\w.-]+/g, '_')
  if (new URL(request.url).pathname.endsWith('.json')) {
    return new Response(JSON.stringify(found.packet, null, 2), {
      headers: { 'Content-Type': 'application/json', 'Content-Disposition': `inline; filename="${name}.json"` },
    })
  }
  const pdf = await writePacket(found.packet, chooseLanguage(request))
  return new Response(new Uint8Array(pdf), {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${name}.pdf"` },
  })
}
