import { type JsonObject, objectsOf, textOf, textsOf } from './json-value.ts'
import type { OcdsEntry, OcdsKnown } from './map-ocds.ts'
import { ocidOfNumber, placeholderPrefix } from './ocid.ts'

/**
 * The standard's codes by what they mean for a contract. "framework", "parent" and "prior" name a process that this one
 * comes from; "subContract", "renewalProcess" and "replacementProcess" name one that comes from this.
 */
const meanings: Record<string, { relation: 'master' | 'predecessor'; isReversed: boolean }> = {
  framework: { relation: 'master', isReversed: false },
  parent: { relation: 'master', isReversed: false },
  prior: { relation: 'predecessor', isReversed: false },
  subContract: { relation: 'master', isReversed: true },
  renewalProcess: { relation: 'predecessor', isReversed: true },
  replacementProcess: { relation: 'predecessor', isReversed: true },
}

/** Sets masters and predecessors: a process is named by its ocid, a contract of the register by its number. */
export function relateContracts(entries: OcdsEntry[], known: OcdsKnown): void {
  const numbersOf = listNumbers(entries, known)
  const byNumber = new Map(entries.map((one) => [one.contract.number, one]))
  for (const entry of entries) {
    const { source, process, ocid, note, path } = entry
    // A relation of the process is one of each of its contracts.
    for (const related of [...objectsOf(process.compiled.relatedProcesses), ...objectsOf(source.relatedProcesses)]) {
      const meaning = textsOf(related.relationship)
        .map((code) => meanings[code])
        .find((one) => one !== undefined)
      if (!meaning) continue
      const others = (numbersOf.get(identifierOf(related)) ?? []).filter((number) => number !== entry.contract.number)
      const named = others.filter((number) => number === textOf(related.title))
      const numbers = named.length > 0 ? named : others
      const at = `${path}/relatedProcesses/${textOf(related.id) ?? ''}`
      if (numbers.length === 0)
        note({
          grade: 'warning',
          code: 'related-process-unknown',
          path: at,
          found: identifierOf(related).slice(0, 60) || null,
        })
      else if (numbers.length > 1 && meaning.relation === 'master' && !meaning.isReversed)
        note({ grade: 'warning', code: 'related-process-unclear', path: at, found: `${numbers.length}`, expected: '1' })
      else if (identifierOf(related) === ocid && named.length === 0) continue
      else for (const number of numbers) relate(entry, number, meaning, byNumber)
    }
  }
}

const identifierOf = (related: JsonObject): string => textOf(related.identifier) ?? ''

/** The contracts of each process, in the package and in the register. */
function listNumbers(entries: OcdsEntry[], known: OcdsKnown): Map<string, string[]> {
  const numbers = new Map<string, Set<string>>()
  const add = (ocid: string, number: string) => numbers.set(ocid, (numbers.get(ocid) ?? new Set()).add(number))
  for (const { number, ocid } of known.contracts) {
    if (ocid) add(ocid, number)
    else
      for (const prefix of [placeholderPrefix, known.ocidPrefix]) if (prefix) add(ocidOfNumber(prefix, number), number)
  }
  for (const { ocid, contract } of entries) add(ocid, contract.number)
  return new Map([...numbers].map(([ocid, some]) => [ocid, [...some]]))
}

function relate(
  entry: OcdsEntry,
  number: string,
  { relation, isReversed }: { relation: 'master' | 'predecessor'; isReversed: boolean },
  byNumber: Map<string, OcdsEntry>,
): void {
  const later = isReversed ? byNumber.get(number)?.contract : entry.contract
  const earlier = isReversed ? entry.contract.number : number
  // The later contract may stand in the register alone; the next list that brings it says so.
  if (!later || later.number === earlier) return
  if (relation === 'master') later.masterNumber = earlier
  else later.predecessorNumbers = [...new Set([...(later.predecessorNumbers ?? []), earlier])].sort()
}
