import { recordHistory } from '../../ground/history/record-history.ts'
import { openSigningKey } from '../../ground/platform/signing-key.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { type PackageContent, writePackage } from '../goals/framework-package.ts'
import type { Framework } from '../goals/framework-words.ts'
import { listFrameworks } from '../goals/list-frameworks.ts'
import { mayExchange } from '../goals/may.ts'
import { listReleasedResults } from '../results/list-released-results.ts'

export type PackageMade = {
  text: string
  fingerprint: string
  frameworks: number
  results: number
  /** groups shown and groups kept back because a count is small or would give one away */
  shown: number
  suppressed: number
}

/** Puts the frameworks and the released results of this city into one text, signed with its key. */
export async function exportPackage(
  visit: Visit,
  input: { dataFolder: string },
): Promise<{ done: PackageMade } | { refused: 'not-allowed' | 'nothing-to-exchange' }> {
  if (!mayExchange(visit)) return { refused: 'not-allowed' }
  const frameworks = (await listFrameworks(visit.work)).filter((one) => one.state !== 'withdrawn').map(toPackaged)
  const results = await listReleasedResults(visit.work)
  if (frameworks.length + results.length === 0) return { refused: 'nothing-to-exchange' }
  const { name, isDemo, slug } = visit.jurisdiction
  const key = openSigningKey(input.dataFolder, slug)
  const text = writePackage({ madeAt: visit.now, from: { name, isDemo }, frameworks, results }, key)
  const groups = results.flatMap((one) => one.groups)
  const shown = groups.filter((one) => one.state === 'value').length
  const made = {
    fingerprint: key.fingerprint,
    frameworks: frameworks.length,
    results: results.length,
    shown,
    suppressed: groups.length - shown,
  }
  await recordHistory(visit, {
    event: 'package-exported',
    subject: 'jurisdiction',
    subjectId: visit.jurisdiction.id,
    content: made,
  })
  return { done: { text, ...made } }
}

/** What was said in comments stays here: it was said to this government. */
function toPackaged(one: Framework): PackageContent['frameworks'][number] {
  const { id, name, policyArea, description, version, state } = one
  return {
    ...{ id, name, policyArea, description, version, state },
    funders: one.funders.map((funder) => ({ name: funder.name, signedBy: funder.signedBy, signedOn: funder.signedOn })),
    measures: one.measures.map(({ id: lineId, ...line }) => ({
      ...line,
      overrides: one.overrides
        .filter((override) => override.measureId === lineId)
        .map(({ funderId, minimum, target, reason }) => ({
          funder: one.funders.find((funder) => funder.id === funderId)?.name ?? '',
          ...{ minimum, target, reason },
        })),
    })),
  }
}
