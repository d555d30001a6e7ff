import { isObject, type Json, type JsonObject, objectsOf, textOf } from './json-value.ts'

/**
 * A release of version 1.0 as 1.1 writes it, by the standard's notes on the upgrade: organizations move from where they
 * stand to `parties` and leave a reference, `amendment` becomes `amendments`, and a transaction's amount and its two
 * organizations get their new names. A release that is 1.1 already comes back as it is. The input is not changed.
 */
export function upgradeRelease(original: JsonObject): { release: JsonObject; isUpgraded: boolean } {
  if (!needsUpgrade(original)) return { release: original, isUpgraded: false }
  const release = structuredClone(original)
  const parties = new Map<string, JsonObject>()
  for (const party of objectsOf(release.parties)) parties.set(textOf(party.id) ?? partyId(party), party)
  const refer = (from: JsonObject, field: string, role: string) => {
    const value = from[field]
    if (Array.isArray(value)) from[field] = value.map((one) => (isObject(one) ? moveOut(one, role, parties) : one))
    else if (isObject(value)) from[field] = moveOut(value, role, parties)
  }
  refer(release, 'buyer', 'buyer')
  for (const tender of objectsOf(release.tender)) {
    refer(tender, 'procuringEntity', 'procuringEntity')
    refer(tender, 'tenderers', 'tenderer')
    renewAmendment(tender)
  }
  for (const award of objectsOf(release.awards)) {
    refer(award, 'suppliers', 'supplier')
    renewAmendment(award)
  }
  for (const contract of objectsOf(release.contracts)) {
    refer(contract, 'suppliers', 'supplier')
    renewAmendment(contract)
    const { implementation } = contract
    if (!isObject(implementation)) continue
    for (const transaction of objectsOf(implementation.transactions)) {
      rename(transaction, 'amount', 'value')
      for (const [old, field, role] of [
        ['providerOrganization', 'payer', 'payer'],
        ['receiverOrganization', 'payee', 'payee'],
      ] as const) {
        const identifier = transaction[old]
        if (isObject(identifier) && transaction[field] === undefined)
          transaction[field] = { name: identifier.legalName ?? null, identifier }
        delete transaction[old]
        refer(transaction, field, role)
      }
    }
  }
  if (parties.size > 0) release.parties = [...parties.values()]
  return { release, isUpgraded: true }
}

/** 1.0 knows no `parties`, and says an organization whole where 1.1 refers to one; `amendment` and `amount` are older words. */
function needsUpgrade(release: JsonObject): boolean {
  const awards = objectsOf(release.awards)
  const contracts = objectsOf(release.contracts)
  const tenders = objectsOf(release.tender)
  const transactions = contracts.flatMap((one) =>
    objectsOf(one.implementation).flatMap((inner) => objectsOf(inner.transactions)),
  )
  if ([...tenders, ...awards, ...contracts].some((one) => isObject(one.amendment))) return true
  if (transactions.some((one) => isObject(one.amount) || isObject(one.providerOrganization))) return true
  const organizations = [
    ...objectsOf(release.buyer),
    ...tenders.flatMap((one) => [...objectsOf(one.procuringEntity), ...objectsOf(one.tenderers)]),
    ...awards.flatMap((one) => objectsOf(one.suppliers)),
    ...contracts.flatMap((one) => objectsOf(one.suppliers)),
  ]
  return organizations.some((one) => textOf(one.id) === null)
}

function moveOut(organization: JsonObject, role: string, parties: Map<string, JsonObject>): JsonObject {
  const id = textOf(organization.id) ?? partyId(organization)
  const known = parties.get(id)
  const roles = Array.isArray(known?.roles) ? known.roles : []
  const all: Json[] = roles.includes(role) ? roles : [...roles, role]
  parties.set(id, { ...organization, ...known, id, roles: all })
  return { id, ...(organization.name === undefined ? {} : { name: organization.name }) }
}

/** The identifier that somebody gave it, else its name: the same organization in two places then meets. */
function partyId(organization: JsonObject): string {
  const identifier = isObject(organization.identifier) ? organization.identifier : {}
  const id = textOf(identifier.id)
  if (id !== null) return `${textOf(identifier.scheme) ?? ''}-${id}`
  return textOf(organization.name) ?? textOf(identifier.legalName) ?? 'unnamed'
}

function renewAmendment(of: JsonObject): void {
  if (!isObject(of.amendment)) return
  of.amendments = [...(Array.isArray(of.amendments) ? of.amendments : []), of.amendment]
  delete of.amendment
}

function rename(object: JsonObject, old: string, fresh: string): void {
  if (object[old] === undefined) return
  object[fresh] ??= object[old]
  delete object[old]
}
