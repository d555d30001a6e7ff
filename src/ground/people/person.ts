import { z } from 'zod'

/** A person who signs in: staff of the government, or of a provider, who sees the provider's own contracts only. */
export type Person = {
  id: string
  name: string
  role: 'contract-manager' | 'director' | 'provider'
  providerId: string | null
  providerName: string | null
}

export const roles = ['contract-manager', 'director', 'provider'] as const

export const newPerson = z
  .object({
    name: z.string().trim().min(1).max(200),
    email: z.email().nullable().default(null),
    role: z.enum(roles),
    providerId: z.uuid().nullable().default(null),
  })
  .refine(
    (person) => (person.role === 'provider') === (person.providerId !== null),
    "A provider's person names the provider.",
  )
