import { createHash } from 'node:crypto'
import { importContracts } from '../../agreements/contracts/import-contracts.ts'
import { findOcidPrefix } from '../../agreements/contracts/ocds/find-ocid-prefix.ts'
import { findOtherBuyers } from '../../agreements/contracts/ocds/find-other-buyers.ts'
import { gatherProcesses, type OcdsProcess } from '../../agreements/contracts/ocds/gather-processes.ts'
import { listWholeContracts } from '../../agreements/contracts/ocds/list-whole-contracts.ts'
import { mapOcds, type OcdsKnown } from '../../agreements/contracts/ocds/map-ocds.ts'
import { readPackage } from '../../agreements/contracts/ocds/read-package.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { isStopped } from '../../ground/platform/read-table.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'

export type OcdsFile = { name: string; content: Uint8Array }

export type OcdsImported = {
  submissionId: string
  state: 'done' | 'unchanged' | 'refused'
  findings: Finding[]
  summary: Record<string, unknown>
}

/**
 * Takes open contracting data into the register, in the transaction of the visit: the releases of all files are merged
 * by contracting process, and each contract is added or brought up to date. Contracts of a buyer that the register does
 * not know are refused until a person says that they belong here. A refused package leaves its findings and nothing else.
 */
export async function importOcds(
  visit: Visit,
  input: { files: OcdsFile[]; takesOtherBuyers?: boolean; isInvented?: boolean },
): Promise<OcdsImported | { refused: 'not-allowed' | 'demo-is-invented' }> {
  const { files } = input
  const digest = createHash('sha256')
  for (const file of files) digest.update(file.content)
  const received = await receiveSubmission(visit, {
    kind: 'ocds',
    fileName: files.map((file) => file.name).join(', '),
    digest: digest.digest('hex'),
    isInvented: input.isInvented,
  })
  if ('refused' in received) return received
  const submissionId = received.done.id
  const packages = files.map((file) => readPackage(file.content, file.name))
  const findings = packages.flatMap((one) => one.findings)
  const finish = async (state: OcdsImported['state'], summary: Record<string, unknown>): Promise<OcdsImported> => {
    const finished = await finishSubmission(visit, { id: submissionId, state, findings, summary })
    if ('refused' in finished) throw new Error(finished.refused)
    return { submissionId, state, findings, summary }
  }
  if (isStopped({ findings })) return finish('refused', {})

  const releases = packages.flatMap((one) => one.releases)
  const processes = gatherProcesses(releases)
  const known = await findKnown(visit)
  findings.push(...judgeBuyers(processes, known, input.takesOtherBuyers ?? false))
  if (isStopped({ findings })) return finish('refused', {})
  const mapped = mapOcds(processes, known)
  findings.push(...mapped.findings)
  const taken = await importContracts(visit, { contracts: mapped.contracts, submissionId })
  if ('refused' in taken) throw new Error(taken.refused)
  return finish(taken.done.added + taken.done.changed === 0 ? 'unchanged' : 'done', {
    ...taken.done,
    releases: releases.length,
    processes: processes.length,
    contracts: mapped.contracts.length,
    leftOut: mapped.leftOut,
    amendments: mapped.amendments,
  })
}

async function findKnown({ work, jurisdiction }: Visit): Promise<OcdsKnown> {
  return {
    contracts: await listWholeContracts(work),
    jurisdictionName: jurisdiction.name,
    ocidPrefix: await findOcidPrefix(work),
  }
}

const buyersNamed = 5

function judgeBuyers(processes: OcdsProcess[], known: OcdsKnown, takesOtherBuyers: boolean): Finding[] {
  const { others, isFirst } = findOtherBuyers(processes, known)
  if (others.length === 0) return []
  const names = others.slice(0, buyersNamed).map(({ name }) => name.slice(0, 80))
  const more = others.length > buyersNamed ? ` (+${others.length - buyersNamed})` : ''
  const isAccepted = isFirst || takesOtherBuyers
  return [
    {
      grade: isAccepted ? 'warning' : 'stops',
      code: isFirst ? 'first-buyers' : isAccepted ? 'other-buyer-taken' : 'other-buyer',
      file: processes[0]!.file,
      row: null,
      column: 'buyer',
      found: `${names.join('; ')}${more}`,
      expected: null,
      count: others.reduce((sum, { processes: number }) => sum + number, 0),
    },
  ]
}
