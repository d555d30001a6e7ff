import type { OcdsProcess } from './gather-processes.ts'
import { objectsOf, textOf } from './json-value.ts'
import { isOwnOcid, scopedNumber } from './ocid.ts'

type Registered = { number: string; ocid?: string | null | undefined }

export type NumberOf = (ocid: string, id: string) => { number: string; isScoped: boolean }

/**
 * The register's number for a contract of a process. It is the contract's own id, so that it meets what lists call it;
 * but an id is unique only within its process. So the ocid stands before it ("ocds-213czf-7/1") where the id is a mere
 * counter (up to three digits), where two processes of the package use it, or where the register knows that id for
 * another process. A contract that the register has already, under either form, keeps its number for good, and so does
 * one whose ocid this program made from its number.
 */
export function numberContracts(
  processes: OcdsProcess[],
  registered: Registered[],
  ocidPrefix: string | null,
): NumberOf {
  const known = new Map(registered.map((one) => [one.number, one.ocid ?? null]))
  const processesOf = new Map<string, Set<string>>()
  for (const { ocid, compiled } of processes) {
    for (const contract of objectsOf(compiled.contracts)) {
      const id = textOf(contract.id)
      if (id === null) continue
      processesOf.set(id, (processesOf.get(id) ?? new Set()).add(ocid))
    }
  }
  return (ocid, id) => {
    const scoped = { number: scopedNumber(ocid, id), isScoped: true }
    const plain = { number: id, isScoped: false }
    if (isOwnOcid(ocid, id, ocidPrefix) || known.get(id) === ocid) return plain
    if (known.has(scoped.number)) return scoped
    const isOfAnother = (known.get(id) ?? null) !== null
    const isCounter = /^\d{1,3}$/.test(id)
    return isCounter || isOfAnother || processesOf.get(id)!.size > 1 ? scoped : plain
  }
}
