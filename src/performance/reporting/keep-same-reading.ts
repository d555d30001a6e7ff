import { createHash } from 'node:crypto'
import type { MapLine } from '../../agreements/programs/list-program-map.ts'
import { listMigrations } from '../../ground/platform/migrate.ts'
import { throughlineVersion } from '../../ground/platform/throughline-version.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { listFindings } from '../../ground/submissions/find-submission.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { checks } from '../intake/hmis/checks/checks.ts'
import { definitionVersion } from '../measure-packs/homelessness/cards.ts'
import { findStandingReading } from './find-standing-reading.ts'
import type { ServiceRecordsImported } from './import-service-records.ts'

/** All that figures, findings and checks of an export follow from: where it is the same, so are they. */
export function readingBasis(of: {
  digest: string
  contracts: { number: string }[]
  map: MapLine[]
  mutes: { key: string }[]
}): string {
  const map = of.map.map(({ id: _, ...line }) => JSON.stringify(line)).sort()
  const contracts = of.contracts.map(({ number }) => number).sort()
  const mutes = of.mutes.map(({ key }) => key).sort()
  const made = checks.map(({ key, where, grade }) => [key, where, grade])
  // what is kept of an export grows with the tables that keep it
  const tables = listMigrations().map(({ digest }) => digest)
  const basis = [throughlineVersion(), definitionVersion, tables, of.digest, map, contracts, mutes, made]
  return createHash('sha256').update(JSON.stringify(basis)).digest('hex')
}

/**
 * An export that was the last to be read, and came once more, is not read again: what it says stands already. Null where
 * anything has changed since, also by another way than exports: then it has to be read.
 */
export async function keepSameReading(
  visit: Visit,
  { submissionId, basis, idFiles }: { submissionId: string; basis: string; idFiles: number },
): Promise<ServiceRecordsImported | null> {
  const last = await findStandingReading(visit.work)
  if (last === null || last.summary.basis !== basis) return null
  // time or a mute erased which records are to be mended
  if (last.summary.idFiles !== idFiles) return null
  const findings = await listFindings(visit.work, last.id)
  const { added, corrected, unchanged } = last.summary as Record<string, number>
  const counts = { added: 0, corrected: 0, unchanged: (added ?? 0) + (corrected ?? 0) + (unchanged ?? 0) }
  const summary = { ...last.summary, ...counts, sameAs: last.id }
  const finished = await finishSubmission(visit, {
    ...{ id: submissionId, state: 'unchanged', digest: last.digest },
    ...{ findings, summary },
  })
  if ('refused' in finished) throw new Error(finished.refused)
  return { submissionId, state: 'unchanged', findings, summary }
}
