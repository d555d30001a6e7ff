/** A provider is the organization that a government pays to serve people: a nonprofit, a firm, or another government. */
import { z } from 'zod'

/** A number that somebody outside gave the provider, with who gave it: EIN, UEI, or a city's own vendor number. */
export const providerIdentifier = z.object({
  scheme: z.enum(['ein', 'uei', 'vendor-number', 'other']),
  identifier: z.string().trim().min(1).max(100),
})

export const providerSchema = z.object({
  /** The name it goes by today. */
  name: z.string().trim().min(1).max(300),
  /** Names it had before, or that other lists give it. */
  otherNames: z.array(z.string().trim().min(1).max(300)).default([]),
  /** null: the source does not say. */
  isForProfit: z.boolean().nullable().default(null),
  identifiers: z.array(providerIdentifier).default([]),
})

export type ProviderIdentifier = z.infer<typeof providerIdentifier>
export type Provider = z.infer<typeof providerSchema>
