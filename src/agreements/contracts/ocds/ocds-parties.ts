import { type JsonObject, objectOf, objectsOf, textOf } from './json-value.ts'

/** An organization of a process: what it is called there, and the numbers that outsiders gave it. */
export type OcdsParty = {
  id: string | null
  name: string | null
  legalName: string | null
  uei: string | null
  ein: string | null
  hasBadIdentifier: boolean
}

/** References resolved: what `parties` says of an organization, else what stands beside the reference. */
export function findParty(reference: JsonObject, compiled: JsonObject): OcdsParty {
  const id = textOf(reference.id)
  const party = objectsOf(compiled.parties).find((one) => id !== null && textOf(one.id) === id) ?? {}
  const identifiers = [party, reference].flatMap((one) => [
    ...objectsOf(one.identifier),
    ...objectsOf(one.additionalIdentifiers),
  ])
  const legalName = identifiers.map((one) => textOf(one.legalName)).find((name) => name !== null) ?? null
  const [uei, isBadUei] = numberOf(identifiers, /\bUEI\b|\bSAM\b/i, /^[A-HJ-NP-Z0-9]{12}$/)
  const [ein, isBadEin] = numberOf(identifiers, /\bEIN\b|\bIRS\b/i, /^\d{9}$/)
  return {
    id,
    name: textOf(party.name) ?? textOf(reference.name) ?? legalName,
    legalName,
    uei,
    ein,
    hasBadIdentifier: isBadUei || isBadEin,
  }
}

/** The first number of a scheme that has its shape; whether there is one that has not. */
function numberOf(identifiers: JsonObject[], scheme: RegExp, shape: RegExp): [string | null, boolean] {
  const numbers = identifiers
    .filter((one) => scheme.test((textOf(one.scheme) ?? '').replaceAll('_', '-')))
    .map((one) => (textOf(one.id) ?? '').replace(/[\s-]/g, '').toUpperCase())
    .filter((number) => number !== '')
  const good = numbers.find((number) => shape.test(number)) ?? null
  return [good, good === null && numbers.length > 0]
}

export type OcdsBuyers = { buyer: OcdsParty | null; procuringEntity: OcdsParty | null }

export function findBuyers(compiled: JsonObject): OcdsBuyers {
  const of = (field: JsonObject) => (Object.keys(field).length === 0 ? null : findParty(field, compiled))
  const withRole = (role: string) =>
    objectsOf(compiled.parties).find((one) => Array.isArray(one.roles) && one.roles.includes(role)) ?? {}
  const { procuringEntity } = objectOf(compiled.tender)
  return {
    buyer: of(objectOf(compiled.buyer)) ?? of(withRole('buyer')),
    procuringEntity: of(objectOf(procuringEntity)) ?? of(withRole('procuringEntity')),
  }
}
