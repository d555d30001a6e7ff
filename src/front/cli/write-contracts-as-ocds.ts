import { findOcidPrefix } from '../../agreements/contracts/ocds/find-ocid-prefix.ts'
import { listWholeContracts } from '../../agreements/contracts/ocds/list-whole-contracts.ts'
import { placeholderPrefix } from '../../agreements/contracts/ocds/ocid.ts'
import { setOcidPrefix } from '../../agreements/contracts/ocds/set-ocid-prefix.ts'
import { writeOcds } from '../../agreements/contracts/ocds/write-ocds.ts'
import type { Visit } from '../../ground/platform/visit.ts'

type Written = { content: string; rows: number; ocidPrefix: string | null }

/** The register as the text of a release package; a prefix that is given is kept in the same transaction. */
export async function writeContractsAsOcds(
  visit: Visit,
  { prefix, uri }: { prefix?: string | undefined; uri?: string | undefined },
): Promise<Written | { refused: string }> {
  const contracts = await listWholeContracts(visit.work)
  // The standard knows no package without a release.
  if (contracts.length === 0) return { refused: 'no-contracts-to-export' }
  if (prefix !== undefined) {
    const set = await setOcidPrefix(visit, prefix)
    if ('refused' in set) return set
  }
  const ocidPrefix = await findOcidPrefix(visit.work)
  const { now, today, jurisdiction } = visit
  const publisher = { name: jurisdiction.name, uri: uri ?? `urn:uuid:${jurisdiction.id}`, now, today }
  const written = writeOcds(contracts, { ...publisher, prefix: ocidPrefix ?? placeholderPrefix })
  return { content: `${JSON.stringify(written, null, 2)}\n`, rows: contracts.length, ocidPrefix }
}
