import type { Finding } from '../../../ground/platform/finding.ts'
import { providerName } from '../../providers/provider-name.ts'
import { type Contract, isEndBeforeStart, isPaidAboveAmount } from '../contract.ts'
import type { OcdsProcess } from './gather-processes.ts'
import { type JsonObject, objectOf, objectsOf, textOf } from './json-value.ts'
import { keepKnown } from './keep-known.ts'
import type { WholeContract } from './list-whole-contracts.ts'
import { type ContractPlace, readOcdsContract } from './ocds-contract.ts'
import { gatherOcdsFindings, type OcdsNote } from './ocds-findings.ts'
import { type NumberOf, numberContracts } from './ocds-numbers.ts'
import { findBuyers, findParty, type OcdsParty } from './ocds-parties.ts'
import { relateContracts } from './ocds-relations.ts'
import { isOwnOcid } from './ocid.ts'

/** What the register knows before a package comes. */
export type OcdsKnown = {
  contracts: WholeContract[]
  jurisdictionName: string
  /** its own prefix of ocids, or null */
  ocidPrefix: string | null
}

export type OcdsMapped = {
  contracts: Contract[]
  /** contracts of the package that could not be taken */
  leftOut: number
  amendments: number
  findings: Finding[]
}

/** A contract of the package with the process that it stands in. */
export type OcdsEntry = {
  contract: Contract
  ocid: string
  source: JsonObject
  process: OcdsProcess
  note: OcdsNote
  path: string
}

/**
 * Contracts from contracting processes. The provider is the supplier of the contract's award, the department is the
 * buyer; what a package does not say stays as the register knows it. Whose contracts they are is not judged here: see
 * `findOtherBuyers`.
 */
export function mapOcds(processes: OcdsProcess[], known: OcdsKnown): OcdsMapped {
  const numberOf = numberContracts(processes, known.contracts, known.ocidPrefix)
  const byNumber = new Map(known.contracts.map((one) => [one.number, one]))
  const books = new Map<string, ReturnType<typeof gatherOcdsFindings>>()
  const bookOf = (file: string) => {
    const book = books.get(file) ?? gatherOcdsFindings(file)
    books.set(file, book)
    return book
  }
  const entries = new Map<string, OcdsEntry>()
  let leftOut = 0
  let amendments = 0
  for (const process of processes) {
    const { note } = bookOf(process.file)
    const sources = objectsOf(process.compiled.contracts)
    if (sources.length === 0) note({ grade: 'warning', code: 'process-without-contracts', path: process.ocid })
    for (const source of sources) {
      const mapped = mapContract(source, process, { note, numberOf, known, byNumber })
      if (!mapped || entries.has(mapped.entry.contract.number)) {
        if (mapped) note({ grade: 'error', code: 'contract-twice-in-process', path: mapped.entry.path })
        leftOut += 1
        continue
      }
      amendments += mapped.amendments
      if (mapped.amendments > 0)
        note({
          grade: 'warning',
          code: 'amendments-not-taken',
          path: `${mapped.entry.path}/amendments`,
          count: mapped.amendments,
        })
      entries.set(mapped.entry.contract.number, mapped.entry)
    }
  }
  relateContracts([...entries.values()], known)
  return {
    contracts: [...entries.values()].map(({ contract }) => contract),
    leftOut,
    amendments,
    findings: [...books.values()].flatMap((book) => book.list()),
  }
}

type With = { note: OcdsNote; numberOf: NumberOf; known: OcdsKnown; byNumber: Map<string, WholeContract> }

