import { providerName } from '../../providers/provider-name.ts'
import type { JsonObject } from './json-value.ts'

export type Parties = { add(organization: Organization, ...roles: string[]): JsonObject; list(): JsonObject[] }

type Organization = { name: string; uei?: string | null | undefined; ein?: string | null | undefined }

/** The organizations of one release, each once with all its roles; adding one answers the reference to it. */
export function gatherParties(): Parties {
  const parties = new Map<string, { organization: Organization; roles: Set<string> }>()
  return {
    add(organization, ...roles) {
      const isTaken = (id: string) => {
        const known = parties.get(id)
        return known !== undefined && providerName(known.organization.name) !== providerName(organization.name)
      }
      // One number under two names is two organizations here, for a person to bring together.
      const ids = [partyIdOf(organization), nameId(organization.name), `name-${organization.name}`]
      const id = ids.find((one) => !isTaken(one)) ?? ids.at(-1)!
      const known = parties.get(id) ?? { organization, roles: new Set() }
      for (const role of roles) known.roles.add(role)
      parties.set(id, known)
      return { id, name: known.organization.name }
    },
    list: () => [...parties].map(([id, { organization, roles }]) => writeParty(id, organization, [...roles])),
  }
}

/** The scheme and number where there is one, as org-id.guide wants it; else the name in its plain form. */
function partyIdOf({ name, uei, ein }: Organization): string {
  if (uei) return `US-UEI-${uei}`
  if (ein) return `US-EIN-${ein}`
  return nameId(name)
}

const nameId = (name: string): string => `name-${providerName(name).replaceAll(' ', '-') || name}`

function writeParty(id: string, { name, uei, ein }: Organization, roles: string[]): JsonObject {
  const identifiers = [
    ...(uei ? [{ scheme: 'US-UEI', id: uei, legalName: name }] : []),
    ...(ein ? [{ scheme: 'US-EIN', id: ein, legalName: name }] : []),
  ]
  const [identifier, ...additionalIdentifiers] = identifiers
  return {
    id,
    name,
    ...(identifier ? { identifier } : {}),
    ...(additionalIdentifiers.length > 0 ? { additionalIdentifiers } : {}),
    roles,
  }
}