function mapContract(source: JsonObject, process: OcdsProcess, { note, numberOf, known, byNumber }: With) {
  const { ocid, compiled, releases } = process
  const id = textOf(source.id)
  if (id === null) {
    note({ grade: 'error', code: 'contract-without-id', path: `${ocid}/contracts` })
    return null
  }
  const path = `${ocid}/contracts/${id}`
  if (source.status === 'cancelled') {
    note({ grade: 'error', code: 'contract-cancelled', path: `${path}/status` })
    return null
  }
  const { number, isScoped } = numberOf(ocid, id)
  const awardId = textOf(source.awardID)
  const award = objectsOf(compiled.awards).find((one) => awardId !== null && textOf(one.id) === awardId) ?? {}
  const supplier = findSupplier(source, award, { compiled, path, note })
  if (!supplier) return null
  if (isScoped) note({ grade: 'warning', code: 'number-with-process', path, found: number.slice(0, 100) })
  if (supplier.hasBadIdentifier) note({ grade: 'warning', code: 'party-identifier-wrong', path: `${path}/suppliers` })
  const place: ContractPlace = { compiled, releases, award, path, note }
  const said = readOcdsContract(source, place)
  const before = byNumber.get(number)
  const contract = keepKnown(before, {
    ...said,
    number,
    title: said.title ?? before?.title ?? number,
    providerName: supplier.name,
    providerUei: supplier.uei,
    providerEin: supplier.ein,
    department: departmentOf(compiled, known.jurisdictionName),
    // An ocid that this program made from the number tells nothing that the number does not.
    ocid: isOwnOcid(ocid, number, known.ocidPrefix) ? null : ocid,
  })
  lookAt(contract, said, { source, path, note })
  if (before && contract.items.length > before.items.length)
    note({ grade: 'warning', code: 'amount-beside-items', path: `${path}/value` })
  const entry: OcdsEntry = { contract, ocid, source, process, note, path }
  return { entry, amendments: countNewAmendments(source, before) }
}

/** Amendments that the register has neither as one nor as an item. */
function countNewAmendments(source: JsonObject, before: WholeContract | undefined): number {
  const known = new Set([
    ...(before?.amendments ?? []).map(({ number }) => number),
    ...(before?.items ?? []).map(({ itemId }) => itemId),
  ])
  return objectsOf(source.amendments).filter((one) => !known.has(textOf(one.id) ?? '')).length
}

type Supplying = { compiled: JsonObject; path: string; note: OcdsNote }

/** The supplier of the award; some publishers name it at the contract, or only as who is paid. */
function findSupplier(source: JsonObject, award: JsonObject, { compiled, path, note }: Supplying) {
  const named = (references: JsonObject[]) =>
    references
      .map((one) => findParty(one, compiled))
      .filter((one): one is OcdsParty & { name: string } => one.name !== null)
  const ofAward = named(objectsOf(award.suppliers))
  const ofContract = named(objectsOf(source.suppliers))
  const transactions = objectsOf(objectOf(source.implementation).transactions)
  const payees = new Map(named(transactions.flatMap((one) => objectsOf(one.payee))).map((one) => [one.name, one]))
  const inRole = named(
    objectsOf(compiled.parties).filter(({ roles }) => Array.isArray(roles) && roles.includes('supplier')),
  )
  const suppliers = [ofAward, ofContract, ...[[...payees.values()], inRole].filter((some) => some.length === 1)].find(
    (some) => some.length > 0,
  )
  if (!suppliers) {
    note({ grade: 'error', code: 'contract-without-supplier', path })
    return null
  }
  if (Object.keys(award).length === 0) note({ grade: 'warning', code: 'award-not-found', path: `${path}/awardID` })
  const different = new Set(suppliers.map((one) => providerName(one.name)))
  if (different.size > 1) note({ grade: 'warning', code: 'several-suppliers', path, found: `${different.size}` })
  return { ...suppliers[0]!, name: suppliers[0]!.name.slice(0, 500) }
}

/** The buyer; where that is the government as a whole, the unit that runs the process. */
function departmentOf(compiled: JsonObject, jurisdictionName: string): string | null {
  const { buyer, procuringEntity } = findBuyers(compiled)
  const whole = providerName(jurisdictionName)
  const names = [buyer, procuringEntity].flatMap((one) => (one?.name ? [one.name] : []))
  return names.find((name) => providerName(name) !== whole)?.slice(0, 500) ?? null
}

function lookAt(
  contract: Contract,
  said: { amountCents: number | null; paidCents: number | null },
  { source, path, note }: { source: JsonObject; path: string; note: OcdsNote },
): void {
  const { amountCents } = said
  // An amount that could not be read has its own finding.
  const { amount } = objectOf(source.value)
  if (amount === undefined || amount === null) note({ grade: 'warning', code: 'missing-amount', path: `${path}/value` })
  if (amountCents === 0) note({ grade: 'warning', code: 'zero-amount', path: `${path}/value` })
  if (amountCents !== null && amountCents < 0)
    note({ grade: 'warning', code: 'negative-amount', path: `${path}/value` })
  if (isPaidAboveAmount(said))
    note({ grade: 'warning', code: 'paid-above-amount', path: `${path}/implementation/transactions` })
  if (isEndBeforeStart(contract)) note({ grade: 'warning', code: 'end-before-start', path: `${path}/period` })
  if (contract.from === null || contract.to === null)
    note({ grade: 'warning', code: 'missing-day', path: `${path}/period` })
}
